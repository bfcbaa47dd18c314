package org.loopwright.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.count.AccessCounts;
import org.loopwright.model.count.DataSpaceCounts;
import org.loopwright.model.count.LevelCounts;
import org.loopwright.model.count.NetworkCounts;
import org.loopwright.model.count.TransferCounts;
import org.loopwright.model.workload.Workload;

/** Makes the readable {@link AccessCounts} of what a {@link TileAnalysis} has counted. */
final class CountsReport {
  private final Workload workload;
  private final Architecture architecture;
  private final TileAnalysis analysis;
  private final LoopStack loops;
  private final MeshHops hops;

  CountsReport(Workload workload, Architecture architecture, TileAnalysis analysis) {
    this.workload = workload;
    this.architecture = architecture;
    this.analysis = analysis;
    loops = analysis.loops();
    hops = new MeshHops(analysis.geometry(), loops);
  }

  AccessCounts counts() {
    List<LevelCounts> levels = new ArrayList<>();
    List<NetworkCounts> networks = new ArrayList<>();
    for (int level = 0; level < loops.levels; level++) {
      levels.add(level(level));
      networks.add(network(level));
    }
    return new AccessCounts(
        analysis.operations(), analysis.computeInstances(), analysis.steps(), levels, networks);
  }

  private LevelCounts level(int level) {
    Map<String, DataSpaceCounts> counts = new LinkedHashMap<>();
    for (int space = 0; space < workload.dataSpaces().size(); space++) {
      if (analysis.mapping().keeps(level, space)) {
        counts.put(workload.dataSpaces().get(space).name(), dataSpace(level, space));
      }
    }
    return new LevelCounts(architecture.storage().get(level).name(), counts);
  }

  private DataSpaceCounts dataSpace(int level, int space) {
    return new DataSpaceCounts(
        analysis.tileWords(level, space),
        analysis.partitionWords(level, space),
        analysis.instances(level),
        analysis.reads(level, space),
        analysis.fills(level, space),
        analysis.updates(level, space),
        analysis.temporalReductions(level, space));
  }

  private NetworkCounts network(int level) {
    Map<String, TransferCounts> counts = new LinkedHashMap<>();
    for (int space = 0; space < workload.dataSpaces().size(); space++) {
      counts.put(workload.dataSpaces().get(space).name(), transfers(level, space));
    }
    return new NetworkCounts(
        architecture.storage().get(level).name(), architecture.innerName(level), counts);
  }

  /** What the network below a level moves of a data space. */
  TransferCounts transfers(int level, int space) {
    if (level > analysis.mapping().outermostKeeping(space)) {
      return new TransferCounts(0, 0, 0, 0, 0, 0);
    }
    if (analysis.mapping().isImperfect()) {
      return transfersWithEdges(level, space);
    }
    TransferRecords records = new TransferRecords();
    TileTransfers unfolded = analysis.transfers(level, space, records);
    records.scale(analysis.sent(level, space) / records.sent());
    boolean result = analysis.geometry().readWrite[space];
    double[] moved = new double[records.count];
    double words = 0;
    double reductions = 0;
    for (int i = 0; i < records.count; i++) {
      moved[i] = result ? partialSums(level, space, records.words[i]) : records.words[i];
      words += moved[i];
      reductions += (records.multicast[i] - 1) * moved[i];
    }
    return new TransferCounts(
        loops.fanout(level),
        records.multicast[records.count - 1],
        words,
        analysis.linkWords(level, space),
        result ? reductions : 0,
        words > 0 ? hopWords(level, space, unfolded, moving(records, moved)) / words : 0);
  }

  /** Hops are those of a mesh whose instances all work. */
  private TransferCounts transfersWithEdges(int level, int space) {
    EdgeAnalysis edges = analysis.edgeAnalysis();
    double instances = analysis.instances(level);
    long sent = edges.sentBelow(level, space);
    long merged = edges.askedBelow(level, space) - sent;
    boolean result = analysis.geometry().readWrite[space];
    double words = result ? partialSums(level, space, sent / instances) : sent / instances;
    return new TransferCounts(
        loops.fanout(level),
        edges.sharers(level, space),
        words,
        0,
        result ? merged / instances * (words / (sent / instances)) : 0,
        loops.hasSpatialLoops(level) ? averageHops(level, space) : 0);
  }

  private double averageHops(int level, int space) {
    double sum = 0;
    long number = 0;
    for (MeshHops.Groups of : hops.ofAll(level, space).values()) {
      sum += of.hops();
      number += of.groups();
    }
    return sum / number;
  }

  /**
   * A level that cannot accumulate gets a partial sum back for each that it sends, but for the
   * first. Where ranks share dimensions, a tile as a box has more words than are ever sent.
   */
  private double partialSums(int level, int space, double words) {
    if (architecture.storage().get(level).memory().reductionSupported()) {
      return words;
    }
    long first = analysis.mapping().keeps(level, space) ? analysis.partitionWords(level, space) : 0;
    return Math.max(0, 2 * words - first);
  }

  private static Set<Sharing> moving(TransferRecords records, double[] moved) {
    Set<Sharing> moving = new HashSet<>();
    for (int i = 0; i < records.count; i++) {
      if (moved[i] > 0) {
        moving.add(new Sharing(records.multicast[i], records.groups[i]));
      }
    }
    return moving;
  }

  /** Words times hops of all multicasts below one instance that move anything. */
  private double hopWords(int level, int space, TileTransfers transfers, Set<Sharing> moving) {
    if (!loops.hasSpatialLoops(level)) {
      return 0;
    }
    double sum = 0;
    if (transfers.plainWords > 0) {
      sum += hops(hops.ofAll(level, space), moving) * transfers.plainWords;
    }
    for (int i = 0; i < transfers.forwardCount; i++) {
      sum +=
          hops(hops.ofUnserved(level, space, transfers.forwardShift[i]), moving)
              * transfers.forwardWords[i];
    }
    return sum;
  }

  /** Hops of one word to each group whose record moves anything. */
  private static double hops(Map<Long, MeshHops.Groups> bySize, Set<Sharing> moving) {
    double sum = 0;
    for (Map.Entry<Long, MeshHops.Groups> entry : bySize.entrySet()) {
      if (moving.contains(new Sharing(entry.getKey(), entry.getValue().groups()))) {
        sum += entry.getValue().hops();
      }
    }
    return sum;
  }

  /** How words are shared: a record of {@link TransferRecords}. */
  private record Sharing(long multicast, long groups) {}
}
