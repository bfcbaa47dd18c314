package org.loopwright.service;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.loopwright.dataflow.lowering.LoopNestLowering;
import org.loopwright.dataflow.lowering.LoopNestRaising;
import org.loopwright.dataflow.lowering.Lowering;
import org.loopwright.dataflow.lowering.Raising;
import org.loopwright.dataflow.lowering.WorkloadToLayer;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DataflowNetwork;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.formats.HardwareDescription;
import org.loopwright.formats.Specification;
import org.loopwright.formats.maestro.MaestroWriter;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.Workload;

/**
 * Specifications out of mapped layers in the directive language, and back where there are words.
 */
public final class DirectiveConversion {
  private DirectiveConversion() {}

  /**
   * The workload, the array and the loop nest of a mapped layer.
   *
   * @param file name of the file in error messages
   * @throws SpecException with the reason, if no loop nest does what the directives do
   */
  public static Specification specification(String file, Layer layer, DataflowHardware hardware) {
    Lowering lowering = LoopNestLowering.lower(layer, hardware);
    if (lowering instanceof Lowering.LoopNest nest) {
      return new Specification(
          Optional.of(nest.workload()),
          HardwareDescription.of(nest.architecture()),
          Constraints.NONE,
          Optional.of(nest.mapping()),
          Optional.empty(),
          List.of());
    }
    throw refused(
        file,
        "layer %s has no loop nest: %s"
            .formatted(layer.name(), ((Lowering.NotExpressible) lowering).reason()));
  }

  /**
   * A network of the one layer, with directives that do what the mapping does.
   *
   * @throws SpecException with the reason, if there are none
   */
  public static String directives(Specification specification) {
    Workload workload =
        specification
            .workload()
            .orElseThrow(() -> refused("specification", "directives map a layer: give a problem"));
    Mapping mapping =
        specification
            .mapping()
            .orElseThrow(() -> refused("specification", "directives are a mapping: give one"));
    Layer shape = WorkloadToLayer.of(workload.withName(word(workload.name())));
    Raising raising = LoopNestRaising.raise(shape, mapping);
    if (raising instanceof Raising.NotExpressible none) {
      throw refused("specification", "the mapping has no directives: " + none.reason());
    }
    Raising.Directives raised = (Raising.Directives) raising;
    requireSame(workload, mapping, raised);
    DataflowNetwork network = new DataflowNetwork(shape.name(), List.of(raised.layer()));
    return "// A loop nest in directives; for an array of %d PEs.%n".formatted(raised.pes())
        + MaestroWriter.write(network);
  }

  /** A name as the directive language has them. */
  private static String word(String name) {
    String word = name.replaceAll("\\W", "_");
    return word.matches("[A-Za-z_].*") ? word : "_" + word;
  }

  /** Refuses directives that lower to another order of loops than that of the mapping. */
  private static void requireSame(Workload workload, Mapping mapping, Raising.Directives raised) {
    Lowering back =
        LoopNestLowering.lower(raised.layer(), DataflowHardware.defaults().withPes(raised.pes()));
    boolean same =
        back instanceof Lowering.LoopNest nest
            && nest.workload().dimensions().equals(workload.dimensions())
            && loops(nest.mapping()).equals(loops(mapping));
    if (!same) {
      throw refused(
          "specification", "the mapping has no directives: they would order its loops otherwise");
    }
  }

  /** The loops by level; inside a PE directives have no order, and the axes of a mesh are one. */
  private static List<Object> loops(Mapping mapping) {
    List<Object> loops = new ArrayList<>();
    loops.add(Set.copyOf(mapping.levels().get(0).temporal()));
    for (LevelMapping level : mapping.levels().subList(1, mapping.levels().size())) {
      Set<Loop> spatial = new HashSet<>(level.spatialX());
      spatial.addAll(level.spatialY());
      loops.add(List.of(level.temporal(), spatial));
    }
    return loops;
  }

  private static SpecException refused(String where, String why) {
    return new SpecException(Problem.error(Location.ofFile(where), why));
  }
}
