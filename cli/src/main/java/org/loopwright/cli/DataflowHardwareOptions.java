package org.loopwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.loopwright.dataflow.hardware.Hardware;
import org.loopwright.formats.maestro.MaestroHardwareReader;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Options that describe the hardware of a data-centric analysis; each wins over the file. */
final class DataflowHardwareOptions {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--hardware", paramLabel = "FILE", description = "Hardware file.")
  private Path file;

  @Option(names = "--pes", paramLabel = "N", description = "Processing elements (default 7).")
  private Long pes;

  @Option(
      names = "--simd-lanes",
      paramLabel = "N",
      description = "Multiply-accumulates a cycle in each PE (default 1).")
  private Long simdLanes;

  @Option(
      names = "--noc-bandwidth",
      paramLabel = "N",
      description = "Elements a cycle that the NoC carries (default unlimited).")
  private Long nocBandwidth;

  @Option(names = "--noc-hops", paramLabel = "N", description = "Average NoC hops (default 1).")
  private Long nocHops;

  @Option(
      names = "--noc-hop-latency",
      paramLabel = "N",
      description = "Cycles for each NoC hop (default 0; 1 with a hardware file).")
  private Long nocHopLatency;

  @Option(
      names = "--offchip-bandwidth",
      paramLabel = "N",
      description = "Elements a cycle from off-chip memory (default 70000).")
  private Long offchipBandwidth;

  @Option(
      names = "--multicast",
      arity = "1",
      paramLabel = "true|false",
      description = "Spatial multicast support (default true).")
  private Boolean multicast;

  @Option(
      names = "--reduction",
      arity = "1",
      paramLabel = "true|false",
      description = "Spatial reduction support (default true).")
  private Boolean reduction;

  @Option(names = "--l1-size", paramLabel = "N", description = "Bytes of L1 in each PE.")
  private Long l1Size;

  @Option(names = "--l2-size", paramLabel = "N", description = "Bytes of L2.")
  private Long l2Size;

  /** The hardware that the file and the options describe together. */
  Hardware hardware() throws IOException {
    Hardware base =
        file == null
            ? Hardware.ofDefaults()
            : MaestroHardwareReader.read(Files.readString(file), file.toString());
    try {
      return new Hardware(
          chosen(pes, base.pes()),
          chosen(simdLanes, base.simdLanes()),
          chosen(nocBandwidth, base.nocBandwidthElementsPerCycle()),
          chosen(nocHops, base.nocHops()),
          chosen(nocHopLatency, base.nocHopLatencyCycles()),
          chosen(offchipBandwidth, base.offchipBandwidthElementsPerCycle()),
          multicast == null ? base.multicast() : multicast,
          reduction == null ? base.reduction() : reduction,
          chosen(l1Size, base.l1SizeBytes()),
          chosen(l2Size, base.l2SizeBytes()));
    } catch (IllegalArgumentException refused) {
      throw new ParameterException(spec.commandLine(), refused.getMessage(), refused);
    }
  }

  private static long chosen(Long option, long otherwise) {
    return option == null ? otherwise : option;
  }
}
