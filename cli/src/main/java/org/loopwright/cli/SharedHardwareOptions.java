package org.loopwright.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DataflowHardware.Noc;
import org.loopwright.dataflow.spec.NocLinks;
import org.loopwright.dataflow.spec.NocTopology;
import org.loopwright.formats.document.InputFile;
import org.loopwright.formats.maestro.MaestroHardwareReader;
import org.loopwright.model.diagnostics.Labels;
import picocli.CommandLine.Option;

/** Hardware that no sweep varies: a hardware file, and options that win over it. */
final class SharedHardwareOptions {
  @Option(
      names = "--hardware",
      paramLabel = "FILE",
      description = "Hardware file; options win over it.")
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
      names = "--noc-topology",
      paramLabel = "bus|tree|chain",
      description =
          "What operands take to the units of each cluster level, in place of --noc-hops: a wire"
              + " past all, a tree, or from unit to unit.")
  private String nocTopology;

  @Option(
      names = "--noc-reduction-topology",
      paramLabel = "tree|chain",
      description =
          "What partial sums are added up on (default: --noc-topology, and a tree where that is a"
              + " bus).")
  private String nocReductionTopology;

  @Option(
      names = "--noc-energy-per-hop",
      paramLabel = "PJ",
      description = "Energy of an element over a hop, pJ (default 0).")
  private Double nocEnergyPerHop;

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

  Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /** The hardware that the file and these options describe together. */
  DataflowHardware hardware() {
    DataflowHardware base =
        file == null
            ? DataflowHardware.defaults()
            : MaestroHardwareReader.read(InputFile.text(file), file.toString());
    return new DataflowHardware(
        base.pes(),
        chosen(simdLanes, base.simdLanes()),
        new Noc(
            base.noc().bandwidthElementsPerCycle(),
            chosen(nocHops, base.noc().hops()),
            chosen(nocHopLatency, base.noc().hopLatencyCycles()),
            multicast == null ? base.noc().multicast() : multicast,
            reduction == null ? base.noc().reduction() : reduction,
            links(base.noc().links())),
        chosen(offchipBandwidth, base.offchipBandwidthElementsPerCycle()),
        base.l1SizeBytes(),
        base.l2SizeBytes());
  }

  private NocLinks links(NocLinks base) {
    if (nocTopology != null && nocHops != null) {
      throw new IllegalArgumentException(
          "--noc-topology says how many hops there are: leave out --noc-hops");
    }
    return new NocLinks(
        nocHops == null ? topology("--noc-topology", nocTopology, base.inward()) : Optional.empty(),
        topology("--noc-reduction-topology", nocReductionTopology, base.outward()),
        nocEnergyPerHop == null ? base.linkPj() : nocEnergyPerHop);
  }

  private static Optional<NocTopology> topology(
      String option, String label, Optional<NocTopology> otherwise) {
    return label == null
        ? otherwise
        : Optional.of(Labels.require(NocTopology.class, label, "topology of " + option));
  }

  static long chosen(Long option, long otherwise) {
    return option == null ? otherwise : option;
  }
}
