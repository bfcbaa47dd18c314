package org.loopwright.formats.timeloop;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.loopwright.formats.document.Key;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.Workload;

/**
 * Reads mappings in JSON as programs write them, straight into arrays: entries whose factors are
 * {@code R=3 S=1}, whose order is letters in a row, and that have no other keys than those of
 * loops, orders and data spaces. A mapping that is written in another way, or is wrong, is left to
 * {@link MappingCodec}, which reads a plain one the same. One thread's own.
 */
public final class PlainMappings {
  /** Ten times as much is still a {@code long}. */
  private static final long MAX_BOUND = Long.MAX_VALUE / 100;

  /** What an entry may state. */
  private enum Field {
    TYPE(EntryKeys.TYPE),
    TARGET(EntryKeys.TARGET),
    FACTORS(EntryKeys.FACTORS),
    PERMUTATION(EntryKeys.PERMUTATION),
    SPLIT(EntryKeys.SPLIT),
    KEEP(EntryKeys.KEEP),
    BYPASS(EntryKeys.BYPASS);

    @SuppressWarnings("ImmutableEnumChecker") // a key is immutable
    private final Key<?> key;

    Field(Key<?> key) {
      this.key = key;
    }
  }

  /** A spelling, and what it names. */
  @SuppressWarnings("ArrayRecordComponent") // compared letter by letter, never as a record
  private record Word<T>(byte[] letters, T meaning) {}

  private static final List<Word<Field>> FIELDS = fields();
  private static final List<Word<EntryType>> TYPES = types();
  private static final Set<Field> OF_LOOPS = EnumSet.of(Field.FACTORS, Field.PERMUTATION);
  private static final Set<Field> OF_SPACE =
      EnumSet.of(Field.FACTORS, Field.PERMUTATION, Field.SPLIT);
  private static final Set<Field> OF_DATA = EnumSet.of(Field.KEEP, Field.BYPASS);

  private static List<Word<Field>> fields() {
    List<Word<Field>> fields = new ArrayList<>();
    for (Field field : Field.values()) {
      field.key.spellings().forEach(word -> fields.add(new Word<>(letters(word), field)));
    }
    return fields;
  }

  private static List<Word<EntryType>> types() {
    List<Word<EntryType>> types = new ArrayList<>();
    for (EntryType type : List.of(EntryType.TEMPORAL, EntryType.SPATIAL, EntryType.DATASPACE)) {
      type.words().forEach(word -> types.add(new Word<>(letters(word), type)));
    }
    return types;
  }

  private static byte[] letters(String word) {
    return word.getBytes(StandardCharsets.UTF_8);
  }

  /** The loops of an entry: a factor for each dimension, and their order, innermost first. */
  private static final class Nest {
    final long[] factors;
    final int[] order;
    int split;
    boolean stated;

    Nest(int dimensions) {
      factors = new long[dimensions];
      order = new int[dimensions];
      clear();
    }

    void clear() {
      Arrays.fill(factors, 1);
      Arrays.setAll(order, dimension -> dimension);
      split = order.length;
      stated = false;
    }
  }

  private final Workload workload;
  private final long[] bounds;
  private final byte[] letters;
  private final List<Word<Integer>> levels = new ArrayList<>();
  private final boolean[] hasFanout;
  private final Nest[] temporal;
  private final Nest[] spatial;
  private final long[] kept;
  private final long[] bypassed;

  // The entry being read.
  private final PlainJson json = new PlainJson();
  private final Set<Field> stated = EnumSet.noneOf(Field.class);
  private Nest nest;
  private EntryType type;
  private int level;
  private long keep;
  private long bypass;

  private PlainMappings(Workload workload, Architecture architecture) {
    this.workload = workload;
    int dimensions = workload.dimensions().size();
    int storage = architecture.storage().size();
    bounds = workload.dimensions().stream().mapToLong(Dimension::bound).toArray();
    letters = new byte[dimensions];
    hasFanout = new boolean[storage];
    temporal = new Nest[storage];
    spatial = new Nest[storage];
    for (int i = 0; i < dimensions; i++) {
      letters[i] = (byte) workload.dimensions().get(i).name().charAt(0);
    }
    for (int i = 0; i < storage; i++) {
      levels.add(new Word<>(letters(architecture.storage().get(i).name()), i));
      hasFanout[i] = architecture.fanout(i).instances() > 1;
      temporal[i] = new Nest(dimensions);
      spatial[i] = new Nest(dimensions);
    }
    kept = new long[storage];
    bypassed = new long[storage];
    nest = new Nest(dimensions);
  }

  /** A reader of a workload's mappings; none if dimensions have names of several letters. */
  public static Optional<PlainMappings> of(Workload workload, Architecture architecture) {
    boolean plain =
        workload.dimensions().stream().allMatch(PlainMappings::isPlain)
            && workload.dataSpaces().size() < Long.SIZE - 1;
    return plain ? Optional.of(new PlainMappings(workload, architecture)) : Optional.empty();
  }

  private static boolean isPlain(Dimension dimension) {
    char letter = dimension.name().charAt(0);
    return dimension.name().length() == 1
        && dimension.bound() <= MAX_BOUND
        && isAsciiLetter(letter);
  }

  private static boolean isAsciiLetter(char letter) {
    return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
  }

  /** The mapping whose JSON lies there; nothing if it is not plain, or wrong. */
  public Optional<PackedMapping> read(byte[] text, int from, int to) {
    clear();
    json.open(text, from, to);
    return entries() && json.isAtEnd() && isWhole() ? Optional.of(packed()) : Optional.empty();
  }

  private void clear() {
    for (int i = 0; i < temporal.length; i++) {
      temporal[i].clear();
      spatial[i].clear();
    }
    Arrays.fill(kept, 0);
    Arrays.fill(bypassed, 0);
  }

  private boolean entries() {
    if (!json.take('[')) {
      return false;
    }
    do {
      if (!entry()) {
        return false;
      }
    } while (json.take(','));
    return json.take(']');
  }

  private boolean entry() {
    stated.clear();
    nest.clear();
    keep = 0;
    bypass = 0;
    if (!json.take('{')) {
      return false;
    }
    do {
      if (!json.takeText()) {
        return false;
      }
      Field field = meaning(FIELDS);
      if (field == null || !stated.add(field) || !json.take(':') || !value(field)) {
        return false;
      }
    } while (json.take(','));
    return json.take('}') && stated.remove(Field.TYPE) && stated.remove(Field.TARGET) && take();
  }

  /** What the text read last names; null if it is none of the words. */
  private <T> T meaning(List<Word<T>> words) {
    for (int i = 0; i < words.size(); i++) {
      if (json.isText(words.get(i).letters)) {
        return words.get(i).meaning;
      }
    }
    return null;
  }

  private boolean value(Field field) {
    switch (field) {
      case SPLIT -> {
        int split = json.takeNumber();
        nest.split = Math.min(split, bounds.length);
        return split >= 0;
      }
      case KEEP -> {
        keep = dataSpaces();
        return keep >= 0;
      }
      case BYPASS -> {
        bypass = dataSpaces();
        return bypass >= 0;
      }
      default -> {
        return json.takeText() && text(field);
      }
    }
  }

  private boolean text(Field field) {
    switch (field) {
      case FACTORS -> {
        return factors(json.textStart(), json.textEnd());
      }
      case PERMUTATION -> {
        return order(json.textStart(), json.textEnd());
      }
      case TYPE -> {
        type = meaning(TYPES);
        return type != null;
      }
      default -> {
        Integer named = meaning(levels);
        level = named == null ? -1 : named;
        return level >= 0;
      }
    }
  }

  /** Words such as {@code R=3}, each dimension once. */
  private boolean factors(int from, int to) {
    long seen = 0;
    int at = from;
    while (at < to) {
      if (json.letter(at) == ' ') {
        at++;
        continue;
      }
      int dimension = dimension(json.letter(at));
      if (dimension < 0
          || (seen >>> dimension & 1) != 0
          || at + 2 >= to
          || json.letter(at + 1) != '=') {
        return false;
      }
      seen |= 1L << dimension;
      long factor = 0;
      at += 2;
      while (at < to
          && json.letter(at) >= '0'
          && json.letter(at) <= '9'
          && factor <= bounds[dimension]) {
        factor = 10 * factor + json.letter(at++) - '0';
      }
      if (factor < 1 || factor > bounds[dimension] || (at < to && json.letter(at) != ' ')) {
        return false;
      }
      nest.factors[dimension] = factor;
    }
    return true;
  }

  /** Letters in a row; dimensions that are not named follow in their own order. */
  private boolean order(int from, int to) {
    long seen = 0;
    int named = 0;
    for (int at = from; at < to; at++) {
      int dimension = dimension(json.letter(at));
      if (dimension < 0 || (seen >>> dimension & 1) != 0) {
        return false;
      }
      seen |= 1L << dimension;
      nest.order[named++] = dimension;
    }
    for (int dimension = 0; dimension < letters.length; dimension++) {
      if ((seen >>> dimension & 1) == 0) {
        nest.order[named++] = dimension;
      }
    }
    return to > from;
  }

  private int dimension(byte letter) {
    for (int i = 0; i < letters.length; i++) {
      if (letters[i] == letter) {
        return i;
      }
    }
    return -1;
  }

  /** The set of data spaces that a list of names is; -1 if it is none. */
  private long dataSpaces() {
    if (!json.take('[')) {
      return -1;
    }
    long set = 0;
    if (json.take(']')) {
      return set;
    }
    do {
      int space = json.takeText() ? workload.indexOfDataSpace(json.text()) : -1;
      if (space < 0) {
        return -1;
      }
      set |= 1L << space;
    } while (json.take(','));
    return json.take(']') ? set : -1;
  }

  /** Gives the level what the entry states. */
  private boolean take() {
    return switch (type) {
      case TEMPORAL -> OF_LOOPS.containsAll(stated) && take(temporal);
      case SPATIAL ->
          OF_SPACE.containsAll(stated) && (hasFanout[level] || isFlat()) && take(spatial);
      default -> {
        kept[level] |= keep;
        bypassed[level] |= bypass;
        yield OF_DATA.containsAll(stated) && (kept[level] & bypassed[level]) == 0;
      }
    };
  }

  private boolean take(Nest[] nests) {
    Nest before = nests[level];
    nests[level] = nest;
    nest.stated = true;
    nest = before;
    return !before.stated;
  }

  private boolean isFlat() {
    return Arrays.stream(nest.factors).allMatch(factor -> factor == 1);
  }

  /** Whether the factors of each dimension multiply to its bound. */
  private boolean isWhole() {
    for (int dimension = 0; dimension < bounds.length; dimension++) {
      long rest = bounds[dimension];
      for (int i = 0; i < temporal.length; i++) {
        long inTime = temporal[i].factors[dimension];
        long inSpace = spatial[i].factors[dimension];
        if (rest % inTime != 0 || rest / inTime % inSpace != 0) {
          return false;
        }
        rest = rest / inTime / inSpace;
      }
      if (rest != 1) {
        return false;
      }
    }
    return true;
  }

  private PackedMapping packed() {
    PackedMapping packed = new PackedMapping(temporal.length, bounds.length);
    int spaces = workload.dataSpaces().size();
    for (int i = 0; i < temporal.length; i++) {
      for (int dimension : temporal[i].order) {
        packed.addTemporal(i, dimension, temporal[i].factors[dimension]);
      }
      for (int place = 0; place < bounds.length; place++) {
        int dimension = spatial[i].order[place];
        packed.addSpatial(i, dimension, spatial[i].factors[dimension], place >= spatial[i].split);
      }
      for (int space = 0; space < spaces; space++) {
        if ((bypassed[i] >>> space & 1) == 0) {
          packed.keep(i, space);
        }
      }
    }
    return packed;
  }
}
