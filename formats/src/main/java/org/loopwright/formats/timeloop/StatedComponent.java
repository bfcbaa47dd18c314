package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.technology.ComponentAttributes;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;

/** A component and the attributes that state it. */
public record StatedComponent(String name, String componentClass, Mesh mesh, MapNode attributes) {
  /** The components, outermost first. */
  public static List<StatedComponent> of(Architecture architecture, ComponentAttributes given) {
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
}
