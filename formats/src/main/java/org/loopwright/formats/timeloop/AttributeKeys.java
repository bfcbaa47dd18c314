package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ValueType;

/**
 * The attributes of components. What is read nowhere gives a warning: estimators have their own.
 */
final class AttributeKeys {
  static final Key<Integer> WORD_BITS =
      Key.of("word_bits", ValueType.POSITIVE_INT, "Size of a word.")
          .spelled("word_width", "datawidth", "data_width")
          .in("bits")
          .standard(16);
  static final Key<Long> INSTANCES =
      Key.of("instances", ValueType.POSITIVE, "Instances in the whole design.");
  static final Key<Long> MESH_X =
      Key.of("meshX", ValueType.POSITIVE, "Columns that the instances lie in; must divide them.")
          .in("instances");
  static final Key<Long> MESH_Y =
      Key.of("meshY", ValueType.POSITIVE, "Rows that the instances lie in; must divide them.")
          .in("instances");

  static final Key<Long> ENTRIES =
      Key.of("entries", ValueType.NOT_NEGATIVE, "Capacity of an instance.").in("words");
  static final Key<Long> DEPTH =
      Key.of("depth", ValueType.NOT_NEGATIVE, "Capacity of an instance, as rows of a block each.")
          .spelled("memory_depth", "data_storage_depth")
          .in("rows");
  static final Key<Double> SIZE_KB =
      Key.of("sizeKB", ValueType.POSITIVE_NUMBER, "Capacity of an instance.")
          .spelled("size_kb")
          .in("KiB");
  static final Key<Long> WIDTH =
      Key.of("width", ValueType.POSITIVE, "Physical row: word bits x block size x cluster size.")
          .spelled("memory_width", "data_storage_width")
          .in("bits");
  static final Key<Long> BLOCK_SIZE =
      Key.of("block_size", ValueType.POSITIVE, "Words that one access moves.")
          .spelled("n_words")
          .in("words");
  static final Key<Long> CLUSTER_SIZE =
      Key.of("cluster_size", ValueType.POSITIVE, "Instances that share a physical row.")
          .in("instances");
  static final Key<Integer> BANKS =
      Key.of("n_banks", ValueType.POSITIVE_INT, "Banks of an instance.")
          .spelled("num_banks")
          .standard(2);
  static final Key<Integer> PORTS =
      Key.of("n_ports", ValueType.POSITIVE_INT, "Ports of an instance.")
          .spelled("num_ports")
          .standard(2);
  static final Key<Double> BANDWIDTH =
      Key.of(
              "bandwidth",
              ValueType.POSITIVE_NUMBER,
              "Deprecated: half counts as read, half as write bandwidth.")
          .in("words/cycle");
  static final Key<Double> READ_BANDWIDTH =
      Key.of("read_bandwidth", ValueType.POSITIVE_NUMBER, "What an instance can read.")
          .in("words/cycle");
  static final Key<Double> WRITE_BANDWIDTH =
      Key.of("write_bandwidth", ValueType.POSITIVE_NUMBER, "What can be written to an instance.")
          .in("words/cycle");
  static final Key<Double> SHARED_BANDWIDTH =
      Key.of("shared_bandwidth", ValueType.POSITIVE_NUMBER, "Reads and writes of an instance.")
          .in("words/cycle");
  static final Key<Node> BANDWIDTH_SCALE =
      Key.of(
          "per_dataspace_bandwidth_consumption_scale",
          ValueType.mapOf(ValueType.NOT_NEGATIVE_NUMBER),
          "By data space: bandwidth that a word takes, relative to a word of others.");
  static final Key<Double> MULTIPLE_BUFFERING =
      Key.of(
              "multiple_buffering",
              ValueType.POSITIVE_NUMBER,
              "Copies of a tile that must fit at once; 2 is double buffering.")
          .standard(1.0);
  static final Key<Double> MIN_UTILIZATION =
      Key.of(
              "min_utilization",
              ValueType.PART,
              "Least part of the capacity that a mapping must fill, 0 to 1.")
          .standard(0.0);
  static final Key<Boolean> REDUCTION_SUPPORTED =
      Key.of(
          "reduction_supported",
          ValueType.FLAG,
          "Whether partial sums are added up here; by default everywhere but in DRAM.");
  static final Key<Node> TECHNOLOGY =
      Key.of("technology", ValueType.ANYTHING, "For estimators of cost; DRAM marks a DRAM.");
  static final Key<Integer> NETWORK_WORD_BITS =
      Key.of(
              "network_word_bits",
              ValueType.POSITIVE_INT,
              "Size of a word on the network below; by default a word of this level.")
          .in("bits");
  static final Key<Long> FILL_LATENCY =
      Key.of("network_fill_latency", ValueType.NOT_NEGATIVE, "To fill the network below.")
          .spelled("fill_latency")
          .in("cycles")
          .standard(0L);
  static final Key<Long> DRAIN_LATENCY =
      Key.of("network_drain_latency", ValueType.NOT_NEGATIVE, "To drain the network below.")
          .spelled("drain_latency")
          .in("cycles")
          .standard(0L);
  static final Key<Double> ENERGY_PER_HOP =
      Key.of("energy_per_hop", ValueType.NOT_NEGATIVE_NUMBER, "Of a word on the network below.")
          .in("pJ")
          .standard(0.0);
  static final Key<Double> ROUTER_ENERGY =
      Key.of("router_energy", ValueType.NOT_NEGATIVE_NUMBER, "Of a word in a router below.")
          .in("pJ")
          .standard(0.0);

  private static final List<Key<?>> COMMON = List.of(WORD_BITS, INSTANCES, MESH_X, MESH_Y);

  static final KeyTable COMPUTE =
      table("compute_attributes", "Attributes of arithmetic.").after(COMMON);

  static final KeyTable STORAGE =
      table(
              "storage_attributes",
              "Attributes of storage. The capacity is entries, depth or sizeKB.",
              ENTRIES,
              DEPTH,
              SIZE_KB,
              WIDTH,
              BLOCK_SIZE,
              CLUSTER_SIZE,
              BANKS,
              PORTS,
              BANDWIDTH,
              READ_BANDWIDTH,
              WRITE_BANDWIDTH,
              SHARED_BANDWIDTH,
              BANDWIDTH_SCALE,
              MULTIPLE_BUFFERING,
              MIN_UTILIZATION,
              REDUCTION_SUPPORTED,
              TECHNOLOGY,
              NETWORK_WORD_BITS,
              FILL_LATENCY,
              DRAIN_LATENCY,
              ENERGY_PER_HOP,
              ROUTER_ENERGY)
          .after(COMMON);

  private AttributeKeys() {}

  private static KeyTable table(String name, String meaning, Key<?>... keys) {
    List<Key<?>> all = new ArrayList<>(List.of(keys));
    UnmodelledAttributes.WITH_EFFECT_IF_TRUE.forEach(
        switched ->
            all.add(Key.of(switched, ValueType.FLAG, "Not modelled: true gives a warning.")));
    return KeyTable.of(name, meaning, all.toArray(Key<?>[]::new))
        .passingOver(UnmodelledAttributes.HARMLESS)
        .notModelling(UnmodelledAttributes.WITH_EFFECT)
        .withOthers(ValueType.ANYTHING);
  }
}
