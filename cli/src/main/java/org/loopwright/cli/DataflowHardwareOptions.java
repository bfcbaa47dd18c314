package org.loopwright.cli;

import static org.loopwright.cli.SharedHardwareOptions.chosen;

import java.nio.file.Path;
import java.util.Optional;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DataflowHardware.Noc;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that describe the hardware of a data-centric analysis; each wins over the file. */
final class DataflowHardwareOptions {
  @Option(names = "--pes", paramLabel = "N", description = "Processing elements (default 7).")
  private Long pes;

  @Option(
      names = "--noc-bandwidth",
      paramLabel = "N",
      description = "Elements a cycle that the NoC carries (default unlimited).")
  private Long nocBandwidth;

  @Option(names = "--l1-size", paramLabel = "N", description = "Bytes of L1 in each PE.")
  private Long l1Size;

  @Option(names = "--l2-size", paramLabel = "N", description = "Bytes of L2.")
  private Long l2Size;

  @Mixin private SharedHardwareOptions shared;

  /** The file that describes the hardware, if one is given. */
  Optional<Path> file() {
    return shared.file();
  }

  /** The hardware that the file and the options describe together. */
  DataflowHardware hardware() {
    DataflowHardware base = shared.hardware();
    return new DataflowHardware(
        chosen(pes, base.pes()),
        base.simdLanes(),
        new Noc(
            chosen(nocBandwidth, base.noc().bandwidthElementsPerCycle()),
            base.noc().hops(),
            base.noc().hopLatencyCycles(),
            base.noc().multicast(),
            base.noc().reduction(),
            base.noc().links()),
        base.offchipBandwidthElementsPerCycle(),
        chosen(l1Size, base.l1SizeBytes()),
        chosen(l2Size, base.l2SizeBytes()));
  }
}
