package org.loopwright.formats.template;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.loopwright.formats.document.InputFile;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.formats.document.NullNode;
import org.loopwright.formats.document.ReadLimits;
import org.loopwright.formats.document.SourceText;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.SpecException;

/**
 * The expansion of one file and of all that it includes. An include becomes a tagged scalar, which
 * the parser replaces by the nodes of the other file; so every value keeps the place that it comes
 * from. Mutable; of one reading and one thread.
 */
final class Expansion {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_FILES = 1_000;
  private static final int MAX_CHARACTERS = 1 << 20;
  private static final String INCLUDED = "!included";

  private final TemplateFolders folders;
  private final Map<String, Object> definitions;
  private final LineMarks marks = new LineMarks();
  private final JinjaSandbox sandbox = new JinjaSandbox();
  private final Map<String, Node> included = new LinkedHashMap<>();
  private int files;
  private long values;

  Expansion(TemplateFolders folders, Map<String, Object> definitions) {
    this.folders = folders;
    this.definitions = definitions;
  }

  /** The document that a file expands to, in bounded time and memory. */
  Optional<Node> read(Path file, String text) {
    try {
      return BoundedWork.run(() -> parse(file, text, List.of(), 0));
    } catch (TemplateRefusedException tooMuch) {
      throw tooMuch.at(Location.ofFile(file.toString()));
    }
  }

  private Optional<Node> parse(Path file, String text, List<Path> more, int depth) {
    LineMarks.Traced traced = marks.trace(file.toString(), expand(file, text, more, depth));
    return NodeFile.parse(
        new SourceText(file.toString(), traced.text(), traced.origins(), included));
  }

  /** Whether a text has anything that a template language would replace. */
  static boolean isTemplate(String text) {
    return text.contains("{{") || text.contains("{%") || text.contains("{#");
  }

  /** What a file expands to, with marks. */
  private String expand(Path file, String text, List<Path> more, int depth) {
    if (depth > MAX_DEPTH) {
      throw new TemplateRefusedException(
          "files include each other more than " + MAX_DEPTH + " deep; '%s' again?".formatted(file));
    }
    if (++files > MAX_FILES) {
      throw new TemplateRefusedException("more than " + MAX_FILES + " files are included");
    }
    String marked = marks.mark(file.toString(), text);
    if (!isTemplate(text)) {
      return marked;
    }
    if (text.length() > MAX_CHARACTERS) {
      Location whole = Location.ofFile(file.toString());
      throw new SpecException(whole, "a template larger than " + MAX_CHARACTERS + " characters");
    }
    TagLimits.check(file, text);
    return sandbox.expand(file, marked, definitions, functions(file, new ArrayList<>(more), depth));
  }

  private Map<String, Function<List<Object>, Object>> functions(
      Path file, List<Path> more, int depth) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    more.remove(folder);
    more.add(0, folder);
    Map<String, Function<List<Object>, Object>> functions = new LinkedHashMap<>();
    functions.put("cwd", given -> folder.toString());
    functions.put("add_to_path", given -> addToPath(text(given, 0), more));
    functions.put("path_exists", given -> folders.find(text(given, 0), more).isPresent());
    functions.put("find_path", given -> find(text(given, 0), more).toString());
    functions.put("include", given -> include(find(text(given, 0), more), given, more, depth));
    functions.put("include_all", given -> includeAll(given, more, depth));
    functions.put(
        "include_text",
        given -> {
          Path other = find(text(given, 0), more);
          return expand(other, InputFile.text(other), more, depth + 1);
        });
    return functions;
  }

  private static String text(List<Object> given, int index) {
    if (index >= given.size() || given.get(index) == null) {
      throw new TemplateRefusedException("the name of a file is missing");
    }
    return LineMarks.without(given.get(index).toString());
  }

  private Path find(String name, List<Path> more) {
    return folders
        .find(name, more)
        .orElseThrow(() -> new TemplateRefusedException("there is no file '%s'".formatted(name)));
  }

  private String addToPath(String name, List<Path> more) {
    more.add(find(name, more));
    return "";
  }

  private String include(Path file, List<Object> given, List<Path> more, int depth) {
    return standIn(part(nodes(file, more, depth), keys(given), file));
  }

  private String includeAll(List<Object> given, List<Path> more, int depth) {
    String pattern = text(given, 0);
    List<Path> matches = folders.findAll(pattern, more);
    if (matches.isEmpty()) {
      throw new TemplateRefusedException("there is no file '%s'".formatted(pattern));
    }
    List<Node> parts = new ArrayList<>();
    for (Path match : matches) {
      parts.add(part(nodes(match, more, depth), keys(given), match));
    }
    return standIn(together(parts));
  }

  /** Lists of several files become one. */
  private static Node together(List<Node> parts) {
    List<Node> items =
        parts.stream().flatMap(part -> part.itemsOrSelf().stream()).collect(Collectors.toList());
    return new ListNode(parts.get(0).location(), items);
  }

  private static String keys(List<Object> given) {
    return given.size() > 1 ? text(given, 1) : "";
  }

  private Node nodes(Path file, List<Path> more, int depth) {
    Node node =
        parse(file, InputFile.text(file), more, depth + 1)
            .orElseGet(() -> new NullNode(Location.ofFile(file.toString())));
    values += node.size();
    if (values > ReadLimits.DEFAULT.nodes()) {
      throw new TemplateRefusedException(
          "more than " + ReadLimits.DEFAULT.nodes() + " values are included");
    }
    return node;
  }

  /** The value that lies under keys parted by points. */
  private static Node part(Node document, String keys, Path file) {
    Node part = document;
    for (String key : keys.isBlank() ? new String[0] : keys.trim().split("\\.")) {
      String message = "%s has no '%s' of '%s'".formatted(file.getFileName(), key, keys);
      part = part.get(key).orElseThrow(() -> new TemplateRefusedException(message));
    }
    return part;
  }

  private String standIn(Node node) {
    String name = Integer.toString(included.size());
    included.put(INCLUDED + " " + name, node);
    return INCLUDED + " " + name;
  }
}
