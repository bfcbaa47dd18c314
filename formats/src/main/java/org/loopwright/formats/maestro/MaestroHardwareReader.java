package org.loopwright.formats.maestro;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DataflowHardware.Noc;
import org.loopwright.formats.document.SyntaxErrors;
import org.loopwright.formats.grammar.MaestroLexer;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.diagnostics.Spelling;

/** Reads hardware files: {@code key: value}, one a line. */
public final class MaestroHardwareReader {
  private static final List<String> KEYS =
      List.of(
          "num_pes",
          "num_simd_lanes",
          "noc_bw_cstr",
          "NoC_NumHops",
          "noc_hops",
          "noc_hop_latency",
          "offchip_bw_cstr",
          "noc_mc_support",
          "noc_reduction_support",
          "l1_size_cstr",
          "l2_size_cstr");

  private final TokenStream tokens;
  private final Map<String, Long> values = new HashMap<>();
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
    OptionalLong value = name.endsWith("_support") ? flag(name, word) : count(name, word);
    if (value.isPresent() && values.put(name, value.getAsLong()) != null) {
      problems.add(error(key, "duplicate key " + name));
    }
    if (value.isPresent()) {
      tokens.consume();
    } else {
      skipLine();
    }
  }

  private OptionalLong flag(String key, Token word) {
    switch (word.getText()) {
      case "true", "1" -> {
        return OptionalLong.of(1);
      }
      case "false", "0" -> {
        return OptionalLong.of(0);
      }
      default -> problems.add(error(word, key + " must be true or false"));
    }
    return OptionalLong.empty();
  }

  private OptionalLong count(String key, Token word) {
    int min = key.contains("op") ? 0 : 1;
    try {
      long value = Long.parseLong(word.getText());
      if (value >= min && value <= DataflowHardware.UNLIMITED) {
        return OptionalLong.of(value);
      }
    } catch (NumberFormatException notNumber) {
      // Reported below.
    }
    String rule = " must be a whole number from %s to %s but was %s";
    problems.add(error(word, key + rule.formatted(min, DataflowHardware.UNLIMITED, found(word))));
    return OptionalLong.empty();
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
    long hops = values.getOrDefault("NoC_NumHops", empty.noc().hops());
    return new DataflowHardware(
        values.getOrDefault("num_pes", empty.pes()),
        values.getOrDefault("num_simd_lanes", empty.simdLanes()),
        new Noc(
            values.getOrDefault("noc_bw_cstr", empty.noc().bandwidthElementsPerCycle()),
            values.getOrDefault("noc_hops", hops),
            values.getOrDefault("noc_hop_latency", empty.noc().hopLatencyCycles()),
            values.getOrDefault("noc_mc_support", 1L) == 1,
            values.getOrDefault("noc_reduction_support", 1L) == 1),
        values.getOrDefault("offchip_bw_cstr", empty.offchipBandwidthElementsPerCycle()),
        values.getOrDefault("l1_size_cstr", empty.l1SizeBytes()),
        values.getOrDefault("l2_size_cstr", empty.l2SizeBytes()));
  }
}
