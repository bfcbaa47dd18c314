package org.loopwright.formats.maestro;

import static java.util.Collections.disjoint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DataflowHardware.Noc;
import org.loopwright.dataflow.spec.NocLinks;
import org.loopwright.dataflow.spec.NocTopology;
import org.loopwright.formats.document.NumberText;
import org.loopwright.formats.document.SyntaxErrors;
import org.loopwright.formats.grammar.MaestroLexer;
import org.loopwright.model.diagnostics.Labels;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.diagnostics.Spelling;

/** Reads hardware files: {@code key: value}, one a line. */
public final class MaestroHardwareReader {
  private static final String TOPOLOGY = "noc_topology";
  private static final String REDUCTION_TOPOLOGY = "noc_reduction_topology";
  private static final String ENERGY_PER_HOP = "noc_energy_per_hop";

  private static final List<String> KEYS =
      List.of(
          "num_pes",
          "num_simd_lanes",
          "noc_bw_cstr",
          "NoC_NumHops",
          "noc_hops",
          "noc_hop_latency",
          TOPOLOGY,
          REDUCTION_TOPOLOGY,
          ENERGY_PER_HOP,
          "offchip_bw_cstr",
          "noc_mc_support",
          "noc_reduction_support",
          "l1_size_cstr",
          "l2_size_cstr");

  private static final List<String> HOPS = List.of("noc_hops", "NoC_NumHops");
  private static final String TOPOLOGIES = Labels.join(Labels.list(NocTopology.class), "and");

  private final TokenStream tokens;
  private final Map<String, Double> values = new HashMap<>();
  private final Map<String, NocTopology> topologies = new HashMap<>();
  private final Map<String, Token> given = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private MaestroHardwareReader(String text, String fileName) {
    tokens = new CommonTokenStream(new MaestroLexer(CharStreams.fromString(text, fileName)));
  }

  /**
   * Reads a hardware file; what it leaves out is as in {@link DataflowHardware#emptyFile}.
   *
   * @param fileName the name in error messages; the file is not opened
   * @throws SpecException with every problem of the file
   */
  public static DataflowHardware read(String text, String fileName) {
    return new MaestroHardwareReader(text, fileName).hardware();
  }

  private DataflowHardware hardware() {
    skipSeparators();
    while (tokens.LA(1) != Token.EOF) {
      entry();
      skipSeparators();
    }
    if (!problems.isEmpty()) {
      throw new SpecException(problems);
    }
    return build();
  }

  private void entry() {
    Token key = tokens.LT(1);
    String name = key.getText();
    if (!KEYS.contains(name)) {
      problems.add(
          error(key, "there is no hardware key " + found(key))
              .withAdvice(Spelling.suggestion(name, KEYS)));
      skipLine();
      return;
    }
    tokens.consume();
    skipSeparators();
    Token word = tokens.LT(1);
    if (!take(name, word)) {
      skipLine();
      return;
    }
    if (given.putIfAbsent(name, key) != null) {
      problems.add(error(key, "duplicate key " + name));
    }
    tokens.consume();
  }

  /** Takes the value of a key; false, after a problem, if it has none. */
  private boolean take(String name, Token word) {
    if (name.endsWith("_topology")) {
      Optional<NocTopology> topology = Labels.find(NocTopology.class, word.getText());
      topology.ifPresentOrElse(
          found -> topologies.put(name, found),
          () -> problems.add(error(word, name + " must be one of " + TOPOLOGIES)));
      return topology.isPresent();
    }
    OptionalDouble value =
        name.equals(ENERGY_PER_HOP)
            ? energy(name, word)
            : name.endsWith("_support") ? flag(name, word) : count(name, word);
    value.ifPresent(number -> values.put(name, number));
    return value.isPresent();
  }

  private OptionalDouble energy(String key, Token word) {
    OptionalDouble value = NumberText.toDouble(word.getText());
    if (value.isEmpty() || value.getAsDouble() < 0) {
      problems.add(error(word, key + " must be a number >= 0 (pJ) but was " + found(word)));
      return OptionalDouble.empty();
    }
    return value;
  }

  private OptionalDouble flag(String key, Token word) {
    switch (word.getText()) {
      case "true", "1" -> {
        return OptionalDouble.of(1);
      }
      case "false", "0" -> {
        return OptionalDouble.of(0);
      }
      default -> problems.add(error(word, key + " must be true or false"));
    }
    return OptionalDouble.empty();
  }

  private OptionalDouble count(String key, Token word) {
    int min = key.contains("op") ? 0 : 1;
    try {
      long value = Long.parseLong(word.getText());
      if (value >= min && value <= DataflowHardware.UNLIMITED) {
        return OptionalDouble.of((double) value);
      }
    } catch (NumberFormatException notNumber) {
      // Reported below.
    }
    String rule = " must be a whole number from %s to %s but was %s";
    problems.add(error(word, key + rule.formatted(min, DataflowHardware.UNLIMITED, found(word))));
    return OptionalDouble.empty();
  }

  private static Problem error(Token place, String message) {
    return Problem.error(SyntaxErrors.location(place), message);
  }

  private static String found(Token token) {
    return MaestroErrors.isWord(token) ? "'" + token.getText() + "'" : MaestroErrors.found(token);
  }

  private void skipSeparators() {
    while (tokens.LA(1) == MaestroLexer.SEPARATOR) {
      tokens.consume();
    }
  }

  private void skipLine() {
    int line = tokens.LT(1).getLine();
    while (tokens.LA(1) != Token.EOF && tokens.LT(1).getLine() == line) {
      tokens.consume();
    }
  }

  private DataflowHardware build() {
    DataflowHardware empty = DataflowHardware.emptyFile();
    return new DataflowHardware(
        number("num_pes", empty.pes()),
        number("num_simd_lanes", empty.simdLanes()),
        noc(empty.noc()),
        number("offchip_bw_cstr", empty.offchipBandwidthElementsPerCycle()),
        number("l1_size_cstr", empty.l1SizeBytes()),
        number("l2_size_cstr", empty.l2SizeBytes()));
  }

  private Noc noc(Noc empty) {
    if (topologies.containsKey(TOPOLOGY) && !disjoint(HOPS, given.keySet())) {
      throw refused(
          TOPOLOGY,
          TOPOLOGY + " says how many hops there are: leave out " + String.join(" and ", HOPS));
    }
    try {
      return new Noc(
          number("noc_bw_cstr", empty.bandwidthElementsPerCycle()),
          number("noc_hops", number("NoC_NumHops", empty.hops())),
          number("noc_hop_latency", empty.hopLatencyCycles()),
          number("noc_mc_support", 1) == 1,
          number("noc_reduction_support", 1) == 1,
          new NocLinks(
              Optional.ofNullable(topologies.get(TOPOLOGY)),
              Optional.ofNullable(topologies.get(REDUCTION_TOPOLOGY)),
              values.getOrDefault(ENERGY_PER_HOP, 0.0)));
    } catch (IllegalArgumentException refused) {
      throw refused(REDUCTION_TOPOLOGY, refused.getMessage());
    }
  }

  private SpecException refused(String key, String message) {
    return new SpecException(List.of(error(given.get(key), message)));
  }

  private long number(String key, long otherwise) {
    return values.containsKey(key) ? values.get(key).longValue() : otherwise;
  }
}
