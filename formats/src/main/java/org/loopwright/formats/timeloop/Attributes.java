package org.loopwright.formats.timeloop;

import java.util.List;
import org.loopwright.formats.document.MapReader;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;

/** What the attributes of storage and of arithmetic have in common. */
final class Attributes {
  private Attributes() {}

  static int wordBits(MapReader attributes) {
    return attributes.get(AttributeKeys.WORD_BITS).orElseThrow();
  }

  /** The layout of all instances. X takes what Y leaves; with neither given, all lie along X. */
  static Mesh mesh(Component component, Diagnosis diagnosis) {
    MapReader attributes = component.attributes();
    Location name = component.location();
    long instances = attributes.get(AttributeKeys.INSTANCES).orElse(component.instances());
    long x = attributes.get(AttributeKeys.MESH_X).orElse(0L);
    long y = attributes.get(AttributeKeys.MESH_Y).orElse(0L);
    if (x > 0 && y > 0) {
      requireProduct(x, y, instances, name, diagnosis);
    } else if (x > 0) {
      y = quotient(instances, x, "meshX", name, diagnosis);
    } else if (y > 0) {
      x = quotient(instances, y, "meshY", name, diagnosis);
    } else {
      x = instances;
      y = 1;
    }
    long columns = x;
    long rows = y;
    return diagnosis.attempt(name, () -> new Mesh(columns, rows)).orElse(Mesh.SINGLE);
  }

  private static void requireProduct(
      long x, long y, long instances, Location name, Diagnosis diagnosis) {
    if (Math.multiplyHigh(x, y) != 0 || x * y != instances) {
      diagnosis.error(
          name, "meshX %s x meshY %s must be its %s instances".formatted(x, y, instances));
    }
  }

  private static long quotient(
      long instances, long mesh, String axis, Location name, Diagnosis diagnosis) {
    if (instances % mesh != 0) {
      diagnosis.error(name, "%s %s must divide its %s instances".formatted(axis, mesh, instances));
      return 1;
    }
    return instances / mesh;
  }

  /** Reports attributes that have no effect, and those that nobody knows. */
  static void finish(MapReader attributes) {
    for (String key : UnmodelledAttributes.WITH_EFFECT_IF_TRUE) {
      if (attributes.flag(key).orElse(false)) {
        attributes.ignoreWithWarning(List.of(key));
      }
    }
    attributes.finishWithWarnings();
  }
}
