package org.loopwright.formats.timeloop;

import static org.loopwright.formats.document.Codec.boxed;

import java.util.Optional;
import org.loopwright.formats.document.Codec;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.ValueType;
import org.loopwright.model.architecture.Bandwidth;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.NetworkAttributes;
import org.loopwright.model.architecture.NetworkLayout;
import org.loopwright.model.architecture.NetworkSharing;
import org.loopwright.model.architecture.StatedNetworkEnergy;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.architecture.Topology;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Labels;

/** The attributes of a storage component that are about the network below it. */
final class StorageNetwork {
  private static final Key<Integer> NETWORK_WORD_BITS =
      Key.of(
              "network_word_bits",
              ValueType.POSITIVE_INT,
              "Size of a word on the network below; by default a word of this level.")
          .in("bits");
  private static final Key<Long> FILL_LATENCY =
      Key.of("network_fill_latency", ValueType.NOT_NEGATIVE, "To fill the network below.")
          .spelled("fill_latency")
          .in("cycles")
          .standard(0L);
  private static final Key<Long> DRAIN_LATENCY =
      Key.of("network_drain_latency", ValueType.NOT_NEGATIVE, "To drain the network below.")
          .spelled("drain_latency")
          .in("cycles")
          .standard(0L);
  private static final Key<Double> ENERGY_PER_HOP =
      Key.of(
              "energy_per_hop",
              ValueType.NOT_NEGATIVE_NUMBER,
              "Of a word on the network below; wire_energy and tile_width have no effect then.")
          .in("pJ");
  private static final Key<Double> WIRE_ENERGY =
      Key.of("wire_energy", ValueType.NOT_NEGATIVE_NUMBER, "Of wires of the network below.")
          .in("pJ/bit/mm")
          .standard(0.0);
  private static final Key<Double> TILE_WIDTH =
      Key.of(
              "tile_width",
              ValueType.NOT_NEGATIVE_NUMBER,
              "Length of a hop below; by default the side of what lies between its ends.")
          .in("um");
  private static final Key<Double> ROUTER_ENERGY =
      Key.of("router_energy", ValueType.NOT_NEGATIVE_NUMBER, "Of a word in a router below.")
          .in("pJ")
          .standard(0.0);
  private static final Key<String> NETWORK_TOPOLOGY =
      Key.of(
              "network_topology",
              ValueType.oneOf(Labels.list(Topology.class)),
              "How the instances below are joined, which decides over hops.")
          .standard(Topology.MESH.label());
  private static final Key<String> NETWORK_REDUCTION_TOPOLOGY =
      Key.of(
          "network_reduction_topology",
          ValueType.oneOf(Labels.list(Topology.class)),
          "The same for results, which are added up on their way; by default network_topology.");
  private static final Key<Boolean> NETWORK_SHARED =
      Key.of(
              "network_shared",
              ValueType.FLAG,
              "Whether the networks below all instances are one (M:N): operands that several"
                  + " instances pass on cross it once.")
          .standard(false);
  private static final Key<Long> NETWORK_HOP_LATENCY =
      Key.of(
              "network_hop_latency",
              ValueType.NOT_NEGATIVE,
              "Of a word over a hop: to the farthest instance below and back, once a run.")
          .in("cycles")
          .standard(0L);
  private static final Key<Double> NETWORK_BANDWIDTH =
      Key.of(
              "network_bandwidth",
              ValueType.POSITIVE_NUMBER,
              "What the network below an instance can move, inward and outward together.")
          .in("words/cycle");
  private static final Key<Double> NETWORK_READ_BANDWIDTH =
      Key.of("network_read_bandwidth", ValueType.POSITIVE_NUMBER, "The same, inward.")
          .in("words/cycle");
  private static final Key<Double> NETWORK_UPDATE_BANDWIDTH =
      Key.of("network_update_bandwidth", ValueType.POSITIVE_NUMBER, "The same, outward.")
          .in("words/cycle");
  private static final Key<Boolean> NO_MULTICAST =
      Key.of(
              "no_multicast",
              ValueType.FLAG,
              "Whether the network below sends a word of an operand to one instance at a time.")
          .standard(false);
  private static final Key<Boolean> NO_REDUCTION =
      Key.of(
              "no_reduction",
              ValueType.FLAG,
              "Whether the network below adds no partial sums of different instances.")
          .standard(false);
  private static final Key<Boolean> NO_LINK_TRANSFER =
      Key.of(
              "no_link_transfer",
              ValueType.FLAG,
              "Whether neighbours on the network below pass nothing to each other.")
          .standard(false);

  private final MapReader attributes;
  private final Diagnosis diagnosis;

  StorageNetwork(MapReader attributes, Diagnosis diagnosis) {
    this.attributes = attributes;
    this.diagnosis = diagnosis;
  }

  /** The attributes of storage together with these. */
  static Codec<StorageLevel, StorageLevel.Builder> addTo(
      Codec<StorageLevel, StorageLevel.Builder> storage) {
    return storage
        .optional(
            NETWORK_WORD_BITS,
            level ->
                Optional.of(level.network().wordBits())
                    .filter(bits -> bits != level.memory().wordBits()))
        .property(FILL_LATENCY, level -> level.network().fillLatencyCycles())
        .property(DRAIN_LATENCY, level -> level.network().drainLatencyCycles())
        .optional(ENERGY_PER_HOP, level -> boxed(level.network().energy().perHopPj()))
        .property(ROUTER_ENERGY, level -> level.network().energy().perRouterPj())
        .property(WIRE_ENERGY, level -> level.network().energy().wirePjPerBitMm())
        .optional(TILE_WIDTH, level -> boxed(level.network().energy().hopUm()))
        .property(NO_MULTICAST, level -> !level.network().sharing().multicast())
        .property(NO_REDUCTION, level -> !level.network().sharing().reduction())
        .property(NO_LINK_TRANSFER, level -> !level.network().sharing().forwarding())
        .property(NETWORK_TOPOLOGY, level -> level.network().layout().topology().label())
        .optional(NETWORK_REDUCTION_TOPOLOGY, StorageNetwork::reductionTopology)
        .property(NETWORK_SHARED, level -> level.network().layout().isShared())
        .property(NETWORK_HOP_LATENCY, level -> level.network().layout().hopCycles())
        .optional(NETWORK_BANDWIDTH, level -> boxed(level.network().layout().bandwidth().shared()))
        .optional(
            NETWORK_READ_BANDWIDTH, level -> boxed(level.network().layout().bandwidth().read()))
        .optional(
            NETWORK_UPDATE_BANDWIDTH, level -> boxed(level.network().layout().bandwidth().write()));
  }

  NetworkAttributes attributes(int wordBits) {
    warnOfWires();
    return new NetworkAttributes(
        attributes.get(NETWORK_WORD_BITS).orElse(wordBits),
        attributes.get(FILL_LATENCY).orElseThrow(),
        attributes.get(DRAIN_LATENCY).orElseThrow(),
        new NetworkSharing(
            !attributes.get(NO_MULTICAST).orElseThrow(),
            !attributes.get(NO_REDUCTION).orElseThrow(),
            !attributes.get(NO_LINK_TRANSFER).orElseThrow()),
        new StatedNetworkEnergy(
            attributes.number(ENERGY_PER_HOP),
            attributes.get(ROUTER_ENERGY).orElseThrow(),
            attributes.get(WIRE_ENERGY).orElseThrow(),
            attributes.number(TILE_WIDTH)),
        layout());
  }

  private NetworkLayout layout() {
    Topology topology = topology(NETWORK_TOPOLOGY).orElse(Topology.MESH);
    return new NetworkLayout(
        topology,
        reductionTopology(topology),
        attributes.get(NETWORK_SHARED).orElseThrow(),
        attributes.get(NETWORK_HOP_LATENCY).orElseThrow(),
        new Bandwidth(
            attributes.number(NETWORK_READ_BANDWIDTH),
            attributes.number(NETWORK_UPDATE_BANDWIDTH),
            attributes.number(NETWORK_BANDWIDTH)));
  }

  /** The topology of results, if it is not that of operands. */
  private static Optional<String> reductionTopology(StorageLevel level) {
    NetworkLayout layout = level.network().layout();
    return Optional.of(layout.reduction())
        .filter(reduction -> reduction != layout.topology())
        .map(Topology::label);
  }

  private Topology reductionTopology(Topology topology) {
    Topology reduction = topology(NETWORK_REDUCTION_TOPOLOGY).orElse(topology);
    if ((topology == Topology.BUS) != (reduction == Topology.BUS)) {
      diagnosis.error(
          attributes.find(NETWORK_REDUCTION_TOPOLOGY).orElseThrow().location(),
          "is %s, but network_topology %s: a hop of a bus is its whole wire, so both or neither"
                  .formatted(reduction.label(), topology.label())
              + " must be a bus");
      return topology;
    }
    return reduction;
  }

  private Optional<Topology> topology(Key<String> key) {
    Optional<String> word = attributes.get(key);
    Optional<Topology> known = word.flatMap(each -> Labels.find(Topology.class, each));
    if (word.isPresent() && known.isEmpty()) {
      diagnosis.unknown(
          attributes.find(key).orElseThrow().location(),
          "unknown topology '" + word.get() + "'",
          word.get(),
          Labels.list(Topology.class));
    }
    return known;
  }

  /** Warns of what has an effect on the energy of stated wires only. */
  private void warnOfWires() {
    if (attributes.has(ENERGY_PER_HOP)) {
      withoutEffect(WIRE_ENERGY, "has no effect, as energy_per_hop is given: leave one out");
      withoutEffect(TILE_WIDTH, "has no effect, as energy_per_hop is given: leave one out");
    } else if (attributes.get(WIRE_ENERGY).orElseThrow() == 0) {
      withoutEffect(TILE_WIDTH, "has no effect without wire_energy: state that as well");
    }
  }

  /** Warns of what has no effect on a single instance. */
  void warnOfSharing(Mesh mesh) {
    if (mesh.equals(Mesh.SINGLE) && attributes.get(NETWORK_SHARED).orElseThrow()) {
      withoutEffect(NETWORK_SHARED, "has no effect on one instance, which has one network");
    }
  }

  private void withoutEffect(Key<?> key, String why) {
    attributes
        .find(key)
        .ifPresent(node -> diagnosis.withoutEffect(node.location(), key.name(), why));
  }
}
