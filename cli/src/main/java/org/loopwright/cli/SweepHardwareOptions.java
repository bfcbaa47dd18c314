package org.loopwright.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.explore.SweepAxes;
import org.loopwright.explore.axis.AxisText;
import org.loopwright.explore.axis.BufferAxis;
import picocli.CommandLine.Mixin;
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
      paramLabel = "AXIS|exact",
      defaultValue = "64..8192:64",
      description =
          "Bytes of L1 in each PE, or exact: what the mapping needs (default: ${DEFAULT-VALUE}).")
  private String l1Size;

  @Option(
      names = "--l2-size",
      paramLabel = "AXIS|exact",
      defaultValue = "4096..1048576:4096",
      description =
          "Bytes of the shared L2, or exact: what the mapping needs (default: ${DEFAULT-VALUE}).")
  private String l2Size;

  @Mixin private SharedHardwareOptions shared;

  SweepAxes axes() {
    return new SweepAxes(
        AxisText.parse(pes, "--pes"),
        AxisText.parse(nocBandwidth, "--noc-bandwidth"),
        BufferAxis.parse(l1Size, "--l1-size"),
        BufferAxis.parse(l2Size, "--l2-size"));
  }

  /** The file that describes what all designs share, if one is given. */
  Optional<Path> file() {
    return shared.file();
  }

  /** The hardware that all designs share; its PEs, bandwidth and buffers do not matter. */
  DataflowHardware shared() {
    return shared.hardware();
  }
}
