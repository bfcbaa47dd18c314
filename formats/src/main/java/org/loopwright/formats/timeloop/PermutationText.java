package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.SyntaxErrors;
import org.loopwright.formats.document.ValueReader;
import org.loopwright.formats.grammar.LoopsLexer;
import org.loopwright.formats.grammar.LoopsParser;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.Workload;

/**
 * Reads an order of dimensions, innermost first: one-letter names in a row, names separated by
 * commas or spaces, or a list of names. {@code _} or {@code *} means the dimensions that are not
 * named, and parts what is innermost from what is outermost; {@code .} parts X from Y.
 */
final class PermutationText {
  /**
   * What was written.
   *
   * @param innermost the dimensions before the gap, or all if there is none
   * @param outermost the dimensions after the gap
   * @param gap whether there is one
   * @param split how many dimensions are before the point, if there is one
   */
  record Order(List<String> innermost, List<String> outermost, boolean gap, OptionalInt split) {
    /** Prints, for example, {@code R S _ K}. */
    @Override
    public String toString() {
      return String.join(" ", innermost)
          + (gap ? " _ " + String.join(" ", outermost) : "")
          + (split.isPresent() ? ", " + split.getAsInt() + " along X" : "");
    }

    List<String> all() {
      List<String> all = new ArrayList<>(innermost);
      all.addAll(outermost);
      return all;
    }
  }

  /** One word, as nearly all orders are; that needs no parser. */
  private static final Pattern LETTERS = Pattern.compile("[A-Za-z]++");

  private final Binding binding;
  private final Workload workload;
  private final Diagnosis diagnosis;
  private final List<String> innermost = new ArrayList<>();
  private final List<String> outermost = new ArrayList<>();
  private boolean gap;
  private OptionalInt split = OptionalInt.empty();

  private PermutationText(Binding binding) {
    this.binding = binding;
    workload = binding.workload();
    diagnosis = binding.diagnosis();
  }

  static Order read(Node node, Binding binding) {
    PermutationText reader = new PermutationText(binding);
    if (node instanceof ListNode list) {
      list.items().forEach(reader::item);
    } else if (node instanceof ScalarNode scalar) {
      reader.text(scalar);
    } else {
      reader.diagnosis.error(
          node.location(), "must be an order of dimensions but was " + node.describe());
    }
    return new Order(
        List.copyOf(reader.innermost), List.copyOf(reader.outermost), reader.gap, reader.split);
  }

  /** The text of an order: letters in a row, or names with commas between them. */
  static String of(List<String> order) {
    boolean longNames = order.stream().anyMatch(name -> name.length() > 1);
    return String.join(longNames ? "," : "", order);
  }

  private void item(Node node) {
    text(new ScalarNode(node.location(), new ValueReader(diagnosis).text(node)));
  }

  private void text(ScalarNode scalar) {
    if (workload.indexOfDimension(scalar.text()) >= 0) {
      add(scalar.text(), scalar.location());
      return;
    }
    if (LETTERS.matcher(scalar.text()).matches()) {
      word(scalar.text(), scalar.location());
      return;
    }
    LoopsLexer lexer = new LoopsLexer(CharStreams.fromString(scalar.text()));
    for (Token word : SyntaxErrors.parse(lexer, LoopsParser::new, LoopsParser::permutation).words) {
      word(word.getText(), scalar.location());
    }
  }

  private void word(String word, Location location) {
    int at = 0;
    while (at < word.length()) {
      at += take(word, at, location);
    }
  }

  /** Takes the longest dimension that begins at {@code at}; returns how long it is. */
  private int take(String word, int at, Location location) {
    Optional<String> name =
        workload.dimensions().stream()
            .map(Dimension::name)
            .filter(dimension -> word.startsWith(dimension, at))
            .max((a, b) -> Integer.compare(a.length(), b.length()));
    if (name.isPresent()) {
      add(name.get(), location);
      return name.get().length();
    }
    switch (word.charAt(at)) {
      case '_', '*' -> openGap(location);
      case '.', '|' -> split(location);
      default -> {
        return unknown(word, at, location);
      }
    }
    return 1;
  }

  private int unknown(String word, int at, Location location) {
    String letter = word.substring(at, at + 1);
    boolean oneLetterNames =
        workload.dimensions().stream().allMatch(dimension -> dimension.name().length() == 1);
    String unknown = oneLetterNames ? letter : word.substring(at);
    binding.dimension(unknown, location);
    return unknown.length();
  }

  private void add(String dimension, Location location) {
    if (innermost.contains(dimension) || outermost.contains(dimension)) {
      diagnosis.error(location, "duplicate dimension " + dimension);
      return;
    }
    (gap ? outermost : innermost).add(dimension);
  }

  private void openGap(Location location) {
    if (gap) {
      diagnosis.error(location, "only one _ or * may part the innermost from the outermost");
    }
    gap = true;
  }

  private void split(Location location) {
    if (split.isPresent() || gap) {
      diagnosis.error(location, "only one point may part X from Y, and none with _ or *");
    }
    split = OptionalInt.of(innermost.size());
  }
}
