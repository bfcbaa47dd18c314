package org.loopwright.report;

import static java.util.stream.Collectors.joining;
import static org.loopwright.report.table.Column.data;
import static org.loopwright.report.table.Column.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Bandwidth;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.report.table.CsvRenderer;
import org.loopwright.report.table.JsonObject;
import org.loopwright.report.table.Quantity;
import org.loopwright.report.table.Table;
import org.loopwright.report.table.TextRenderer;

/** A design as a drawing and a table, outermost level first. */
public record DesignReport(String name, Architecture architecture) implements Report {
  private static final double BITS_PER_KIB = 8 * 1024;

  /** A level of the design with the array that it feeds. */
  private record Level(StorageLevel storage, Mesh fanout) {
    String name() {
      return storage.name();
    }

    long instances() {
      return storage.mesh().instances();
    }

    OptionalLong words() {
      return storage.capacity().words();
    }

    int wordBits() {
      return storage.memory().wordBits();
    }

    OptionalDouble sharedWordsPerCycle() {
      return storage.bandwidth().shared();
    }
  }

  @Override
  public String text() {
    return name
        + System.lineSeparator()
        + System.lineSeparator()
        + drawing()
        + System.lineSeparator()
        + TextRenderer.render(table());
  }

  @Override
  public String csv() {
    return CsvRenderer.render(table());
  }

  @Override
  public JsonObject json() {
    return new JsonObject()
        .put("architecture", name)
        .put("levels", table())
        .put(
            "arithmetic",
            new JsonObject()
                .put("name", architecture.compute().name())
                .put("class", architecture.compute().componentClass())
                .put("instances", architecture.compute().mesh().instances())
                .put("word_bits", architecture.compute().wordBits()));
  }

  private List<Level> levels() {
    List<Level> levels = new ArrayList<>();
    for (int level = architecture.storage().size() - 1; level >= 0; level--) {
      levels.add(new Level(architecture.storage().get(level), architecture.fanout(level)));
    }
    return levels;
  }

  /** Boxes below each other; an array is named on the line between two. */
  private String drawing() {
    List<String> boxes = new ArrayList<>();
    List<String> wires = new ArrayList<>();
    Mesh pending = Mesh.SINGLE;
    for (Level level : levels()) {
      if (!level.storage().isInternal()) {
        boxes.add(level.storage().name() + capacity(level.storage()).map(c -> ", " + c).orElse(""));
        wires.add(array(pending));
        pending = Mesh.SINGLE;
      }
      pending = new Mesh(pending.x() * level.fanout().x(), pending.y() * level.fanout().y());
    }
    boxes.add(architecture.compute().name());
    wires.add(array(pending));
    int width = boxes.stream().mapToInt(String::length).max().orElse(0);
    StringBuilder drawing = new StringBuilder();
    String edge = "  +" + "-".repeat(width + 2) + "+";
    for (int box = 0; box < boxes.size(); box++) {
      if (box > 0) {
        String stem = "  " + " ".repeat((width + 4) / 2) + "|";
        line(drawing, stem + (wires.get(box).isEmpty() ? "" : "  " + wires.get(box)));
      }
      line(drawing, edge);
      String text = boxes.get(box);
      line(drawing, "  | " + text + " ".repeat(width - text.length()) + " |");
      line(drawing, edge);
    }
    return drawing.toString();
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append(System.lineSeparator());
  }

  private static String array(Mesh mesh) {
    return mesh.instances() > 1
        ? "x %d (%d x %d)".formatted(mesh.instances(), mesh.x(), mesh.y())
        : "";
  }

  private static Optional<String> capacity(StorageLevel level) {
    OptionalLong words = level.capacity().words();
    return words.isEmpty() || level.isInternal()
        ? Optional.empty()
        : Optional.of(
            "%s words (%s KiB)"
                .formatted(
                    Quantity.count(words.getAsLong()),
                    Quantity.plain(Math.round(100 * kib(level, words.getAsLong())) / 100.0)));
  }

  private static double kib(StorageLevel level, long words) {
    return words * (double) level.memory().wordBits() / BITS_PER_KIB;
  }

  private Table<Level> table() {
    List<Level> shown = levels().stream().filter(level -> !level.storage().isInternal()).toList();
    return Table.of(
        shown,
        fact("level", "level", Level::name, text -> text),
        fact("class", "class", level -> level.storage().componentClass(), text -> text),
        fact("instances", "instances", Level::instances, Quantity::count),
        data("capacity_words", Level::words)
            .withText("capacity", level -> capacity(level.storage()).orElse("any")),
        fact("word_bits", "bits/word", Level::wordBits, Object::toString),
        data("read_words_per_cycle", level -> level.storage().bandwidth().read()),
        data("write_words_per_cycle", level -> level.storage().bandwidth().write()),
        data("shared_words_per_cycle", Level::sharedWordsPerCycle)
            .withText("words/cycle", level -> bandwidth(level.storage().bandwidth())));
  }

  private static String bandwidth(Bandwidth bandwidth) {
    String limits =
        Stream.of(
                limit("read", bandwidth.read()),
                limit("write", bandwidth.write()),
                limit("both", bandwidth.shared()))
            .flatMap(Optional::stream)
            .collect(joining(", "));
    return limits.isEmpty() ? "any" : limits;
  }

  private static Optional<String> limit(String what, OptionalDouble words) {
    return words.isPresent() && words.getAsDouble() < Double.POSITIVE_INFINITY
        ? Optional.of(what + " " + Quantity.plain(words.getAsDouble()))
        : Optional.empty();
  }
}
