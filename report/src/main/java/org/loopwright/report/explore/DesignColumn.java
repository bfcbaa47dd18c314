package org.loopwright.report.explore;

import java.util.List;
import java.util.function.Function;
import org.loopwright.explore.Design;

/** One thing that is said of a design, with the unit in its key. */
record DesignColumn(String key, Function<Design, Object> value) {
  static final List<DesignColumn> ALL =
      List.of(
          new DesignColumn("style", design -> design.point().style()),
          new DesignColumn("pes", design -> design.point().pes()),
          new DesignColumn(
              "noc_bandwidth_elements_per_cycle", design -> design.point().nocBandwidth()),
          new DesignColumn("l1_bytes", design -> design.point().l1Bytes()),
          new DesignColumn("l2_bytes", design -> design.point().l2Bytes()),
          new DesignColumn("runtime_cycles", design -> design.metrics().runtimeCycles()),
          new DesignColumn("macs", design -> design.metrics().macs()),
          new DesignColumn("throughput_macs_per_cycle", design -> design.metrics().macsPerCycle()),
          new DesignColumn("energy_nj", design -> design.metrics().energyNj()),
          new DesignColumn("edp_nj_cycles", design -> design.metrics().edpNjCycles()),
          new DesignColumn("area_um2", design -> design.metrics().areaUm2()),
          new DesignColumn("power_mw", design -> design.metrics().powerMw()));

  Object of(Design design) {
    return value.apply(design);
  }
}
