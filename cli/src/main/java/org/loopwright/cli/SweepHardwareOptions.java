package org.loopwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.loopwright.dataflow.hardware.Hardware;
import org.loopwright.explore.axis.Axis;
import org.loopwright.explore.axis.AxisText;
import org.loopwright.formats.maestro.MaestroHardwareReader;
import picocli.CommandLine.Option;

/** The four parameters that a sweep varies, and the hardware that all its designs share. */
final class SweepHardwareOptions {
  @Option(
      names = "--pes",
      paramLabel = "AXIS",
      defaultValue = "16..1024:16",
      description = "Processing elements (default: ${DEFAULT-VALUE}).")
  private String pes;

  @Option(
      names = "--noc-bandwidth",
      paramLabel = "AXIS",
      defaultValue = "1..128",
      description = "Elements a cycle that the NoC carries (default: ${DEFAULT-VALUE}).")
  private String nocBandwidth;

  @Option(
      names = "--l1-size",
      paramLabel = "AXIS",
      defaultValue = "64..8192:64",
      description = "Bytes of L1 in each PE (default: ${DEFAULT-VALUE}).")
  private String l1Size;

  @Option(
      names = "--l2-size",
      paramLabel = "AXIS",
      defaultValue = "4096..1048576:4096",
      description = "Bytes of the shared L2 (default: ${DEFAULT-VALUE}).")
  private String l2Size;

  @Option(
      names = "--hardware",
      paramLabel = "FILE",
      description = "Hardware file for what is not varied; options win over it.")
  private Path file;

  @Option(
      names = "--simd-lanes",
      paramLabel = "N",
      description = "Multiply-accumulates a cycle in each PE (default 1).")
  private Long simdLanes;

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

  Axis pes() {
    return AxisText.parse(pes, "--pes");
  }

  Axis nocBandwidth() {
    return AxisText.parse(nocBandwidth, "--noc-bandwidth");
  }

  Axis l1Size() {
    return AxisText.parse(l1Size, "--l1-size");
  }

  Axis l2Size() {
    return AxisText.parse(l2Size, "--l2-size");
  }

  /** What all designs share; its PEs, bandwidth and buffers are of no account. */
  Hardware shared() throws IOException {
    Hardware base =
        file == null
            ? Hardware.ofDefaults()
            : MaestroHardwareReader.read(Files.readString(file), file.toString());
    return new Hardware(
        base.pes(),
        chosen(simdLanes, base.simdLanes()),
        base.nocBandwidthElementsPerCycle(),
        chosen(nocHops, base.nocHops()),
        chosen(nocHopLatency, base.nocHopLatencyCycles()),
        chosen(offchipBandwidth, base.offchipBandwidthElementsPerCycle()),
        multicast == null ? base.multicast() : multicast,
        reduction == null ? base.reduction() : reduction,
        base.l1SizeBytes(),
        base.l2SizeBytes());
  }

  private static long chosen(Long option, long otherwise) {
    return option == null ? otherwise : option;
  }
}
