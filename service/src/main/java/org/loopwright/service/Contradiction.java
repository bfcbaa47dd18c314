package org.loopwright.service;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.timeloop.StatedConstraints;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.search.mapspace.ConflictSet;
import org.loopwright.search.mapspace.Feasibility;
import org.loopwright.search.mapspace.Infeasibility;

/**
 * Statements of a specification that no mapping can meet together, none of which can be left out.
 *
 * @param workload the workload that has no mapping
 * @param statements the statements with their places; none if the hardware alone is to blame
 * @param reason why they cannot be met
 * @param hints how a statement could be met
 */
public record Contradiction(
    String workload, List<Statement> statements, Infeasibility reason, List<String> hints) {
  /** What one line of a file asks. */
  public record Statement(Location location, String text) {}

  /** The number of contradictions with nothing in common that are looked for. */
  private static final int MAX_CONTRADICTIONS = 5;

  public Contradiction {
    statements = List.copyOf(statements);
    hints = List.copyOf(hints);
  }

  /** The contradictions of a specification with a workload, no statement in two of them. */
  public static List<Contradiction> of(SpecificationFiles files, Specification specification) {
    if (reason(specification, specification.constraints()).isEmpty()) {
      return List.of();
    }
    StatedConstraints stated = files.statedConstraints(specification);
    List<Integer> left = new ArrayList<>();
    for (int statement = 0; statement < stated.size(); statement++) {
      left.add(statement);
    }
    List<Contradiction> found = new ArrayList<>();
    while (found.size() < MAX_CONTRADICTIONS
        && reason(specification, stated.of(bits(left))).isPresent()) {
      BitSet smallest = smallest(specification, stated, left);
      found.add(contradiction(specification, stated, smallest));
      if (smallest.isEmpty()) {
        break;
      }
      left.removeIf(smallest::get);
    }
    return found;
  }

  private static Optional<Infeasibility> reason(Specification specification, Constraints limits) {
    return Feasibility.of(
        specification.workload().orElseThrow(), specification.architecture(), limits);
  }

  private static BitSet bits(List<Integer> numbers) {
    BitSet bits = new BitSet();
    numbers.forEach(bits::set);
    return bits;
  }

  private static BitSet smallest(
      Specification specification, StatedConstraints stated, List<Integer> among) {
    BitSet chosen =
        ConflictSet.smallest(
            among.size(),
            some -> reason(specification, stated.of(statements(some, among))).isPresent());
    return statements(chosen, among);
  }

  private static BitSet statements(BitSet positions, List<Integer> among) {
    BitSet statements = new BitSet();
    positions.stream().forEach(position -> statements.set(among.get(position)));
    return statements;
  }

  private static Contradiction contradiction(
      Specification specification, StatedConstraints stated, BitSet some) {
    List<Statement> statements = new ArrayList<>();
    List<String> hints = new ArrayList<>();
    some.stream()
        .forEach(
            number -> {
              statements.add(new Statement(stated.location(number), stated.text(number)));
              stated.hint(number).ifPresent(hints::add);
            });
    return new Contradiction(
        specification.workload().orElseThrow().name(),
        statements,
        reason(specification, stated.of(some)).orElseThrow(),
        hints);
  }

  /**
   * The error for users.
   *
   * @param hardware where the hardware is described
   * @param others how many further workloads it holds for
   */
  public Problem problem(Location hardware, int others) {
    String why = StorageLevel.withoutInternalNames(reason.toString());
    String whose = others == 0 ? workload : workload + " (and " + others + " more)";
    if (statements.isEmpty()) {
      return Problem.error(hardware, "no mapping of " + whose + " fits this hardware: " + why)
          .withAdvice("Change what the hardware asks for or offers there");
    }
    Statement first = statements.get(0);
    if (statements.size() == 1) {
      return Problem.error(
              first.location(),
              "no mapping of %s can meet '%s': %s".formatted(whose, first.text(), why))
          .withAdvice(advice("Change it or leave it out"));
    }
    String lines =
        statements.stream()
            .map(one -> System.lineSeparator() + "    " + one.location() + ": " + one.text())
            .collect(Collectors.joining());
    return Problem.error(
            first.location(),
            "no mapping of %s can meet these %s together: %s%s"
                .formatted(whose, statements.size(), why, lines))
        .withAdvice(advice("Change or leave out any one of them"));
  }

  private String advice(String standard) {
    return hints.isEmpty() ? standard : standard + ": " + String.join("; ", hints);
  }
}
