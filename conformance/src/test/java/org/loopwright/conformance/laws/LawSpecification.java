package org.loopwright.conformance.laws;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A small specification whose parts can be changed: a problem, levels from the outside in, and what
 * constraints ask of them.
 *
 * @param words names and what they are called in its text; a name that is not here keeps its own
 */
record LawSpecification(
    List<Dimension> dimensions,
    List<DataSpace> dataSpaces,
    List<Level> levels,
    List<String> constraints,
    UnaryOperator<String> words) {
  /** A dimension of the problem. */
  record Dimension(String name, int size) {}

  /** A data space; each rank is a sum of dimensions. */
  record DataSpace(String name, List<List<String>> ranks) {}

  /**
   * A storage level.
   *
   * @param depth words; 0 holds everything
   * @param energyPj of each access
   */
  record Level(String name, int depth, int instances, int energyPj) {}

  private static final String RESULT = "Sums";
  private static final String DRAM = "Memory";
  private static final String BUFFER = "Buffer";
  private static final String REGISTERS = "Registers";
  private static final String FREE = "Passed";

  /** One of very many, that depends on {@code number} only. */
  static LawSpecification random(long number) {
    Random random = new Random(number);
    boolean sliding = random.nextBoolean();
    List<Dimension> dimensions = new ArrayList<>();
    for (String name : sliding ? List.of("P", "R", "K") : List.of("M", "N", "K")) {
      dimensions.add(new Dimension(name, 1 + random.nextInt(sliding && name.equals("R") ? 3 : 6)));
    }
    List<DataSpace> dataSpaces =
        sliding
            ? List.of(
                new DataSpace("Weights", List.of(List.of("R"), List.of("K"))),
                new DataSpace("Inputs", List.of(List.of("P", "R"))),
                new DataSpace(RESULT, List.of(List.of("P"), List.of("K"))))
            : List.of(
                new DataSpace("Weights", List.of(List.of("M"), List.of("K"))),
                new DataSpace("Inputs", List.of(List.of("K"), List.of("N"))),
                new DataSpace(RESULT, List.of(List.of("M"), List.of("N"))));
    int elements = 1 << random.nextInt(3);
    List<Level> levels =
        List.of(
            new Level(DRAM, 0, 1, 50 + random.nextInt(200)),
            new Level(BUFFER, 8 + random.nextInt(40), 1, 3 + random.nextInt(20)),
            new Level(REGISTERS, 3 + random.nextInt(8), elements, 1 + random.nextInt(3)));
    String bound = dimensions.get(random.nextInt(dimensions.size())).name();
    return new LawSpecification(
        dimensions,
        dataSpaces,
        levels,
        List.of("{target: " + BUFFER + ", type: temporal, factors: " + bound + "=1}"),
        word -> word);
  }

  LawSpecification shuffled(Random random) {
    List<Dimension> dimensions = new ArrayList<>(this.dimensions);
    List<DataSpace> dataSpaces = new ArrayList<>(this.dataSpaces);
    Collections.shuffle(dimensions, random);
    Collections.shuffle(dataSpaces, random);
    return new LawSpecification(dimensions, dataSpaces, levels, constraints, words);
  }

  /** The same with other names of dimensions, data spaces and levels. */
  LawSpecification renamed() {
    return new LawSpecification(dimensions, dataSpaces, levels, constraints, word -> "Z" + word);
  }

  /** The same with a dimension of size 1 in one data space. */
  LawSpecification withUnitDimension() {
    List<Dimension> more = new ArrayList<>(dimensions);
    more.add(new Dimension("U", 1));
    List<DataSpace> spaces = new ArrayList<>(dataSpaces);
    List<List<String>> ranks = new ArrayList<>(spaces.get(0).ranks());
    ranks.add(List.of("U"));
    spaces.set(0, new DataSpace(spaces.get(0).name(), ranks));
    return new LawSpecification(more, spaces, levels, constraints, words);
  }

  /** The same with a level that costs nothing and keeps nothing. */
  LawSpecification withPassedLevel() {
    List<Level> more = new ArrayList<>(levels);
    more.add(1, new Level(FREE, 64, 1, 0));
    List<String> asked = new ArrayList<>(constraints);
    String all = dataSpaces.stream().map(DataSpace::name).collect(Collectors.joining(", "));
    asked.add("{target: " + FREE + ", type: bypass, bypass: [" + all + "], keep: []}");
    for (String type : List.of("temporal", "spatial")) {
      String ones =
          dimensions.stream().map(each -> each.name() + "=1").collect(Collectors.joining(" "));
      asked.add("{target: " + FREE + ", type: " + type + ", factors: " + ones + "}");
    }
    return new LawSpecification(dimensions, dataSpaces, more, asked, words);
  }

  LawSpecification withLargerBuffer() {
    return withLevels(
        level ->
            new Level(
                level.name(),
                level.name().equals(BUFFER) ? 2 * level.depth() : level.depth(),
                level.instances(),
                level.energyPj()));
  }

  LawSpecification withDoubledPrices() {
    return withLevels(
        level -> new Level(level.name(), level.depth(), level.instances(), 2 * level.energyPj()));
  }

  private LawSpecification withLevels(UnaryOperator<Level> change) {
    return new LawSpecification(
        dimensions, dataSpaces, levels.stream().map(change).toList(), constraints, words);
  }

  LawSpecification withoutConstraints() {
    return new LawSpecification(dimensions, dataSpaces, levels, List.of(), words);
  }

  /** The text of its file. */
  String yaml() {
    StringBuilder text = new StringBuilder(design());
    text.append("problem:\n  shape:\n    name: random\n    dimensions: [");
    text.append(
        dimensions.stream().map(each -> word(each.name())).collect(Collectors.joining(", ")));
    text.append("]\n    data-spaces:\n");
    for (DataSpace space : dataSpaces) {
      text.append(
          "    - {name: %s, projection: %s%s}\n"
              .formatted(
                  word(space.name()),
                  projection(space),
                  space.name().equals(RESULT) ? ", read-write: true" : ""));
    }
    text.append("  instance: {");
    text.append(
        dimensions.stream()
            .map(each -> word(each.name()) + ": " + each.size())
            .collect(Collectors.joining(", ")));
    return text.append("}\n").toString();
  }

  private String word(String name) {
    return words.apply(name);
  }

  private String projection(DataSpace space) {
    return space.ranks().stream()
        .map(
            rank ->
                rank.stream()
                    .map(name -> "[" + word(name) + "]")
                    .collect(Collectors.joining(", ", "[", "]")))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** Architecture, prices and constraints. */
  String design() {
    StringBuilder text =
        new StringBuilder(
            "architecture:\n  version: 0.4\n  subtree:\n  - name: system\n    local:\n");
    for (Level level : levels) {
      String depth = level.depth() == 0 ? "" : "depth: " + level.depth() + ", ";
      text.append(
          "    - {name: '%s[1..%d]', class: %s, attributes: {%swidth: 16, word_bits: 16, meshX: %d}}\n"
              .formatted(
                  word(level.name()),
                  level.instances(),
                  level.depth() == 0 ? "DRAM" : "SRAM",
                  depth,
                  level.instances()));
    }
    int elements = levels.get(levels.size() - 1).instances();
    text.append(
        "    - {name: 'mac[1..%d]', class: intmac, attributes: {word_bits: 16, meshX: %d}}\n"
            .formatted(elements, elements));
    text.append("ERT:\n  version: 0.4\n  tables:\n");
    for (Level level : levels) {
      text.append("  - name: '%s'\n    actions:\n".formatted("system." + word(level.name())));
      for (String action : List.of("read", "write", "update")) {
        text.append("    - {name: %s, energy: %d}\n".formatted(action, level.energyPj()));
      }
      text.append("    - {name: leak, energy: 0}\n");
    }
    text.append("  - name: system.mac\n    actions:\n    - {name: compute, energy: 0}\n");
    if (!constraints.isEmpty()) {
      text.append("constraints:\n  targets:\n");
      constraints.forEach(one -> text.append("  - ").append(inWords(one)).append('\n'));
    }
    return text.toString();
  }

  /** A constraint with the names as they are called. */
  private String inWords(String constraint) {
    String text = constraint;
    for (Dimension dimension : dimensions) {
      text = text.replaceAll("\\b" + dimension.name() + "=", word(dimension.name()) + "=");
    }
    for (DataSpace space : dataSpaces) {
      text = text.replaceAll("\\b" + space.name() + "\\b", word(space.name()));
    }
    for (Level level : levels) {
      text = text.replaceAll("\\b" + level.name() + "\\b", word(level.name()));
    }
    return text;
  }
}
