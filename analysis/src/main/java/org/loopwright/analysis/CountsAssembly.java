package org.loopwright.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.analysis.nest.AccessEngine;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.count.AccessCounts;
import org.loopwright.model.count.DataSpaceCounts;
import org.loopwright.model.count.LevelCounts;
import org.loopwright.model.count.NetworkCounts;
import org.loopwright.model.count.TransferCounts;
import org.loopwright.model.workload.Workload;

/** Makes the readable {@link AccessCounts} of what an engine has counted. */
final class CountsAssembly {
  private final Workload workload;
  private final Architecture architecture;
  private final AccessEngine engine;

  CountsAssembly(Workload workload, Architecture architecture, AccessEngine engine) {
    this.workload = workload;
    this.architecture = architecture;
    this.engine = engine;
  }

  AccessCounts counts() {
    engine.measurePartitions();
    List<LevelCounts> levels = new ArrayList<>();
    List<NetworkCounts> networks = new ArrayList<>();
    for (int level = 0; level < architecture.storage().size(); level++) {
      levels.add(level(level));
      networks.add(network(level));
    }
    return new AccessCounts(
        engine.operations(), engine.computeInstances(), engine.steps(), levels, networks);
  }

  private LevelCounts level(int level) {
    Map<String, DataSpaceCounts> counts = new LinkedHashMap<>();
    for (int space = 0; space < workload.dataSpaces().size(); space++) {
      if (engine.mapping().keeps(level, space)) {
        counts.put(workload.dataSpaces().get(space).name(), dataSpace(level, space));
      } else if (engine.mapping().isIdle(level, space)) {
        counts.put(
            workload.dataSpaces().get(space).name(),
            new DataSpaceCounts(0, 0, engine.instances(level), 0, 0, 0, 0));
      }
    }
    return new LevelCounts(architecture.storage().get(level).name(), counts);
  }

  private DataSpaceCounts dataSpace(int level, int space) {
    return new DataSpaceCounts(
        engine.tileWords(level, space),
        engine.partitionWords(level, space),
        engine.instances(level),
        engine.accesses().reads(level, space),
        engine.accesses().fills(level, space),
        engine.accesses().updates(level, space),
        engine.accesses().temporalReductions(level, space));
  }

  private NetworkCounts network(int level) {
    Map<String, TransferCounts> counts = new LinkedHashMap<>();
    for (int space = 0; space < workload.dataSpaces().size(); space++) {
      counts.put(workload.dataSpaces().get(space).name(), engine.network(level, space));
    }
    return new NetworkCounts(
        architecture.storage().get(level).name(), architecture.innerName(level), counts);
  }
}
