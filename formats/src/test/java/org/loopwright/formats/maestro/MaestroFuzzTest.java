package org.loopwright.formats.maestro;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.loopwright.dataflow.DataflowAnalysis;
import org.loopwright.dataflow.hardware.Hardware;
import org.loopwright.dataflow.language.Layer;
import org.loopwright.model.diagnostics.SpecException;

/** Whatever the text: an answer or a refusal that names a line, never another exception. */
final class MaestroFuzzTest {
  private static final int MUTANTS_EACH = 12;
  private static final int LONGEST = 6000;
  private static final long SEED = 20200513;
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "(",
          ")",
          ";",
          ",",
          ":",
          "'",
          "//",
          "Sz(",
          "0",
          "-1",
          "99999999999999999999",
          "2147483647",
          "Cluster(4, P);",
          "SpatialMap(1,1) X;",
          "TemporalMap(2,2) R;",
          "Layer",
          "\0",
          "Network",
          "Constant",
          "Dataflow {",
          "Type: POOL",
          "Stride { X: 9 }",
          "Dilation { Y: 3 }");

  @Test
  void mutatedFilesAreAnalysedOrRefused() {
    Random random = new Random(SEED);
    List<UnaryOperator<String>> mutations =
        List.of(
            text -> cut(text, random),
            text -> insert(text, random),
            text -> swapNumber(text, random),
            text -> repeat(text, random));
    for (String whole : MappingFiles.texts()) {
      String text = whole.substring(0, Math.min(whole.length(), LONGEST));
      for (int i = 0; i < MUTANTS_EACH; i++) {
        String mutant = text;
        for (int times = random.nextInt(3); times >= 0; times--) {
          mutant = mutations.get(random.nextInt(mutations.size())).apply(mutant);
        }
        check(mutant);
      }
    }
  }

  @Test
  void deepParenthesesAndEmptyTextsAreRefused() {
    for (String text :
        List.of("", "//", "{", "Network", "Network {", "Constant A " + "(".repeat(100_000))) {
      check(text);
      assertThat(MaestroReader.tryRead(text, "x.m").problems()).isNotEmpty();
    }
  }

  private static void check(String text) {
    Assertions.assertTimeout(Duration.ofSeconds(20), () -> analyze(text), text);
  }

  private static void analyze(String text) {
    MaestroReader.Outcome outcome = MaestroReader.tryRead(text, "fuzz.m");
    outcome.problems().forEach(p -> assertThat(p.location().line()).isPositive());
    Hardware hardware = new Hardware(256, 1, 32, 1, 1, 16, true, true, 100, 1000);
    for (Layer layer : outcome.network().layers()) {
      try {
        DataflowAnalysis.analyze(layer, hardware);
      } catch (SpecException refused) {
        assertThat(refused.problems()).isNotEmpty();
      } catch (RuntimeException other) {
        throw new AssertionError("not refused but failed:\n" + text, other);
      }
    }
  }

  private static String cut(String text, Random random) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(20));
    return text.substring(0, from) + text.substring(to);
  }

  private static String insert(String text, Random random) {
    int at = random.nextInt(text.length() + 1);
    return text.substring(0, at) + PIECES.get(random.nextInt(PIECES.size())) + text.substring(at);
  }

  private static String swapNumber(String text, Random random) {
    int at = random.nextInt(text.length() + 1);
    while (at < text.length() && !Character.isDigit(text.charAt(at))) {
      at++;
    }
    String number = Integer.toString(random.nextInt(random.nextBoolean() ? 9 : 70_000));
    return at == text.length() ? text : text.substring(0, at) + number + text.substring(at + 1);
  }

  private static String repeat(String text, Random random) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(200));
    return text.substring(0, to) + text.substring(from);
  }
}
