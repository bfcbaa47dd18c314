package org.loopwright.formats.timeloop;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.workload.Workload;

/** Constraints as the statements of files that they are made of, any of which can be left out. */
public final class StatedConstraints {
  /**
   * One thing that a line of a file asks of mappings.
   *
   * @param text what, such as {@code RF temporal: K = 16}
   * @param hint how it could be met, where that depends on it alone
   * @param effect puts it into limits
   */
  record Statement(
      Location location, String text, Optional<String> hint, Consumer<ConstraintLimits> effect) {}

  private final Workload workload;
  private final Architecture architecture;
  private final List<Statement> statements;
  private final List<Statement> implicit;

  StatedConstraints(Workload workload, Architecture architecture, List<Statement> statements) {
    this.workload = workload;
    this.architecture = architecture;
    this.statements = statements.stream().filter(one -> !isImplicit(one)).toList();
    implicit = statements.stream().filter(StatedConstraints::isImplicit).toList();
  }

  /**
   * Whether a reader stated it, not the user: that a level without room has no loops and no data.
   */
  private static boolean isImplicit(Statement statement) {
    String[] words = statement.text().split(" ", 3);
    return StorageLevel.isInternal(words[0]) && !words[1].startsWith("spatial");
  }

  /** The number of statements. */
  public int size() {
    return statements.size();
  }

  /** The place of a statement. */
  public Location location(int statement) {
    return statements.get(statement).location();
  }

  /** What a statement asks, such as {@code RF temporal: K = 16}. */
  public String text(int statement) {
    return StorageLevel.withoutInternalNames(statements.get(statement).text());
  }

  /** How a statement could be met, where that depends on it alone. */
  public Optional<String> hint(int statement) {
    return statements.get(statement).hint();
  }

  /** The constraints that some of the statements make. */
  public Constraints of(BitSet some) {
    ConstraintLimits limits =
        new ConstraintLimits(new Binding(workload, architecture, new Diagnosis()));
    implicit.forEach(statement -> statement.effect().accept(limits));
    some.stream().forEach(statement -> statements.get(statement).effect().accept(limits));
    return limits.build();
  }
}
