package org.loopwright.formats.compound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.loopwright.cost.technology.compound.CompoundClass;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;

/** Classes of compound components as the section that {@link CompoundReader} reads. */
public final class CompoundTree {
  private static final String ONE = "1";

  /** What the reader makes of each [FIRST..LAST]. */
  private static final Pattern RANGE =
      Pattern.compile("\\*\\(\\(([^()]+)\\)-\\(([^()]+)\\)\\+1\\)");

  private CompoundTree() {}

  public static MapNode of(List<CompoundClass> classes) {
    return MapNode.written()
        .put("version", ScalarNode.of("0.4", Node.NOWHERE))
        .put(CompoundKeys.CLASSES, nodes(classes, CompoundTree::compound))
        .build();
  }

  private static <T> List<Node> nodes(List<T> items, Function<T, Node> node) {
    return items.stream().map(node).toList();
  }

  private static MapNode compound(CompoundClass compound) {
    return MapNode.written()
        .put(CompoundKeys.NAME, compound.name())
        .put(
            CompoundKeys.ATTRIBUTES.name(),
            MapNode.written().putTexts(compound.attributes()).build())
        .put(CompoundKeys.PARTS, nodes(compound.parts(), CompoundTree::part))
        .put(CompoundKeys.ACTIONS, nodes(compound.actions(), CompoundTree::action))
        .build();
  }

  private static MapNode part(CompoundClass.Part part) {
    return MapNode.written()
        .put(CompoundKeys.PART_NAME, numbered(part.name(), part.count()))
        .put(CompoundKeys.CLASS, part.componentClass())
        .put(CompoundKeys.ATTRIBUTES.name(), MapNode.written().putTexts(part.attributes()).build())
        .put(CompoundKeys.AREA_SHARE, part.areaShare())
        .put(CompoundKeys.ENERGY_SHARE, share(part.energyShare()))
        .build();
  }

  private static MapNode action(CompoundClass.Action action) {
    List<Node> steps = new ArrayList<>();
    for (CompoundClass.Step step : action.steps()) {
      MapNode.Builder done =
          MapNode.written()
              .put(CompoundKeys.ACTION_NAME, step.action())
              .put(CompoundKeys.ACTION_SHARE, step.repeat());
      if (!step.arguments().isEmpty()) {
        done.put(
            CompoundKeys.ARGUMENTS.name(), MapNode.written().putTexts(step.arguments()).build());
      }
      steps.add(
          MapNode.written()
              .put(CompoundKeys.PART_NAME, numbered(step.part(), step.instances()))
              .put(CompoundKeys.STEPS, List.of(done.build()))
              .build());
    }
    return MapNode.written()
        .put(CompoundKeys.ACTION_NAME, action.name())
        .put(CompoundKeys.ARGUMENTS.name(), MapNode.written().putTexts(action.arguments()).build())
        .put(CompoundKeys.ACTION_SHARE, share(action.share()))
        .put(CompoundKeys.PARTS_OF_ACTION, steps)
        .build();
  }

  private static Optional<String> share(String share) {
    return Optional.of(share).filter(text -> !text.equals(ONE));
  }

  private static String numbered(String name, String count) {
    String ranges = RANGE.matcher(count).replaceAll("[$2..$1]");
    if (!ranges.startsWith(ONE) || ranges.contains("(")) {
      return "%s[1..%s]".formatted(name, count);
    }
    return name + ranges.substring(ONE.length());
  }
}
