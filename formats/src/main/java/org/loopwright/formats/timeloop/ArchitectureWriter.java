package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.technology.ComponentAttributes;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;

/** An architecture as the sections that {@link ArchitectureReader} reads. */
public final class ArchitectureWriter {
  private static final String SYSTEM = "system";

  private ArchitectureWriter() {}

  /** A component and the attributes that state it. */
  public record StatedComponent(
      String name, String componentClass, Mesh mesh, MapNode attributes) {}

  /** The components, outermost first. */
  public static List<StatedComponent> components(
      Architecture architecture, ComponentAttributes given) {
    List<StatedComponent> components = new ArrayList<>();
    for (int i = architecture.storage().size() - 1; i >= 0; i--) {
      StorageLevel level = architecture.storage().get(i);
      components.add(
          new StatedComponent(
              level.name(),
              level.componentClass(),
              level.mesh(),
              StorageAttributes.write(level, given.own(level.name()))));
    }
    ComputeLevel compute = architecture.compute();
    components.add(
        new StatedComponent(
            compute.name(),
            compute.componentClass(),
            compute.mesh(),
            ComputeAttributes.write(compute, given.own(compute.name()))));
    return components;
  }

  /** The classic form: one subtree, all components local to it, outermost first. */
  public static MapNode subtree(Architecture architecture, ComponentAttributes given) {
    String name = architecture.name();
    boolean named = ComponentName.parse(name).filter(text -> text.name().equals(name)).isPresent();
    MapNode.Builder outermost =
        MapNode.written().put(ArchitectureKeys.LEVEL_NAME, named ? name : SYSTEM);
    putDesign(outermost, given.design());
    List<Node> local = new ArrayList<>();
    components(architecture, given).forEach(component -> local.add(local(component)));
    outermost.put(ArchitectureKeys.LOCAL, local);
    MapNode.Builder tree = MapNode.written().put(Versions.KEY, Versions.WRITTEN);
    if (!named) {
      tree.put(ArchitectureKeys.NAME, name);
    }
    return tree.put(ArchitectureKeys.SUBTREE, List.of(outermost.build())).build();
  }

  private static void putDesign(MapNode.Builder map, Map<String, String> design) {
    if (!design.isEmpty()) {
      map.put(ArchitectureKeys.INHERITED.name(), MapNode.written().putTexts(design).build());
    }
  }

  private static MapNode local(StatedComponent component) {
    long instances = component.mesh.instances();
    return MapNode.written()
        .put(
            ArchitectureKeys.LEVEL_NAME,
            instances == 1 ? component.name : component.name + "[1.." + instances + "]")
        .put(ArchitectureKeys.CLASS, component.componentClass)
        .put(ArchitectureKeys.ATTRIBUTES.name(), component.attributes)
        .build();
  }

  /** The oldest form: arithmetic, and storage innermost first. */
  public static MapNode flat(Architecture architecture, ComponentAttributes given) {
    MapNode.Builder tree = MapNode.written().put(ArchitectureKeys.NAME, architecture.name());
    putDesign(tree, given.design());
    List<Node> innermostFirst = new ArrayList<>();
    components(architecture, given).forEach(component -> innermostFirst.add(0, flat(component)));
    return tree.put(ArchitectureKeys.ARITHMETIC, innermostFirst.get(0))
        .put(ArchitectureKeys.STORAGE, innermostFirst.subList(1, innermostFirst.size()))
        .build();
  }

  /** A name or a class among the attributes is the component's own. */
  private static MapNode flat(StatedComponent component) {
    return MapNode.written()
        .put(ArchitectureKeys.LEVEL_NAME, component.name)
        .put(ArchitectureKeys.CLASS, component.componentClass)
        .put(Component.INSTANCES, component.mesh.instances())
        .putAll(component.attributes)
        .put(ArchitectureKeys.LEVEL_NAME, component.name)
        .put(ArchitectureKeys.CLASS, component.componentClass)
        .build();
  }
}
