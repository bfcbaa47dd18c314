package org.loopwright.report.explore;

import java.util.List;
import java.util.function.Function;
import org.loopwright.explore.Design;

/** What is said of a design, with the unit in the name. */
enum DesignColumns {
  STYLE("style", Design::style),
  PES("pes", Design::pes),
  NOC_BANDWIDTH("noc_bandwidth_elements_per_cycle", Design::nocBandwidth),
  L1("l1_bytes", Design::l1Bytes),
  L2("l2_bytes", Design::l2Bytes),
  RUNTIME("runtime_cycles", Design::runtimeCycles),
  MACS("macs", Design::macs),
  THROUGHPUT("throughput_macs_per_cycle", Design::macsPerCycle),
  ENERGY("energy_nj", Design::energyNj),
  EDP("edp_nj_cycles", Design::edpNjCycles),
  AREA("area_um2", Design::areaUm2),
  POWER("power_mw", Design::powerMw);

  private final String key;
  private final Function<Design, Object> value;

  DesignColumns(String key, Function<Design, Object> value) {
    this.key = key;
    this.value = value;
  }

  String key() {
    return key;
  }

  Object of(Design design) {
    return value.apply(design);
  }

  static List<DesignColumns> all() {
    return List.of(values());
  }
}
