package org.loopwright.formats.document;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.SpecException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML 1.2 document into nodes. The core schema holds: {@code N}, {@code Y}, {@code yes}
 * and {@code no} are words. The merge key {@code <<} of YAML 1.1 is understood, as specifications
 * use it.
 */
final class YamlDocument {
  /** The tokenizer's time grows with the square of a line. */
  private static final int MAX_LINE = 1 << 17;

  private static final String YAML_TAG = "tag:yaml.org,2002:";

  /** Tags of plain data, as YAML names them. */
  private static final Set<String> DATA_TAGS =
      Set.of(
          YAML_TAG + "str",
          YAML_TAG + "int",
          YAML_TAG + "float",
          YAML_TAG + "bool",
          YAML_TAG + "null",
          YAML_TAG + "map",
          YAML_TAG + "seq",
          YAML_TAG + "merge");

  private final SourceText source;
  private final NodeBuilder builder;
  private int documents;

  private YamlDocument(SourceText source, ReadLimits limits) {
    this.source = source;
    builder = new NodeBuilder(source, limits);
  }

  /**
   * The document of a text, or nothing if it has none.
   *
   * @param slips takes what is wrong but does not end the reading
   */
  static Optional<Node> parse(SourceText source, ReadLimits limits, Diagnosis slips) {
    YamlDocument document = new YamlDocument(source, limits);
    Optional<Node> root = document.parse(source.text(), limits);
    document.builder.slips().forEach(slips::add);
    return root;
  }

  private Optional<Node> parse(String text, ReadLimits limits) {
    refuseLongLines(text);
    LoadSettings settings =
        LoadSettings.builder().setLabel(source.file()).setCodePointLimit(limits.bytes()).build();
    try {
      for (Event event : new Parse(settings).parseString(text)) {
        accept(event);
      }
    } catch (MarkedYamlEngineException broken) {
      Location location = locate(broken.getProblemMark().or(broken::getContextMark));
      throw new SpecException(location, "not valid YAML: " + explain(broken));
    } catch (ReaderException broken) {
      String code = String.format("U+%04X", broken.getCodePoint());
      throw new SpecException(
          lineOf(text, broken.getPosition()), "not valid YAML: the character " + code);
    } catch (YamlEngineException broken) {
      throw new SpecException(
          Location.ofFile(source.file()), "not valid YAML: " + broken.getMessage());
    } catch (IllegalArgumentException | IndexOutOfBoundsException broken) {
      throw new SpecException(
          Location.ofFile(source.file()), "not valid YAML: an escape or tag that cannot be read");
    }
    return builder.root();
  }

  private void refuseLongLines(String text) {
    int line = 1;
    int start = 0;
    for (int end = text.indexOf('\n'); start < text.length(); end = text.indexOf('\n', start)) {
      int next = end < 0 ? text.length() : end;
      if (next - start > MAX_LINE) {
        throw new SpecException(
            source.locate(line, 1, ""),
            "a line longer than " + MAX_LINE + " characters, allowed in .json files only");
      }
      line++;
      start = next + 1;
    }
  }

  private static String explain(MarkedYamlEngineException broken) {
    String problem = broken.getProblem();
    String context = broken.getContext();
    return context == null || context.isBlank() ? problem : context + ", " + problem;
  }

  private void accept(Event event) {
    refuseForeignTag(event);
    switch (event.getEventId()) {
      case DocumentStart -> refuseSecondDocument(event);
      case MappingStart -> builder.openMap(here(event), anchor(event), tag(event));
      case SequenceStart -> builder.openList(here(event), anchor(event), tag(event));
      case MappingEnd, SequenceEnd -> builder.close();
      case Alias -> builder.alias(((AliasEvent) event).getAlias().getValue(), here(event));
      case Scalar -> scalar((ScalarEvent) event);
      case StreamStart, StreamEnd, DocumentEnd, Comment -> {}
    }
  }

  /** Files hold data: a tag that asks for an object of some class is no part of them. */
  private void refuseForeignTag(Event event) {
    writtenTag(event)
        .filter(tag -> tag.startsWith(YAML_TAG) && !DATA_TAGS.contains(tag))
        .ifPresent(
            tag -> {
              String written = "!!" + tag.substring(YAML_TAG.length());
              throw new SpecException(
                  here(event), "tag " + written + " is refused: files hold data, no objects");
            });
  }

  private static Optional<String> writtenTag(Event event) {
    if (event instanceof ScalarEvent scalar) {
      return scalar.getTag();
    }
    return event instanceof CollectionStartEvent collection
        ? collection.getTag()
        : Optional.empty();
  }

  private void refuseSecondDocument(Event event) {
    if (++documents > 1) {
      throw new SpecException(here(event), "a second document starts here; one is allowed");
    }
  }

  private void scalar(ScalarEvent event) {
    Location location = here(event);
    if (builder.awaitsKey()) {
      builder.key(event.getValue(), location);
    } else if (isNull(event)) {
      builder.add(new NullNode(location), anchor(event));
    } else {
      value(event, location);
    }
  }

  private void value(ScalarEvent event, Location location) {
    String text = event.getValue();
    Node included = source.includes().get(tag(event) + " " + text);
    if (included != null) {
      builder.include(included, location);
    } else if (isEmptyMap(event)) {
      builder.add(new MapNode(location, List.of(), tag(event)), anchor(event));
    } else {
      builder.add(new ScalarNode(location, text, style(event)), anchor(event));
    }
  }

  private static ScalarNode.Style style(ScalarEvent event) {
    return event.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED
            || event.getScalarStyle() == ScalarStyle.SINGLE_QUOTED
        ? ScalarNode.Style.QUOTED
        : ScalarNode.Style.PLAIN;
  }

  /** A tag alone is a map of that kind without entries. */
  private static boolean isEmptyMap(ScalarEvent event) {
    return event.isPlain() && event.getValue().isEmpty() && tag(event).startsWith("!");
  }

  private static boolean isNull(ScalarEvent event) {
    if (!event.isPlain() || event.getTag().isPresent()) {
      return false;
    }
    return switch (event.getValue()) {
      case "", "~", "null", "Null", "NULL" -> true;
      default -> false;
    };
  }

  /** The tag of the file's own, such as {@code !Component}; empty if there is none. */
  private static String tag(Event event) {
    return writtenTag(event)
        .filter(value -> value.startsWith("!") && value.length() > 1)
        .orElse("");
  }

  private static Optional<String> anchor(Event event) {
    return ((NodeEvent) event).getAnchor().map(Anchor::getValue);
  }

  private Location here(Event event) {
    return event
        .getStartMark()
        .map(mark -> builder.here(mark.getLine() + 1, mark.getColumn() + 1))
        .orElseGet(() -> builder.here(0, 0));
  }

  private Location locate(Optional<Mark> mark) {
    return mark.map(at -> source.locate(at.getLine() + 1, at.getColumn() + 1, ""))
        .orElseGet(() -> Location.ofFile(source.file()));
  }

  private Location lineOf(String text, int position) {
    int end = Math.min(Math.max(position, 0), text.length());
    int line = 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    return source.locate(line, end - text.lastIndexOf('\n', end - 1), "");
  }
}
