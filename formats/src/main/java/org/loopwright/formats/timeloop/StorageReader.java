package org.loopwright.formats.timeloop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.ValueReader;
import org.loopwright.model.architecture.Bandwidth;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.NetworkAttributes;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.diagnostics.Diagnosis;

/** Reads the attributes of a storage component. Defaults and derived sizes are the reference's. */
final class StorageReader {
  private static final long BITS_PER_KB = 1024 * 8;

  private final MapReader attributes;
  private final Diagnosis diagnosis;

  private StorageReader(MapReader attributes, Diagnosis diagnosis) {
    this.attributes = attributes;
    this.diagnosis = diagnosis;
  }

  static Optional<StorageLevel> read(Component component, Diagnosis diagnosis) {
    int mark = diagnosis.errorCount();
    MapReader attributes = component.attributes().expect(AttributeKeys.STORAGE);
    StorageReader reader = new StorageReader(attributes, diagnosis);
    int wordBits = Attributes.wordBits(attributes);
    BlockLayout layout = BlockLayout.read(attributes, wordBits, diagnosis);
    OptionalLong capacity = reader.capacityWords(wordBits, layout.block());
    Mesh mesh = Attributes.mesh(component, diagnosis);
    int banks = attributes.get(AttributeKeys.BANKS).orElseThrow();
    int ports = attributes.get(AttributeKeys.PORTS).orElseThrow();
    Bandwidth bandwidth = reader.bandwidth();
    double copies = attributes.get(AttributeKeys.MULTIPLE_BUFFERING).orElseThrow();
    double minUtilization = attributes.get(AttributeKeys.MIN_UTILIZATION).orElseThrow();
    boolean reduces =
        attributes
            .get(AttributeKeys.REDUCTION_SUPPORTED)
            .orElse(!reader.isDram(component.componentClass()));
    Map<String, Double> scale = reader.bandwidthScale();
    NetworkAttributes network = reader.network(wordBits);
    Attributes.finish(attributes);
    return diagnosis.build(
        mark,
        component.location(),
        () ->
            StorageLevel.builder(component.name(), component.componentClass(), mesh)
                .capacityWords(capacity)
                .wordBits(wordBits)
                .blockWords(layout.block())
                .clusterSize(layout.cluster())
                .banks(banks)
                .ports(ports)
                .bandwidth(bandwidth.withScale(scale))
                .multipleBuffering(copies)
                .minUtilization(minUtilization)
                .reductionSupported(reduces)
                .network(network)
                .build());
  }

  private boolean isDram(String componentClass) {
    return StorageLevel.isDram(componentClass)
        || attributes
            .find(AttributeKeys.TECHNOLOGY)
            .filter(node -> node instanceof ScalarNode scalar && scalar.text().equals("DRAM"))
            .isPresent();
  }

  /** Words of one instance: entries, or rows of blocks, or a size; without any, no limit. */
  private OptionalLong capacityWords(int wordBits, long blockWords) {
    Map<Node, Long> ways = new LinkedHashMap<>();
    way(AttributeKeys.ENTRIES, ways, (node, entries) -> entries);
    way(AttributeKeys.DEPTH, ways, (node, depth) -> rows(depth, blockWords, node));
    way(
        AttributeKeys.SIZE_KB,
        ways,
        (node, kilobytes) -> (long) (kilobytes * BITS_PER_KB / wordBits));
    if (ways.values().stream().distinct().count() > 1) {
      List<Node> nodes = List.copyOf(ways.keySet());
      diagnosis.error(
          nodes.get(1).location(),
          "the capacity is given twice; the first is on line " + nodes.get(0).location().line());
    }
    return ways.values().stream().mapToLong(Long::longValue).findFirst();
  }

  /** The words that a key says, if it is there. */
  private <T> void way(Key<T> key, Map<Node, Long> ways, BiFunction<Node, T, Long> words) {
    attributes
        .find(key)
        .ifPresent(
            node -> attributes.get(key).ifPresent(size -> ways.put(node, words.apply(node, size))));
  }

  private long rows(long depth, long blockWords, Node at) {
    return diagnosis.attempt(at.location(), () -> Math.multiplyExact(depth, blockWords)).orElse(0L);
  }

  private Bandwidth bandwidth() {
    attributes
        .find(AttributeKeys.BANDWIDTH)
        .ifPresent(
            both ->
                diagnosis.warning(
                    both.location(),
                    "is deprecated: half is taken as read, half as write bandwidth"));
    Optional<Double> half = attributes.get(AttributeKeys.BANDWIDTH).map(both -> both / 2);
    return new Bandwidth(
        bandwidth(attributes.get(AttributeKeys.READ_BANDWIDTH).or(() -> half)),
        bandwidth(attributes.get(AttributeKeys.WRITE_BANDWIDTH).or(() -> half)),
        bandwidth(attributes.get(AttributeKeys.SHARED_BANDWIDTH)));
  }

  private static OptionalDouble bandwidth(Optional<Double> given) {
    return given.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  private Map<String, Double> bandwidthScale() {
    Map<String, Double> scale = new LinkedHashMap<>();
    ValueReader values = new ValueReader(diagnosis);
    attributes
        .find(AttributeKeys.BANDWIDTH_SCALE)
        .map(node -> MapReader.of(node, diagnosis))
        .map(MapReader::node)
        .map(MapNode::entries)
        .orElse(List.of())
        .forEach(entry -> scale.put(entry.key(), values.notNegativeNumber(entry.value())));
    return scale;
  }

  private NetworkAttributes network(int wordBits) {
    return new NetworkAttributes(
        attributes.get(AttributeKeys.NETWORK_WORD_BITS).orElse(wordBits),
        attributes.get(AttributeKeys.FILL_LATENCY).orElseThrow(),
        attributes.get(AttributeKeys.DRAIN_LATENCY).orElseThrow(),
        attributes.get(AttributeKeys.ENERGY_PER_HOP).orElseThrow(),
        attributes.get(AttributeKeys.ROUTER_ENERGY).orElseThrow());
  }
}
