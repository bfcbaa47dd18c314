package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.Spelling;

/**
 * Checks that what tables of costs name is there. A wrong name leaves the component that it was
 * meant for to another price, so it is an error where a component has no entry. Where all have one,
 * an entry too many, as of a table for several designs, changes nothing and is a warning.
 */
public final class TableNames {
  private final Set<String> known = new HashSet<>();
  private final List<String> components = new ArrayList<>();

  /**
   * Names that tables may have.
   *
   * @param given the architecture as it is written, whose subtrees and networks may have entries as
   *     well
   */
  public TableNames(Architecture architecture, List<Node> given) {
    architecture.storage().stream()
        .filter(level -> !level.isInternal())
        .forEach(level -> components.add(level.name()));
    components.add(architecture.compute().name());
    known.addAll(components);
    given.forEach(this::addNames);
  }

  /** All names of subtrees and components, however deep. */
  private void addNames(Node node) {
    if (node instanceof MapNode map) {
      map.text("name")
          .flatMap(ComponentName::parse)
          .ifPresent(component -> known.add(component.name()));
      map.entries().forEach(entry -> addNames(entry.value()));
    } else if (node instanceof ListNode list) {
      list.items().forEach(this::addNames);
    }
  }

  /**
   * Checks a section {@code ERT} or {@code ART}.
   *
   * @param priced whether a component has an entry
   */
  public void check(Node table, Predicate<String> priced, Diagnosis diagnosis) {
    List<String> lacking = components.stream().filter(priced.negate()).toList();
    CostTableCodec.components(table)
        .forEach(
            (name, place) -> {
              if (!known.contains(name)) {
                diagnosis.add(problem(name, place, lacking));
              }
            });
  }

  private static Problem problem(String name, Location place, List<String> lacking) {
    String message = "%s is no component of the architecture".formatted(name);
    return lacking.isEmpty()
        ? Problem.warning(place, message + ", so its entry has no effect")
        : Problem.error(place, message + "; without an entry is " + lacking.get(0))
            .withAdvice(Spelling.advice(name, lacking));
  }
}
