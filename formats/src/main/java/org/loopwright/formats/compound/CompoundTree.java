package org.loopwright.formats.compound;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.loopwright.cost.technology.compound.CompoundClass;

/** Classes of compound components as the section that {@link CompoundReader} reads. */
public final class CompoundTree {
  private static final String ONE = "1";

  /** What the reader makes of each [FIRST..LAST]. */
  private static final Pattern RANGE =
      Pattern.compile("\\*\\(\\(([^()]+)\\)-\\(([^()]+)\\)\\+1\\)");

  private CompoundTree() {}

  public static Map<String, Object> of(List<CompoundClass> classes) {
    Map<String, Object> section = new LinkedHashMap<>();
    section.put("version", "0.4");
    section.put("classes", classes.stream().map(CompoundTree::compound).toList());
    return section;
  }

  private static Map<String, Object> compound(CompoundClass compound) {
    Map<String, Object> map = named(compound.name());
    map.put("attributes", compound.attributes());
    map.put("subcomponents", compound.parts().stream().map(CompoundTree::part).toList());
    map.put("actions", compound.actions().stream().map(CompoundTree::action).toList());
    return map;
  }

  private static Map<String, Object> part(CompoundClass.Part part) {
    Map<String, Object> map = named(numbered(part.name(), part.count()));
    map.put("class", part.componentClass());
    map.put("attributes", part.attributes());
    map.put("area_share", part.areaShare());
    putShare(map, "energy_share", part.energyShare());
    return map;
  }

  private static Map<String, Object> action(CompoundClass.Action action) {
    Map<String, Object> map = named(action.name());
    map.put("arguments", action.arguments());
    putShare(map, "action_share", action.share());
    List<Map<String, Object>> steps = new ArrayList<>();
    for (CompoundClass.Step step : action.steps()) {
      Map<String, Object> done = named(step.action());
      done.put("action_share", step.repeat());
      if (!step.arguments().isEmpty()) {
        done.put("arguments", step.arguments());
      }
      Map<String, Object> part = named(numbered(step.part(), step.instances()));
      part.put("actions", List.of(done));
      steps.add(part);
    }
    map.put("subcomponents", steps);
    return map;
  }

  private static void putShare(Map<String, Object> map, String key, String share) {
    if (!share.equals(ONE)) {
      map.put(key, share);
    }
  }

  private static String numbered(String name, String count) {
    String ranges = RANGE.matcher(count).replaceAll("[$2..$1]");
    if (!ranges.startsWith(ONE) || ranges.contains("(")) {
      return "%s[1..%s]".formatted(name, count);
    }
    return name + ranges.substring(ONE.length());
  }

  private static Map<String, Object> named(String name) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", name);
    return map;
  }
}
