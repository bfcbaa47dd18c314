package org.loopwright.formats.timeloop;

import static org.loopwright.formats.document.Codec.boxed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.loopwright.formats.document.Codec;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.MapBuilder;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.ValueType;
import org.loopwright.model.architecture.Bandwidth;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StatedAccessEnergy;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.architecture.WordWidths;
import org.loopwright.model.diagnostics.Diagnosis;

/**
 * The attributes of storage components, read and written. Defaults and derived sizes are the
 * reference's. Unknown keys are passed over with a warning: estimators have attributes of their
 * own.
 */
public final class StorageAttributes {
  static final Key<Long> ENTRIES =
      Key.of("entries", ValueType.NOT_NEGATIVE, "Capacity of an instance.").in("words");
  public static final Key<Long> DEPTH =
      Key.of("depth", ValueType.NOT_NEGATIVE, "Capacity of an instance, as rows of a block each.")
          .spelled("memory_depth", "data_storage_depth")
          .in("rows");
  static final Key<Double> SIZE_KB =
      Key.of("sizeKB", ValueType.POSITIVE_NUMBER, "Capacity of an instance.")
          .spelled("size_kb")
          .in("KiB");
  public static final Key<Long> WIDTH =
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
  static final Key<OptionalDouble> BANDWIDTH =
      Key.of(
              "bandwidth",
              TypedBandwidth.TYPE,
              "Of DRAM 'by_type': that of one device of its type, which needs the clock."
                  + " A number is deprecated: half counts as read, half as write bandwidth.")
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
  static final Key<Map<String, Double>> BANDWIDTH_SCALE =
      Key.of(
          "per_dataspace_bandwidth_consumption_scale",
          ValueType.mapOf(ValueType.NOT_NEGATIVE_NUMBER),
          "By data space: bandwidth that a word takes, relative to a word of others.");
  static final Key<Map<String, Integer>> WORD_BITS_OF =
      Key.of(
              "per_dataspace_word_bits",
              ValueType.mapOf(ValueType.POSITIVE_INT),
              "By data space: width of its words, where it is not that of the level.")
          .spelled("bits_per_value")
          .in("bits");
  static final Key<Integer> SUM_BITS =
      Key.of(
              "sum_bits",
              ValueType.POSITIVE_INT,
              "Width of the words of results, where it is not that of the level.")
          .in("bits");
  static final Key<Boolean> ZERO_GATING =
      Key.of(
              "zero_gating",
              ValueType.FLAG,
              "Whether accesses to zeros take no energy (see densities).")
          .standard(false);
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
  public static final Key<Boolean> REDUCTION_SUPPORTED =
      Key.of(
          "reduction_supported",
          ValueType.FLAG,
          "Whether partial sums are added up here; by default everywhere but in DRAM.");
  static final Key<Boolean> ELIDE_FIRST_READ =
      Key.of(
              "elide_first_read",
              ValueType.FLAG,
              "Whether the first update of a word reads nothing, and its first fill is left out.")
          .standard(true);
  static final Key<Double> VECTOR_ACCESS_ENERGY =
      Key.of(
              "vector_access_energy",
              ValueType.NOT_NEGATIVE_NUMBER,
              "Of reading or writing a block; the ERT's entry of the component is not read then.")
          .in("pJ");
  static final Key<Double> ADDRESS_ENERGY =
      Key.of(
              "addr_gen_energy",
              ValueType.NOT_NEGATIVE_NUMBER,
              "Of making the address of a word that is filled, read of an operand or updated.")
          .in("pJ");
  public static final Key<Node> TECHNOLOGY =
      Key.of("technology", ValueType.ANYTHING, "For estimators of cost; DRAM marks a DRAM.");

  static final Codec<StorageLevel, StorageLevel.Builder> CODEC =
      StorageNetwork.addTo(
              Codec.<StorageLevel, StorageLevel.Builder>of(
                      Component.table(
                          "storage_attributes",
                          "Attributes of storage. The capacity is entries, depth or sizeKB."))
                  .optional(ENTRIES, level -> boxed(level.capacity().words()))
                  .property(Component.WORD_BITS, level -> level.memory().wordBits())
                  .optional(SUM_BITS, level -> boxed(level.memory().widths().sums()))
                  .property(
                      ZERO_GATING,
                      level -> level.memory().zeroGating(),
                      StorageLevel.Builder::zeroGating)
                  .reading(DEPTH, SIZE_KB, WIDTH)
                  .optional(BLOCK_SIZE, level -> unless(1L, level.memory().blockWords()))
                  .optional(CLUSTER_SIZE, level -> unless(1L, level.memory().clusterSize()))
                  .property(BANKS, level -> level.memory().banks(), StorageLevel.Builder::banks)
                  .property(PORTS, level -> level.memory().ports(), StorageLevel.Builder::ports)
                  .reading(BANDWIDTH)
                  .optional(READ_BANDWIDTH, level -> boxed(level.bandwidth().read()))
                  .optional(WRITE_BANDWIDTH, level -> boxed(level.bandwidth().write()))
                  .optional(SHARED_BANDWIDTH, level -> boxed(level.bandwidth().shared()))
                  .reading(BANDWIDTH_SCALE)
                  .property(
                      MULTIPLE_BUFFERING,
                      level -> level.capacity().multipleBuffering(),
                      StorageLevel.Builder::multipleBuffering)
                  .property(
                      MIN_UTILIZATION,
                      level -> level.capacity().minUtilization(),
                      StorageLevel.Builder::minUtilization)
                  .optional(
                      REDUCTION_SUPPORTED,
                      level ->
                          unless(
                              !StorageLevel.isDram(level.componentClass()),
                              level.memory().reductionSupported()))
                  .property(
                      ELIDE_FIRST_READ,
                      level -> level.memory().elideFirstRead(),
                      StorageLevel.Builder::elideFirstRead)
                  .optional(VECTOR_ACCESS_ENERGY, level -> boxed(level.energy().perBlockPj()))
                  .optional(ADDRESS_ENERGY, level -> boxed(level.energy().perAddressPj()))
                  .reading(TECHNOLOGY)
                  .optional(BANDWIDTH_SCALE, level -> unless(Map.of(), level.bandwidth().scale()))
                  .optional(
                      WORD_BITS_OF,
                      level -> unless(Map.of(), level.memory().widths().byDataSpace())))
          .reading(UnmodelledAttributes.SWITCHES);

  /** The technology of off-chip memory. */
  static final String DRAM = "DRAM";

  private static final long BITS_PER_KB = 1024 * 8;

  private final MapReader attributes;
  private final Diagnosis diagnosis;

  private StorageAttributes(MapReader attributes, Diagnosis diagnosis) {
    this.attributes = attributes;
    this.diagnosis = diagnosis;
  }

  /** Attributes of any component that only models of prices may read. */
  public static Set<String> ofPrices() {
    Set<String> names = new TreeSet<>(UnmodelledAttributes.OF_PRICES);
    names.addAll(BANKS.spellings());
    names.addAll(PORTS.spellings());
    return names;
  }

  /** A value, unless it is what a reader assumes. */
  private static <V> Optional<V> unless(V assumed, V value) {
    return value.equals(assumed) ? Optional.empty() : Optional.of(value);
  }

  static Optional<StorageLevel> read(Component component, Diagnosis diagnosis) {
    int mark = diagnosis.errorCount();
    MapReader attributes = component.attributes().expect(CODEC.table());
    StorageAttributes reader = new StorageAttributes(attributes, diagnosis);
    int wordBits = component.wordBits();
    BlockLayout layout = reader.layout(wordBits);
    OptionalLong capacity = reader.capacityWords(wordBits, layout.block);
    Mesh mesh = component.mesh(diagnosis);
    StorageNetwork network = new StorageNetwork(attributes, diagnosis);
    network.warnOfSharing(mesh);
    StorageLevel.Builder level =
        StorageLevel.builder(component.name(), component.componentClass(), mesh)
            .wordBits(wordBits)
            .widths(reader.widths())
            .blockWords(layout.block)
            .clusterSize(layout.cluster)
            .capacityWords(capacity)
            .bandwidth(reader.bandwidth())
            .energy(reader.energy())
            .network(network.attributes(wordBits));
    CODEC.read(attributes, level);
    if (isDramTechnology(attributes)) {
      level.reductionSupported(false);
    }
    attributes.get(REDUCTION_SUPPORTED).ifPresent(level::reductionSupported);
    component.finish(diagnosis, BANKS, PORTS);
    return diagnosis.build(mark, component.location(), level::build);
  }

  /** Whether a component is a DRAM by its technology, whatever its class. */
  private static boolean isDramTechnology(MapReader attributes) {
    return attributes
        .find(TECHNOLOGY)
        .filter(node -> node instanceof ScalarNode scalar && scalar.text().equals(DRAM))
        .isPresent();
  }

  private WordWidths widths() {
    Optional<Integer> sums = attributes.get(SUM_BITS);
    return new WordWidths(
        attributes.get(WORD_BITS_OF).orElse(Map.of()),
        sums.isPresent() ? OptionalInt.of(sums.get()) : OptionalInt.empty());
  }

  /** Words of one instance: entries, or rows of blocks, or a size; without any, no limit. */
  private OptionalLong capacityWords(int wordBits, long blockWords) {
    Map<Node, Long> ways = new LinkedHashMap<>();
    way(ENTRIES, ways, (node, entries) -> entries);
    way(DEPTH, ways, (node, depth) -> rows(depth, blockWords, node));
    way(SIZE_KB, ways, (node, kilobytes) -> (long) (kilobytes * BITS_PER_KB / wordBits));
    if (ways.values().stream().distinct().count() > 1) {
      List<Node> nodes = List.copyOf(ways.keySet());
      diagnosis.error(
          nodes.get(1).location(),
          "the capacity is given twice; the first is on line " + nodes.get(0).location().line());
    }
    return ways.values().stream().mapToLong(Long::longValue).findFirst();
  }

  /** Adds the words that a key states, if it is there. */
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
    OptionalDouble both = attributes.get(BANDWIDTH).orElse(OptionalDouble.empty());
    if (both.isPresent()) {
      diagnosis.warning(
          attributes.find(BANDWIDTH).orElseThrow().location(),
          "is deprecated: half is taken as read, half as write bandwidth");
    }
    OptionalDouble half = both.isPresent() ? OptionalDouble.of(both.getAsDouble() / 2) : both;
    return new Bandwidth(
        attributes.has(READ_BANDWIDTH) ? attributes.number(READ_BANDWIDTH) : half,
        attributes.has(WRITE_BANDWIDTH) ? attributes.number(WRITE_BANDWIDTH) : half,
        attributes.number(SHARED_BANDWIDTH),
        attributes.get(BANDWIDTH_SCALE).orElse(Map.of()));
  }

  private StatedAccessEnergy energy() {
    return new StatedAccessEnergy(
        attributes.number(VECTOR_ACCESS_ENERGY), attributes.number(ADDRESS_ENERGY));
  }

  /**
   * How words lie in a physical row: {@code width = word bits x block x cluster}.
   *
   * @param block words that one access moves
   * @param cluster instances that share a row
   */
  private record BlockLayout(long block, long cluster) {}

  /** Reads what is given of width, block and cluster, and works out the rest. */
  private BlockLayout layout(int wordBits) {
    int mark = diagnosis.errorCount();
    Optional<Long> block = attributes.get(BLOCK_SIZE);
    Optional<Long> cluster = attributes.get(CLUSTER_SIZE);
    Optional<Long> width = attributes.get(WIDTH);
    BlockLayout given = new BlockLayout(block.orElse(1L), cluster.orElse(1L));
    if (width.isEmpty() || diagnosis.errorCount() > mark) {
      return given;
    }
    Node at = attributes.find(WIDTH).orElseThrow();
    long words = width.get() / wordBits;
    if (width.get() % wordBits != 0 || words % given.block != 0) {
      diagnosis.error(
          at.location(),
          "width %s must be a multiple of word bits %s x block size %s"
              .formatted(width.get(), wordBits, given.block));
      return given;
    }
    if (block.isPresent() && cluster.isPresent() && words / given.block != given.cluster) {
      diagnosis.error(
          at.location(),
          "a row of %s words must be block size %s x cluster size %s"
              .formatted(words, given.block, given.cluster));
    }
    if (block.isPresent()) {
      return cluster.isPresent() ? given : new BlockLayout(given.block, words / given.block);
    }
    return cluster.isPresent() ? shared(words, given.cluster, at) : new BlockLayout(words, 1);
  }

  /** The row divided among the cluster; the reference drops a remainder. */
  private BlockLayout shared(long words, long cluster, Node width) {
    if (words < cluster) {
      diagnosis.warning(
          width.location(),
          "a row of %s words is too narrow for cluster size %s; it is taken to be that of one instance"
              .formatted(words, cluster));
      return new BlockLayout(words, cluster);
    }
    if (words % cluster != 0) {
      diagnosis.warning(
          width.location(),
          "a row of %s words is no multiple of cluster size %s; the remainder is unused"
              .formatted(words, cluster));
    }
    return new BlockLayout(words / cluster, cluster);
  }

  /**
   * The attributes that state a level.
   *
   * @param given what the user's files state of it, as texts
   */
  static MapNode write(StorageLevel level, Map<String, String> given) {
    Map<String, Double> scale = level.bandwidth().scale();
    return Component.attributes(
        level.name(),
        level.componentClass(),
        level.mesh(),
        MapBuilder.written()
            .putTexts(given)
            .put(BANDWIDTH_SCALE, unless(Map.of(), scale))
            .put(WORD_BITS_OF, unless(Map.of(), level.memory().widths().byDataSpace()))
            .build(),
        CODEC.write(level),
        component -> read(component, new Diagnosis()).equals(Optional.of(level)));
  }
}
