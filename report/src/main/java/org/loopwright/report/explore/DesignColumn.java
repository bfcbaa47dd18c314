package org.loopwright.report.explore;

import java.util.List;
import java.util.function.Function;
import org.loopwright.explore.Design;

/** One thing that is said of a design, with the unit in its key. */
record DesignColumn(String key, Function<Design, Object> value) {
  static final List<DesignColumn> ALL =
      List.of(
          new DesignColumn("style", Design::style),
          new DesignColumn("pes", Design::pes),
          new DesignColumn("noc_bandwidth_elements_per_cycle", Design::nocBandwidth),
          new DesignColumn("l1_bytes", Design::l1Bytes),
          new DesignColumn("l2_bytes", Design::l2Bytes),
          new DesignColumn("runtime_cycles", Design::runtimeCycles),
          new DesignColumn("macs", Design::macs),
          new DesignColumn("throughput_macs_per_cycle", Design::macsPerCycle),
          new DesignColumn("energy_nj", Design::energyNj),
          new DesignColumn("edp_nj_cycles", Design::edpNjCycles),
          new DesignColumn("area_um2", Design::areaUm2),
          new DesignColumn("power_mw", Design::powerMw));

  Object of(Design design) {
    return value.apply(design);
  }
}
