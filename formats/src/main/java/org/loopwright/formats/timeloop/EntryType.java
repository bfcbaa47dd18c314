package org.loopwright.formats.timeloop;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.Spelling;

/** What an entry of a mapping or of constraints is about. */
enum EntryType {
  TEMPORAL("temporal"),
  SPATIAL("spatial"),
  DATASPACE("dataspace datatype bypass bypassing"),
  PARALLELISM("parallelism utilization"),
  OVERBOOKING("max_overbooked_proportion"),
  SKEW("skew");

  private final String words;

  /** A type with the words for it, parted by spaces. */
  EntryType(String words) {
    this.words = words;
  }

  /** The words for it. */
  List<String> words() {
    return List.of(words.split(" "));
  }

  /** Reads the type of an entry, which must be one of {@code allowed}. */
  static Optional<EntryType> read(MapReader entry, List<EntryType> allowed, Diagnosis diagnosis) {
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
      Problem unknown = Problem.error(node.get().location(), "unknown type '" + word + "'");
      diagnosis.add(Spelling.advice(word, known).map(unknown::withAdvice).orElse(unknown));
    }
    return type;
  }
}
