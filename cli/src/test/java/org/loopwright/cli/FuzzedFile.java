package org.loopwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A file that ships or serves as reference, and the command that reads it.
 *
 * @param name what its copies are called
 * @param command the command that reads a copy
 */
record FuzzedFile(Path original, String name, Function<Path, List<String>> command) {
  private static final Path LIBRARY = Path.of("..", "library");

  /** All files of the library, and of a reference folder if it is there. */
  static List<FuzzedFile> all(Path layer, Path design, List<Path> reference) throws IOException {
    List<FuzzedFile> files = new ArrayList<>();
    for (Path file : regular(LIBRARY)) {
      of(file, layer, design).ifPresent(files::add);
    }
    for (Path folder : reference) {
      for (Path file : regular(folder)) {
        of(file, layer, design).ifPresent(files::add);
      }
    }
    return files;
  }

  private static List<Path> regular(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** How a file is read, by its name and place; a file that nothing reads is left out. */
  private static Optional<FuzzedFile> of(Path file, Path layer, Path design) throws IOException {
    String name = file.getFileName().toString();
    String folder = file.getParent().toString();
    Function<Path, List<String>> command = null;
    if (name.equals("accelerator_1.m")) {
      Path mapping = LIBRARY.resolve("dataflows/kc-p.m");
      command = copy -> List.of("analyze", mapping.toString(), "--hardware", copy.toString());
    } else if (name.endsWith(".m")) {
      command = copy -> List.of("analyze", copy.toString(), "--pes", "256");
    } else if (folder.contains("technology") && name.matches("technology.yaml|.*\\.csv")) {
      command = copy -> List.of("estimate", design.toString(), "-t", copy.getParent().toString());
    } else if (folder.endsWith("costs")) {
      command = copy -> sweep(copy);
    } else if (name.endsWith(".jsonl")) {
      command = FuzzedFile::batch;
    } else if (name.matches(".*\\.(yaml|jinja2)")) {
      command = specification(Files.readString(file), layer, design);
    }
    return Optional.ofNullable(command)
        .map(reading -> new FuzzedFile(file, name.replace(".jinja2", ".yaml"), reading));
  }

  private static List<String> sweep(Path costs) {
    String mapping = LIBRARY.resolve("dataflows/kc-p.m").toString();
    return List.of(
        "explore",
        mapping,
        "--costs",
        costs.toString(),
        "--pes",
        "64,128",
        "--l1-size",
        "512",
        "--l2-size",
        "65536",
        "--noc-bandwidth",
        "16,32");
  }

  private static List<String> batch(Path cases) {
    Path results = cases.resolveSibling("results.jsonl");
    return List.of("evaluate", "--batch", cases.toString(), "-o", results.toString());
  }

  /** A design is read with a layer, all else with a design, so that every section is read. */
  private static Function<Path, List<String>> specification(String text, Path layer, Path design) {
    boolean hasDesign = has(text, "architecture");
    boolean hasWorkload = has(text, "problem") || has(text, "network");
    boolean hasTables = has(text, "ERT") || has(text, "ART");
    return copy -> {
      List<String> command = new ArrayList<>(List.of("validate", copy.toString()));
      if (!hasDesign && !hasTables) {
        command.add(design.toString());
      }
      if (!hasWorkload) {
        command.add(layer.toString());
      }
      return command;
    };
  }

  private static boolean has(String text, String section) {
    return text.lines().anyMatch(line -> line.startsWith(section + ":"));
  }

  /** Files of a kind, of which there are many or few, so that each kind has its share. */
  String kind() {
    String place = original.getParent().toString();
    for (String many : List.of("layer_shapes", "technology")) {
      if (place.contains(many)) {
        return many;
      }
    }
    return place;
  }
}
