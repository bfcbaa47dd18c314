package org.loopwright.formats.timeloop;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.model.diagnostics.Diagnosis;

/** What an entry of a mapping or of constraints is about. */
public enum EntryType {
  TEMPORAL("temporal"),
  SPATIAL("spatial"),
  DATASPACE("dataspace", "datatype", "bypass", "bypassing"),
  PARALLELISM("parallelism", "utilization"),
  OVERBOOKING("max_overbooked_proportion"),
  SKEW("skew");

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> words;

  EntryType(String... words) {
    this.words = List.of(words);
  }

  /** The words for it. */
  public List<String> words() {
    return words;
  }

  /** The word that every version of the public tool reads. */
  public String written() {
    return words.size() > 1 ? words.get(1) : words.get(0);
  }

  /** Tables by the words for their types, each with the header. */
  static Map<List<String>, KeyTable> byWord(Map<EntryType, KeyTable> tables) {
    Map<List<String>, KeyTable> byWord = new LinkedHashMap<>();
    tables.forEach((type, table) -> byWord.put(type.words(), table.after(EntryKeys.HEADER.keys())));
    return byWord;
  }

  /** Reads the type of an entry, which must be one of {@code allowed}. */
  static Optional<EntryType> read(
      MapReader entry, Collection<EntryType> allowed, Diagnosis diagnosis) {
    Optional<Node> node = entry.find(EntryKeys.TYPE);
    String word = entry.text(EntryKeys.TYPE);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    Optional<EntryType> type =
        Arrays.stream(values())
            .filter(candidate -> allowed.contains(candidate) && candidate.words().contains(word))
            .findFirst();
    if (type.isEmpty()) {
      List<String> known =
          allowed.stream().flatMap(candidate -> candidate.words().stream()).toList();
      diagnosis.unknown(node.get().location(), "unknown type '" + word + "'", word, known);
    }
    return type;
  }
}
