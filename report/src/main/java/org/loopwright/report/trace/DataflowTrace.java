package org.loopwright.report.trace;

import java.util.LinkedHashMap;
import java.util.Map;
import org.loopwright.dataflow.LayerResult;
import org.loopwright.dataflow.NetworkResult;
import org.loopwright.dataflow.engine.ClusterAnalysis;
import org.loopwright.dataflow.engine.ClusterHierarchy;
import org.loopwright.dataflow.engine.LevelRun;
import org.loopwright.dataflow.engine.LevelRun.IterationCase;
import org.loopwright.dataflow.engine.PerformanceAnalysis;
import org.loopwright.report.table.JsonObject;
import org.loopwright.report.trace.TraceEvents.Group;
import org.loopwright.report.trace.TraceEvents.Track;
import org.loopwright.result.RunIdentity;

/**
 * Data-centric mappings as a trace: a group of tracks for each cluster level, outermost first.
 *
 * <p>It shows what the model adds up. The iterations of a level fall into cases; these follow each
 * other, each as often as it occurs, though in the run they take turns. In an iteration the next
 * operands come in, the units compute, and the results of the last leave, all at once, and it takes
 * as long as the slowest; only the first of a tile waits for its operands. What a unit does in an
 * iteration is shown a level further in. The first iterations of a case are shown one by one and
 * the others as one slice, which bounds the file.
 */
public final class DataflowTrace {
  private final TraceEvents events = new TraceEvents();
  private final int maxIterations;

  private DataflowTrace(int layers) {
    maxIterations = TraceEvents.shownAlike(layers);
  }

  /** The layers one after the other, each once. */
  public static JsonObject of(RunIdentity identity, NetworkResult result) {
    DataflowTrace trace = new DataflowTrace(result.layers().size());
    double start = 0;
    for (LayerResult layer : result.layers()) {
      trace.add(layer, start);
      start += layer.runtimeCycles();
    }
    Map<String, String> notes = new LinkedHashMap<>();
    notes.put("elements", "of one iteration of a level, all of its units together");
    notes.put("order", "alike iterations follow each other; in the run they take turns");
    return trace.events.file(identity, notes);
  }

  private void add(LayerResult layer, double start) {
    events.slice(
        TraceEvents.LAYERS,
        layer.layer().name(),
        start,
        (double) layer.runtimeCycles(),
        new JsonObject()
            .put("cycles", layer.runtimeCycles())
            .put("energy_pj", layer.energy().totalPj())
            .put("macs", layer.macs()));
    ClusterHierarchy hierarchy = ClusterAnalysis.analyze(layer.layer(), layer.hardware().pes());
    new LayerTrace(hierarchy).add(PerformanceAnalysis.run(hierarchy, layer.hardware()), start);
  }

  /** One layer. */
  private final class LayerTrace {
    private final ClusterHierarchy hierarchy;

    /** Iterations that are shown one by one already, by level. */
    private final int[] shown;

    LayerTrace(ClusterHierarchy hierarchy) {
      this.hierarchy = hierarchy;
      shown = new int[hierarchy.levels().size()];
    }

    void add(LevelRun run, double start) {
      int each =
          Math.max(1, (maxIterations - shown[run.depth()]) / Math.max(1, run.cases().size()));
      double time = start;
      for (IterationCase alike : run.cases()) {
        long first = Math.min(each, alike.repeats());
        for (long i = 0; i < first; i++) {
          add(run.depth(), alike, time);
          time += alike.cycles();
        }
        shown[run.depth()] += (int) first;
        if (first < alike.repeats()) {
          addRest(run.depth(), alike, alike.repeats() - first, time);
          time += (double) (alike.repeats() - first) * alike.cycles();
        }
      }
    }

    /** Named alike in all layers, which have their own numbers of units. */
    private Group group(int depth) {
      return new Group(depth + 1, "cluster level " + (depth + 1));
    }

    private Track track(int depth, int number, String name) {
      return new Track(group(depth), number, name);
    }

    private void add(int depth, IterationCase alike, double start) {
      IterationCase.Delays delays = alike.delays();
      double end = start + alike.cycles();
      double computing = alike.isFirst() ? start + delays.ingress() : start;
      events.slice(
          track(depth, 0, "iterations"),
          alike.name(),
          start,
          (double) alike.cycles(),
          facts(depth, alike));
      move(track(depth, 1, "fill"), "fill", start, delays.ingress(), alike.operandElements());
      events.slice(
          track(depth, 2, "compute"),
          "compute",
          computing,
          (double) delays.compute(),
          new JsonObject());
      if (!alike.isFirst()) {
        double leaving = end - delays.egress();
        move(track(depth, 3, "drain"), "drain", leaving, delays.egress(), alike.resultElements());
      }
      if (delays.offchip() > 0) {
        Track behind = track(depth, 4, "memory behind L2");
        events.slice(behind, "half of L2", start, (double) delays.offchip(), new JsonObject());
      }
      if (alike.inside().isPresent() && shown[depth + 1] < maxIterations) {
        add(alike.inside().get(), computing);
      }
    }

    private void move(Track track, String name, double start, long cycles, long elements) {
      if (elements > 0) {
        events.slice(
            track, name, start, (double) cycles, new JsonObject().put("elements", elements));
      }
    }

    private JsonObject facts(int depth, IterationCase alike) {
      return new JsonObject()
          .put("units", hierarchy.levels().get(depth).units())
          .put("operand_elements", alike.operandElements())
          .put("result_elements", alike.resultElements())
          .put("compute_cycles", alike.delays().compute())
          .put("alike", alike.repeats());
    }

    private void addRest(int depth, IterationCase alike, long iterations, double start) {
      events.slice(
          track(depth, 0, "iterations"),
          "%s: %,d more".formatted(alike.name(), iterations),
          start,
          (double) iterations * alike.cycles(),
          new JsonObject()
              .put("iterations", iterations)
              .put("operand_elements", (double) iterations * alike.operandElements())
              .put("result_elements", (double) iterations * alike.resultElements())
              .put("compute_cycles", (double) iterations * alike.delays().compute()));
    }
  }
}
