package org.loopwright.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loopwright.formats.network.NetworkReader;
import org.loopwright.formats.node.Diagnosis;
import org.loopwright.formats.node.MapNode;
import org.loopwright.formats.node.Node;
import org.loopwright.formats.node.NodeFile;
import org.loopwright.model.diagnostics.SpecException;

/**
 * Whatever is done to a specification, reading it gives a value or a {@link SpecException} whose
 * problems say something, and soon.
 */
@Tag("slow")
final class MutationFuzzTest {
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(2);

  @ParameterizedTest
  @ValueSource(strings = {"small.yaml", "older.yaml", "nodes.yaml", "network.yaml"})
  void everyChangeOfANodeIsReadOrRefused(String resource) {
    List<Mutation> mutations = Mutation.of(Resources.yaml(Resources.text(resource)));
    assertThat(mutations.size()).isGreaterThan(1_000);
    mutations.forEach(mutation -> read(mutation.what(), mutation.document()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"small.yaml", "older.yaml", "nodes.yaml", "network.yaml"})
  void everyChangeOfALineIsReadOrRefused(String resource) {
    List<String> lines = Arrays.asList(Resources.text(resource).split("\n"));
    for (int i = 0; i < lines.size(); i++) {
      readText("line " + i + " is missing", without(lines, i));
      readText("line " + i + " is there twice", with(lines, i, lines.get(i) + "\n" + lines.get(i)));
      readText("line " + i + " is indented", with(lines, i, " " + lines.get(i)));
      readText("line " + i + " starts a list", with(lines, i, "- " + lines.get(i)));
      readText("line " + i + " has an anchor", with(lines, i, lines.get(i).replace(": ", ": &a ")));
      readText("line " + i + " has an alias", with(lines, i, lines.get(i).replace(": ", ": *a ")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"small.yaml", "older.yaml", "nodes.yaml", "network.yaml"})
  void everyBeginningIsReadOrRefused(String resource) {
    String text = Resources.text(resource);
    for (int end = 0; end < text.length(); end += 3) {
      readText("the first " + end + " characters", text.substring(0, end));
    }
  }

  /** The files are alike, so that together they see every kind of change. */
  @Test
  void someChangesOfTheReferenceArchitecturesAreReadOrRefused() throws IOException {
    readReferenceArchitectures(11);
  }

  @Test
  @Tag("nightly")
  void everyChangeOfTheReferenceArchitecturesIsReadOrRefused() throws IOException {
    readReferenceArchitectures(1);
  }

  @Test
  void someChangesOfTheLibraryAreReadOrRefused() throws IOException {
    readLibrary(23);
  }

  @Test
  @Tag("nightly")
  void everyChangeOfTheLibraryIsReadOrRefused() throws IOException {
    readLibrary(1);
  }

  private static void readLibrary(int stride) throws IOException {
    int next = 0;
    try (Stream<Path> files = Files.walk(Path.of("..", "library"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
        for (Mutation mutation : Mutation.of(NodeFile.read(file).orElseThrow())) {
          if (next++ % stride == 0) {
            read(mutation.what(), mutation.document());
          }
        }
      }
    }
    assertThat(next).isGreaterThan(1_000);
  }

  private static void readReferenceArchitectures(int stride) throws IOException {
    int next = 0;
    try (Stream<Path> files = Files.list(SharedReference.file("timeloop/arch"))) {
      for (Path file : files.sorted().toList()) {
        for (Mutation mutation : Mutation.of(NodeFile.read(file).orElseThrow())) {
          if (next++ % stride == 0) {
            read(mutation.what(), mutation.document());
          }
        }
      }
    }
  }

  private static String without(List<String> lines, int line) {
    List<String> rest = new ArrayList<>(lines);
    rest.remove(line);
    return String.join("\n", rest);
  }

  private static String with(List<String> lines, int line, String text) {
    List<String> all = new ArrayList<>(lines);
    all.set(line, text);
    return String.join("\n", all);
  }

  private static void readText(String what, String text) {
    try {
      Optional<Node> document = NodeFile.parse("spec.yaml", text);
      document.ifPresent(node -> read(what, node));
    } catch (SpecException refused) {
      assertSpeaks(what, refused);
    }
  }

  private static void read(String what, Node document) {
    long start = System.nanoTime();
    try {
      if (document instanceof MapNode map) {
        SpecificationFiles files = SpecificationFiles.read(List.of()).with(map);
        files.network();
        files.specification();
      } else {
        NetworkReader.read(document, new Diagnosis());
      }
    } catch (SpecException refused) {
      assertSpeaks(what, refused);
    } catch (RuntimeException | StackOverflowError escaped) {
      fail("%s: escaped: %s", what, escaped);
    }
    assertThat(System.nanoTime() - start).as(what).isLessThan(LONGEST_NANOS);
  }

  private static void assertSpeaks(String what, SpecException refused) {
    assertThat(refused.problems()).as(what).isNotEmpty();
    assertThat(refused.problems())
        .as(what)
        .allMatch(problem -> problem.isError() && !problem.message().isBlank());
    assertThat(refused.getMessage()).as(what).doesNotContain("null", "Exception", "java.");
  }
}
