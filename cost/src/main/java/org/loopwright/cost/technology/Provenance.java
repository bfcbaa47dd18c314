package org.loopwright.cost.technology;

import org.loopwright.model.diagnostics.Require;

/**
 * Where a number comes from.
 *
 * @param model what worked it out, such as {@code SRAM table}, or {@code given} where nothing did
 * @param table the table that it was read from, such as {@code sram.csv} or {@code ERT}
 * @param source who published or measured the values of the table
 * @param extrapolated whether the table does not reach so far
 */
public record Provenance(String model, String table, String source, boolean extrapolated) {
  /** The provenance of energies that the user's files state. */
  public static final Provenance GIVEN_BY_ERT = given("ERT");

  /** The provenance of areas that the user's files state. */
  public static final Provenance GIVEN_BY_ART = given("ART");

  /**
   * The provenance of the leakage of arithmetic where a given table has it: zero, as in the
   * reference.
   */
  public static final Provenance LEAK_NOT_CHARGED =
      given("ERT, whose leak of arithmetic is not charged");

  /**
   * The provenance of the leakage of storage whose architecture states the energy of its accesses:
   * the reference does not look at its ERT then.
   */
  public static final Provenance NOT_ASKED =
      given("attribute vector_access_energy, so the ERT is not asked");

  /** The provenance of what no table names and no model knows: it counts as zero. */
  public static final Provenance UNKNOWN =
      new Provenance("none", "none", "not known; counts as 0", false);

  private static final String GIVEN = "given";

  public Provenance {
    Require.notBlank(model, "model of a provenance");
    Require.notBlank(table, "table of a provenance");
    Require.notBlank(source, "source of a provenance");
  }

  /** The provenance of what the user's files state in a section or attribute. */
  public static Provenance given(String section) {
    return new Provenance(GIVEN, section, "the specification", false);
  }

  public boolean isGiven() {
    return model.equals(GIVEN);
  }

  /** For people: {@code given by ERT}, or model, table and source. */
  @Override
  public String toString() {
    return isGiven()
        ? "given by " + table
        : model + ", " + table + (extrapolated ? ", extrapolated" : "") + ": " + source;
  }
}
