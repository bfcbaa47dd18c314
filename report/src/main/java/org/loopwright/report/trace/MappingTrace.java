package org.loopwright.report.trace;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.Term;
import org.loopwright.report.table.JsonObject;
import org.loopwright.report.trace.NestClock.Tile;
import org.loopwright.report.trace.NestClock.Tiles;
import org.loopwright.report.trace.TileMoves.Move;
import org.loopwright.report.trace.TraceEvents.Group;
import org.loopwright.report.trace.TraceEvents.Track;
import org.loopwright.result.RunIdentity;

/**
 * Mappings in their steady state as a trace: a group of tracks for each storage level, outermost
 * first, and one for the arithmetic.
 *
 * <p>It shows what the cost model assumes: moving and computing overlap, and the run takes what its
 * slowest component takes, so each step lasts the cycles of the run over its steps. A tile is there
 * from when the loops turn to it until they turn to the next; its words come from its start on, and
 * results leave until its end. Words are averages: those of the run in proportion to time, so that
 * they and the cycles of all tiles add up to the counts of the evaluation. A track shows its first
 * tiles one by one and the rest as one slice, which bounds the file.
 */
public final class MappingTrace {
  private final TraceEvents events = new TraceEvents();
  private final int maxTiles;

  private MappingTrace(int layers) {
    maxTiles = TraceEvents.shownAlike(layers);
  }

  /** The layers one after the other, each once. */
  public static JsonObject of(RunIdentity identity, List<TracedLayer> layers) {
    MappingTrace trace = new MappingTrace(layers.size());
    double start = 0;
    for (TracedLayer layer : layers) {
      trace.add(layer, start);
      start += layer.evaluation().cycles();
    }
    return trace.events.file(identity, Map.of("words", "of one instance; averages over the run"));
  }

  private void add(TracedLayer layer, double start) {
    events.slice(
        TraceEvents.LAYERS,
        layer.workload().name(),
        start,
        (double) layer.evaluation().cycles(),
        new JsonObject()
            .put("cycles", layer.evaluation().cycles())
            .put("energy_pj", layer.evaluation().energyPj())
            .put("times", layer.count()));
    new LayerTrace(layer, start).add();
  }

  /** One layer from its start on. */
  private final class LayerTrace {
    private final TracedLayer layer;
    private final double start;
    private final NestClock clock;
    private final TileMoves moves;

    /** Of the run. */
    private final long steps;

    /** Cycles of a step. */
    private final double pace;

    LayerTrace(TracedLayer layer, double start) {
      this.layer = layer;
      this.start = start;
      clock = new NestClock(layer.mapping());
      moves = new TileMoves(layer.workload(), layer.architecture(), layer.mapping());
      steps = clock.steps();
      pace = layer.evaluation().cycles() / (double) steps;
    }

    void add() {
      int levels = layer.architecture().storage().size();
      for (int level = levels - 1; level >= 0; level--) {
        if (!layer.architecture().storage().get(level).isInternal()) {
          addLevel(level, levels - level);
        }
      }
      addArithmetic(levels + 1);
    }

    private double time(long step) {
      return start + step * pace;
    }

    private double end() {
      return start + layer.evaluation().cycles();
    }

    private void addLevel(int level, int number) {
      StorageLevel storage = layer.architecture().storage().get(level);
      Group group = new Group(number, storage.name());
      List<DataSpace> spaces = layer.workload().dataSpaces();
      for (int space = 0; space < spaces.size(); space++) {
        if (layer.mapping().levels().get(level).keep().contains(spaces.get(space).name())) {
          addTiles(group, level, space);
        }
      }
    }

    private void addTiles(Group group, int level, int space) {
      DataSpace dataSpace = layer.workload().dataSpaces().get(space);
      String name = dataSpace.name();
      Track held = new Track(group, 2 * space, name);
      Track leaving = new Track(group, 2 * space + 1, name + " drains");
      long words = moves.tileWords(level, space);
      Move fills = moves.fills(level, space);
      Move drains = moves.drains(level, space);
      Tiles tiles = clock.tiles(level, moving(dataSpace), maxTiles);
      long number = 1;
      long step = 0;
      for (Tile tile : tiles.first()) {
        double share = tile.steps() / (double) steps;
        double from = time(tile.start());
        String title = "tile %d of %d".formatted(number++, tiles.number());
        events.slice(held, title, from, tile.steps() * pace, new JsonObject().put("words", words));
        double coming = fills.words() * share;
        if (fills.words() > 0) {
          events.slice(held, "fill", from, fills.cycles() * share, words(coming));
        }
        events.counter(group, name + " held", from, Math.max(0, words - coming));
        events.counter(group, name + " held", from + fills.cycles() * share, (double) words);
        step = tile.start() + tile.steps();
        if (drains.words() > 0) {
          double cycles = drains.cycles() * share;
          events.slice(
              leaving, "drain", time(step) - cycles, cycles, words(drains.words() * share));
        }
      }
      addRest(held, tiles, step, fills, drains);
    }

    private void addRest(Track track, Tiles tiles, long step, Move fills, Move drains) {
      long rest = tiles.number() - tiles.first().size();
      if (rest > 0) {
        double share = (steps - step) / (double) steps;
        events.slice(
            track,
            "%d more tiles".formatted(rest),
            time(step),
            end() - time(step),
            new JsonObject()
                .put("fill_words", fills.words() * share)
                .put("fill_cycles", fills.cycles() * share)
                .put("drain_words", drains.words() * share)
                .put("drain_cycles", drains.cycles() * share));
      }
    }

    /** Operations, one a cycle; where a step lasts longer, the unit waits for words. */
    private void addArithmetic(int number) {
      String name = layer.architecture().compute().name();
      Track track = new Track(new Group(number, name), 0, "one unit");
      Set<String> all =
          layer.workload().dimensions().stream().map(Dimension::name).collect(Collectors.toSet());
      Tiles tiles = clock.tiles(0, all, maxTiles);
      long step = 0;
      for (Tile tile : tiles.first()) {
        compute(track, "compute", tile.start(), tile.steps());
        step = tile.start() + tile.steps();
      }
      if (step < steps) {
        compute(track, "compute, the rest as one", step, steps - step);
      }
    }

    private void compute(Track track, String name, long from, long operations) {
      JsonObject facts =
          new JsonObject()
              .put("operations", operations)
              .put("waiting_cycles", operations * (pace - 1));
      events.slice(track, name, time(from), (double) operations, facts);
    }
  }

  private static JsonObject words(double words) {
    return new JsonObject().put("words", words);
  }

  /** Dimensions that index a data space. */
  private static Set<String> moving(DataSpace dataSpace) {
    return dataSpace.projection().stream()
        .flatMap(rank -> rank.terms().stream())
        .map(Term::dimension)
        .collect(Collectors.toSet());
  }
}
