package org.loopwright.service;

import static org.loopwright.service.store.StoredColumn.flag;
import static org.loopwright.service.store.StoredColumn.number;
import static org.loopwright.service.store.StoredColumn.text;
import static org.loopwright.service.store.StoredColumn.whole;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.loopwright.explore.Design;
import org.loopwright.explore.SweepResult;
import org.loopwright.service.store.StoredColumn;
import org.loopwright.service.store.StoredTable;

/**
 * The designs of a data-centric sweep that outlast it, each once: the front, the best, and the
 * sample of the other valid ones. The names of columns are those of {@code pareto.csv}.
 */
final class DesignTable {
  private static final List<StoredColumn<Design>> COLUMNS = columns();

  private DesignTable() {}

  static StoredTable<Design> of(SweepResult result) {
    Set<Design> front = new HashSet<>(result.front());
    Set<Design> all = new LinkedHashSet<>(result.front());
    all.addAll(result.best());
    all.addAll(result.sample().designs());
    List<StoredColumn<Design>> columns = new ArrayList<>(COLUMNS);
    columns.add(flag("on_pareto_front", front::contains));
    return new StoredTable<>("designs", columns, List.copyOf(all));
  }

  private static List<StoredColumn<Design>> columns() {
    return List.of(
        text("style", design -> design.point().style()),
        whole("pes", design -> design.point().pes()),
        whole("noc_bandwidth_elements_per_cycle", design -> design.point().nocBandwidth()),
        whole("l1_bytes", design -> design.point().l1Bytes()),
        whole("l2_bytes", design -> design.point().l2Bytes()),
        whole("runtime_cycles", design -> design.metrics().runtimeCycles()),
        whole("macs", design -> design.metrics().macs()),
        number("throughput_macs_per_cycle", design -> design.metrics().macsPerCycle()),
        number("energy_nj", design -> design.metrics().energyNj()),
        number("edp_nj_cycles", design -> design.metrics().edpNjCycles()),
        number("area_um2", design -> design.metrics().areaUm2()),
        number("power_mw", design -> design.metrics().powerMw()));
  }
}
