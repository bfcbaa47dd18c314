package org.loopwright.formats.study;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.loopwright.model.diagnostics.Labelled;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.model.expression.Formula;

/**
 * What a source states, with its number, and how we check it.
 *
 * @param source section and figure
 * @param published the number of the source
 * @param unit of the number; empty if it has none
 * @param relation how ours must lie to it
 * @param tolerance the part of the published number (of 1 where that is 0) by which ours may miss
 * @param check our number, made of measures
 * @param variantOf the claim that it is under other conditions, which are as plausible; empty for a
 *     claim as the source makes it
 * @param note why ours differs, with evidence
 */
public record Claim(
    String id,
    String text,
    String source,
    double published,
    String unit,
    Relation relation,
    double tolerance,
    Formula check,
    Optional<String> variantOf,
    Optional<String> note) {
  /** How our number must lie to the published one. */
  public enum Relation implements Labelled {
    ABOUT("about", ""),
    AT_LEAST("at_least", ">= "),
    AT_MOST("at_most", "<= ");

    private final String label;
    private final String sign;

    Relation(String label, String sign) {
      this.label = label;
      this.sign = sign;
    }

    @Override
    public String label() {
      return label;
    }

    /** Before the published number. */
    public String sign() {
      return sign;
    }
  }

  public Claim {
    Require.notBlank(id, "id of a claim");
    requireNonNull(relation, "relation");
    Require.notNegative(tolerance, "tolerance of claim %s", id);
    requireNonNull(check, "check");
    requireNonNull(variantOf, "variantOf");
    requireNonNull(note, "note");
  }

  /** By which part of the published number ours misses what the source states; 0 if it does not. */
  public double miss(double ours) {
    double size = published == 0 ? 1 : Math.abs(published);
    double above = (ours - published) / size;
    return switch (relation) {
      case ABOUT -> Math.abs(above);
      case AT_LEAST -> Math.max(0, -above);
      case AT_MOST -> Math.max(0, above);
    };
  }
}
