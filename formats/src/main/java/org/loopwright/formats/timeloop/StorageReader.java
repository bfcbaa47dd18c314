package org.loopwright.formats.timeloop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.loopwright.formats.node.Diagnosis;
import org.loopwright.formats.node.MapNode;
import org.loopwright.formats.node.MapReader;
import org.loopwright.formats.node.Node;
import org.loopwright.formats.node.ScalarNode;
import org.loopwright.formats.node.ValueReader;
import org.loopwright.model.architecture.Bandwidth;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.NetworkAttributes;
import org.loopwright.model.architecture.StorageLevel;

/** Reads the attributes of a storage component. Defaults and derived sizes are the reference's. */
final class StorageReader {
  private static final int STANDARD_BANKS = 2;
  private static final int STANDARD_PORTS = 2;
  private static final long BITS_PER_KB = 1024 * 8;
  private static final String[] DEPTH = {"depth", "memory_depth", "data_storage_depth"};
  private static final String[] KILOBYTES = {"sizeKB", "size_kb"};

  private final MapReader attributes;
  private final Diagnosis diagnosis;

  private StorageReader(MapReader attributes, Diagnosis diagnosis) {
    this.attributes = attributes;
    this.diagnosis = diagnosis;
  }

  static Optional<StorageLevel> read(Component component, Diagnosis diagnosis) {
    int mark = diagnosis.errorCount();
    MapReader attributes = component.attributes();
    StorageReader reader = new StorageReader(attributes, diagnosis);
    int wordBits = Attributes.wordBits(attributes);
    BlockLayout layout = BlockLayout.read(attributes, wordBits, diagnosis);
    OptionalLong capacity = reader.capacityWords(wordBits, layout.block());
    Mesh mesh = Attributes.mesh(component, diagnosis);
    int banks = attributes.positiveInt("n_banks", "num_banks").orElse(STANDARD_BANKS);
    int ports = attributes.positiveInt("n_ports", "num_ports").orElse(STANDARD_PORTS);
    Bandwidth bandwidth = reader.bandwidth();
    double copies = attributes.positiveNumber("multiple_buffering").orElse(1);
    double minUtilization = attributes.number("min_utilization").orElse(0);
    boolean reduces =
        attributes.flag("reduction_supported").orElse(!reader.isDram(component.componentClass()));
    Map<String, Double> scale = reader.bandwidthScale();
    NetworkAttributes network = reader.network(wordBits);
    Attributes.finish(attributes);
    return diagnosis.build(
        mark,
        component.location(),
        () ->
            new StorageLevel(
                component.name(),
                component.componentClass(),
                mesh,
                capacity,
                wordBits,
                layout.block(),
                layout.cluster(),
                banks,
                ports,
                bandwidth,
                copies,
                minUtilization,
                reduces,
                scale,
                network));
  }

  private boolean isDram(String componentClass) {
    return componentClass.contains("DRAM")
        || attributes
            .find("technology")
            .filter(node -> node instanceof ScalarNode scalar && scalar.text().equals("DRAM"))
            .isPresent();
  }

  /** Words of one instance: entries, or rows of blocks, or a size; without any, no limit. */
  private OptionalLong capacityWords(int wordBits, long blockWords) {
    Map<Node, Long> ways = new LinkedHashMap<>();
    attributes
        .find("entries")
        .ifPresent(node -> ways.put(node, attributes.notNegative("entries").orElse(0)));
    attributes
        .find(DEPTH)
        .ifPresent(node -> ways.put(node, rows(attributes.notNegative(DEPTH), blockWords, node)));
    attributes.find(KILOBYTES).ifPresent(node -> ways.put(node, words(wordBits)));
    if (ways.values().stream().distinct().count() > 1) {
      List<Node> nodes = List.copyOf(ways.keySet());
      diagnosis.error(
          nodes.get(1).location(),
          "the capacity is given twice; the first is on line " + nodes.get(0).location().line());
    }
    return ways.values().stream().mapToLong(Long::longValue).findFirst();
  }

  private long rows(OptionalLong depth, long blockWords, Node at) {
    return diagnosis
        .attempt(at.location(), () -> Math.multiplyExact(depth.orElse(0), blockWords))
        .orElse(0L);
  }

  private long words(int wordBits) {
    return (long) (attributes.positiveNumber(KILOBYTES).orElse(1) * BITS_PER_KB / wordBits);
  }

  private Bandwidth bandwidth() {
    Optional<Node> both = attributes.find("bandwidth");
    OptionalDouble half = OptionalDouble.empty();
    if (both.isPresent()) {
      diagnosis.warning(
          both.get().location(), "is deprecated: half is taken as read, half as write bandwidth");
      half = OptionalDouble.of(new ValueReader(diagnosis).positiveNumber(both.get()) / 2);
    }
    OptionalDouble read = attributes.positiveNumber("read_bandwidth");
    OptionalDouble write = attributes.positiveNumber("write_bandwidth");
    return new Bandwidth(
        read.isPresent() ? read : half,
        write.isPresent() ? write : half,
        attributes.positiveNumber("shared_bandwidth"));
  }

  private Map<String, Double> bandwidthScale() {
    Map<String, Double> scale = new LinkedHashMap<>();
    ValueReader values = new ValueReader(diagnosis);
    attributes
        .map("per_dataspace_bandwidth_consumption_scale")
        .map(MapReader::node)
        .map(MapNode::entries)
        .orElse(List.of())
        .forEach(entry -> scale.put(entry.key(), values.notNegativeNumber(entry.value())));
    return scale;
  }

  private NetworkAttributes network(int wordBits) {
    return new NetworkAttributes(
        attributes.positiveInt("network_word_bits").orElse(wordBits),
        attributes.notNegative("network_fill_latency", "fill_latency").orElse(0),
        attributes.notNegative("network_drain_latency", "drain_latency").orElse(0),
        notNegative("energy_per_hop"),
        notNegative("router_energy"));
  }

  private double notNegative(String key) {
    return attributes.find(key).map(new ValueReader(diagnosis)::notNegativeNumber).orElse(0.0);
  }
}
