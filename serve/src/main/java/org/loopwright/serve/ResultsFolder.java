package org.loopwright.serve;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.loopwright.report.table.JsonObject;
import org.loopwright.service.WholeFile;

/**
 * The one folder of the disk that the server reads and writes: files that are saved there, and the
 * folders of {@code --out} in it. A name is one part of a path, of letters that no path needs.
 */
final class ResultsFolder {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,100}");
  private static final String PAGE = "report.html";

  /** What makes a folder one of results. */
  private static final List<String> MARKS =
      List.of("result.json", "manifest.json", PAGE, ".loopwright");

  /** What may be saved: files that the command line reads. */
  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json", ".cfg", ".txt");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "json", Answers.JSON,
          "csv", "text/csv; charset=utf-8",
          "txt", "text/plain; charset=utf-8",
          "yaml", "text/plain; charset=utf-8",
          "yml", "text/plain; charset=utf-8",
          "cfg", "text/plain; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png");

  private final Optional<Path> folder;

  ResultsFolder(Optional<Path> folder) {
    this.folder = folder;
  }

  boolean isGiven() {
    return folder.isPresent();
  }

  /** What people call the folder. */
  Optional<String> name() {
    return folder.map(ResultsFolder::name);
  }

  /** Everything in the folder that has a name of letters that no path needs, in their order. */
  List<Path> entries() throws IOException {
    try (Stream<Path> entries = Files.list(root())) {
      return entries.filter(path -> isName(name(path))).sorted().toList();
    }
  }

  /** A folder of results in it. */
  Path run(String name) {
    Path run = root().resolve(checked(name));
    if (!isRun(run)) {
      throw missing("run " + name);
    }
    return run;
  }

  /** Names of the files of a folder of results that can be fetched. */
  List<String> files(Path inner) throws IOException {
    try (Stream<Path> files = Files.list(inner)) {
      return files
          .filter(file -> isFile(file) && isName(name(file)) && TYPES.containsKey(ending(file)))
          .map(ResultsFolder::name)
          .sorted()
          .toList();
    }
  }

  private static String ending(Path file) {
    return name(file).replaceFirst(".*\\.", "");
  }

  private Path root() {
    return folder.orElseThrow(
        () ->
            new RefusedRequest(
                RefusedRequest.NOT_FOUND,
                "no folder was given: start the server with --folder DIR"));
  }

  /** Files that can be opened, and folders of results. */
  void list(Context request) throws IOException {
    if (folder.isEmpty()) {
      Answers.json(request, listing(List.of(), List.of()).put("folder", Optional.empty()));
      return;
    }
    List<Path> all = entries();
    Answers.json(
        request,
        listing(
                all.stream().filter(ResultsFolder::isDocument).toList(),
                all.stream().filter(path -> isFile(path.resolve(PAGE))).toList())
            .put("folder", root().getFileName().toString()));
  }

  private static JsonObject listing(List<Path> files, List<Path> results) {
    return new JsonObject()
        .put("files", files.stream().map(ResultsFolder::name).toList())
        .put("results", results.stream().map(ResultsFolder::name).toList());
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  static boolean isFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether a path is a folder of results, and no link to one. */
  static boolean isRun(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
        && MARKS.stream().anyMatch(mark -> isFile(path.resolve(mark)));
  }

  private static boolean isDocument(Path path) {
    return isFile(path) && ENDINGS.stream().anyMatch(name(path)::endsWith);
  }

  /** Saves a text, whole or not at all; one after the other, as two tabs may mean the same file. */
  synchronized void save(Context request) throws IOException {
    RequestBody body = RequestBody.of(request, "name", "text", "overwrite");
    String name = body.requiredText("name");
    Path file = root().resolve(checked(name));
    if (ENDINGS.stream().noneMatch(name::endsWith)) {
      throw new RefusedRequest(
          RefusedRequest.BAD,
          "a name must end in one of %s but was %s".formatted(String.join(", ", ENDINGS), name));
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !body.flag("overwrite")) {
      throw new RefusedRequest(
          RefusedRequest.CONFLICT,
          name + " is there already; choose another name, or replace it (overwrite: true)");
    }
    WholeFile.write(file, body.requiredText("text"));
    Answers.json(request, new JsonObject().put("saved", name));
  }

  /** The text of a saved file. */
  void open(Context request) throws IOException {
    String name = checked(request.pathParam("name"));
    Path file = root().resolve(name);
    if (!isDocument(file) || Files.size(file) > RequestBody.MAX_BYTES) {
      throw missing(name);
    }
    Answers.json(request, new JsonObject().put("name", name).put("text", Files.readString(file)));
  }

  /** A file of a folder of results, such as its page. */
  void result(Context request) throws IOException {
    String name = checked(request.pathParam("name"));
    Path parent = root().resolve(name);
    Path file = parent.resolve(checked(request.pathParam("file")));
    String type = TYPES.get(ending(file));
    if (!isRun(parent) || !isFile(file) || type == null) {
      throw missing(name + "/" + name(file));
    }
    request.contentType(type);
    request.result(Files.newInputStream(file));
  }

  /** Whether a name can be that of a file of the folder. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  private static String checked(String name) {
    if (!isName(name)) {
      throw new RefusedRequest(
          RefusedRequest.BAD,
          "a name has letters, digits, '.', '_' and '-' and begins with none of '.' and '-'");
    }
    return name;
  }

  static RefusedRequest missing(String name) {
    return new RefusedRequest(RefusedRequest.NOT_FOUND, "there is no " + name + " in the folder");
  }
}
