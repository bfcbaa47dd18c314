package org.loopwright.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A file that ships or serves tests, and the commands that read it.
 *
 * @param name what its copies are called
 * @param commands how a copy is read; the first of them reads the file itself without an error
 */
record FuzzedFile(Path original, String name, List<Function<Path, List<String>>> commands) {
  /** Networks of hundreds of layers take more than the time of a mutant, each a little. */
  private static final String MANY_LAYERS = "deepbench-";

  /**
   * Reads by words, in which {@code COPY}, {@code LAYER}, {@code DESIGN} and {@code OUT} are paths.
   */
  private static final String COPY = "COPY";

  private static final Path LIBRARY = Path.of("..", "library");
  private static final String KC_P = LIBRARY.resolve("dataflows/kc-p.m").toString();
  private static final String AXES =
      " --pes 64,128 --l1-size 512 --l2-size 65536 --noc-bandwidth 16,32 --threads 1";
  private static final String SMALL_SEARCH =
      " --search random --search-size 20 --time-limit 1 --threads 1";

  /** Larger files have nothing that these do not have. */
  private static final long MAX_BYTES = 1 << 18;

  /**
   * All files of folders that a command reads.
   *
   * @param layer a file with one small problem
   * @param design a file with an architecture
   */
  static List<FuzzedFile> all(Path layer, Path design, List<Path> folders) throws IOException {
    List<FuzzedFile> files = new ArrayList<>();
    for (Path folder : folders) {
      for (Path file : regular(folder)) {
        of(file, layer, design).ifPresent(files::add);
      }
    }
    return files;
  }

  private static List<Path> regular(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith(MANY_LAYERS))
          .sorted()
          .toList();
    }
  }

  /** How a file is read, by its name and place; a file that nothing reads is left out. */
  private static Optional<FuzzedFile> of(Path file, Path layer, Path design) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      return Optional.empty();
    }
    List<String> commands = commands(file);
    String name = file.getFileName().toString().replace(".jinja2", ".yaml");
    return commands.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FuzzedFile(
                file,
                name,
                commands.stream().map(command -> reading(command, layer, design)).toList()));
  }

  private static Function<Path, List<String>> reading(String command, Path layer, Path design) {
    return copy -> {
      List<String> words = new ArrayList<>();
      for (String word : command.trim().split(" +")) {
        words.add(
            switch (word) {
              case COPY -> copy.toString();
              case "FOLDER" -> copy.getParent().toString();
              case "LAYER" -> layer.toString();
              case "DESIGN" -> design.toString();
              case "OUT" -> copy.resolveSibling("out").toString();
              case "RESULTS" -> copy.resolveSibling("results.jsonl").toString();
              default -> word;
            });
      }
      return words;
    };
  }

  private static List<String> commands(Path file) throws IOException {
    String name = file.getFileName().toString();
    String folder = file.getParent().toString();
    if (name.startsWith("accelerator") && name.endsWith(".m")) {
      return List.of(
          "analyze " + KC_P + " --hardware COPY", "explore " + KC_P + " --hardware COPY" + AXES);
    }
    if (name.endsWith(".m")) {
      return List.of(
          "analyze COPY --pes 256",
          "analyze COPY --style all --pes 64",
          "analyze COPY --pes 16 --cross-check",
          "convert COPY --to classic",
          "explore COPY" + AXES);
    }
    if (folder.contains("technology") && name.matches("technology.yaml|.*\\.csv")) {
      return List.of("estimate DESIGN -t FOLDER", "estimate DESIGN -t FOLDER -f json");
    }
    if (folder.endsWith("costs")) {
      return List.of("explore " + KC_P + " --costs COPY" + AXES);
    }
    if (folder.matches(".*library.(spaces|studies)") && name.endsWith(".yaml")) {
      return List.of("validate COPY"); // they run many searches each
    }
    if (folder.matches(".*library.studies.designs")) {
      return List.of(); // parts of designs that studies name
    }
    if (name.endsWith(".jsonl")) {
      return List.of("evaluate --batch COPY -o RESULTS", "evaluate --batch COPY");
    }
    if (name.endsWith(".onnx")) {
      return List.of("convert COPY --to workloads", "validate COPY DESIGN");
    }
    if (name.equals("checkpoint.json")) {
      return List.of("explore " + KC_P + AXES + " -o FOLDER --resume");
    }
    return name.matches(".*\\.(yaml|jinja2|cfg|json)")
        ? specification(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1), file)
        : List.of();
  }

  /** A design is read with a layer, all else with a design, so that every section is read. */
  private static List<String> specification(String text, Path file) {
    boolean isLibconfig = file.toString().endsWith(".cfg");
    boolean hasDesign = has(text, "architecture") || has(text, "arch");
    boolean hasNetwork = has(text, "network");
    boolean hasTables = has(text, "ERT") || has(text, "ART");
    String files = "COPY" + (hasDesign || hasTables ? "" : " DESIGN");
    files += hasNetwork || has(text, "problem") ? "" : " LAYER";
    List<String> commands = new ArrayList<>(List.of("validate " + files));
    commands.add("map " + files + SMALL_SEARCH + " -f json");
    commands.add("map " + files + SMALL_SEARCH + " -o OUT");
    commands.add("evaluate " + files + " -f json");
    commands.add("convert " + files + (isLibconfig ? " --to classic" : " --to v0.4"));
    if (hasNetwork) {
      commands.add("analyze --network COPY --style KC-P --pes 64 -f json");
      commands.add("explore --network COPY --style KC-P" + AXES + " -f json");
      commands.add("retarget " + files + " --from 65nm --to 45nm" + SMALL_SEARCH);
    } else {
      commands.add("simulate " + files + " --most-work 20000");
      commands.add("convert " + files + " --to libconfig");
      commands.add("convert " + files + " --to maestro");
    }
    if (hasDesign) {
      commands.add("estimate COPY -f json");
    }
    return commands;
  }

  private static boolean has(String text, String section) {
    return text.lines().anyMatch(line -> line.matches("\"?" + section + "\"?\\s*[:=].*"));
  }

  /** Files of a kind, of which there are many or few, so that each kind has its share. */
  String kind() {
    String place = original.getParent().toString();
    for (String many : List.of("layer_shapes", "technology", "exercises", "sparse")) {
      if (place.contains(many)) {
        return many;
      }
    }
    return place;
  }
}
