package org.loopwright.service.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.service.store.StoredRun.View;

/**
 * Finds the tables in a folder of results: those of its manifest, and its own Parquet and CSV
 * files.
 */
public final class RunTables {
  private static final String MANIFEST = "manifest.json";
  private static final String PARQUET = ".parquet";
  private static final String CSV = ".csv";
  private static final ObjectMapper JSON = new ObjectMapper();

  private RunTables() {}

  /**
   * The tables of a run.
   *
   * @throws SpecException if there are none, or a file is missing or of another size than when it
   *     was written
   */
  public static StoredRun in(Path given) throws IOException {
    if (!Files.isDirectory(given)) {
      throw new NotDirectoryException(given.toString());
    }
    Path folder = given.toRealPath();
    Map<String, List<Path>> files = new LinkedHashMap<>();
    if (Files.exists(folder.resolve(MANIFEST))) {
      addStored(folder, given, files);
    }
    addFiles(folder, PARQUET, files);
    addFiles(folder, CSV, files);
    if (files.isEmpty()) {
      throw refused(
          given,
          "has no tables: no "
              + MANIFEST
              + " of a run that reached its end, and no Parquet or CSV files",
          "Give the folder of --out of a command; a sweep that was stopped goes on with --resume");
    }
    List<View> views = new ArrayList<>();
    files.forEach((name, parts) -> views.add(new View(name, parts)));
    return new StoredRun(folder, views);
  }

  private static void addStored(Path folder, Path given, Map<String, List<Path>> files)
      throws IOException {
    Path place = given.resolve(MANIFEST);
    try {
      JsonNode manifest = JSON.readTree(folder.resolve(MANIFEST).toFile());
      manifest.path("tables").forEach(name -> files.put(name.asText(), new ArrayList<>()));
      for (JsonNode shard : manifest.path("shards")) {
        for (JsonNode file : shard.path("files")) {
          String name = file.path("name").asText();
          String table = name.substring(0, Math.max(0, name.indexOf('/')));
          Path path = folder.resolve(name).normalize();
          if (!files.containsKey(table) || !path.startsWith(folder)) {
            throw refused(place, "names no table of the run: " + name, "Run the sweep again");
          }
          requireWhole(path, given.resolve(name), file.path("bytes").asLong());
          files.get(table).add(path);
        }
      }
    } catch (JsonProcessingException malformed) {
      throw refused(place, "is damaged", "Run the sweep again");
    }
  }

  private static void requireWhole(Path file, Path shown, long bytes) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) != bytes) {
      throw refused(
          shown, "is missing, or was changed since it was written", "Run the sweep again");
    }
  }

  /** Files of one kind, but for those that have a table of their name. */
  private static void addFiles(Path folder, String ending, Map<String, List<Path>> files)
      throws IOException {
    boolean hasDesigns = files.containsKey("designs");
    try (Stream<Path> found = Files.list(folder)) {
      for (Path file : found.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(ending) && !name.startsWith(".") && Files.isRegularFile(file)) {
          String view = name.substring(0, name.length() - ending.length()).replace('-', '_');
          boolean isCopy = hasDesigns && view.equals("points");
          if (!isCopy) {
            files.putIfAbsent(view, List.of(file));
          }
        }
      }
    }
  }

  private static SpecException refused(Path place, String why, String advice) {
    return new SpecException(
        Problem.error(Location.ofFile(place.toString()), why).withAdvice(advice));
  }
}
