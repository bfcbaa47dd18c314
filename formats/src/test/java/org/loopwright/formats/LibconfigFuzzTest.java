package org.loopwright.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loopwright.model.diagnostics.SpecException;

/** Whatever is done to a libconfig file or a loop nest, it is read or refused with words, soon. */
@Tag("slow")
final class LibconfigFuzzTest {
  private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static void readOrRefuse(String name, String text) {
    long begin = System.nanoTime();
    try {
      SpecificationFiles.parse(name, text).specification();
    } catch (SpecException refused) {
      assertThat(refused.problems()).isNotEmpty();
      assertThat(refused.problems().get(0).location().file()).isEqualTo(name);
    } catch (RuntimeException broken) {
      fail("%s: %s", broken, text);
    }
    assertThat(System.nanoTime() - begin).isLessThan(MAX_NANOS);
  }

  @Test
  void everyBeginningIsReadOrRefused() {
    String text = Resources.text("oldest.cfg");
    IntStream.range(0, text.length()).forEach(end -> readOrRefuse("a.cfg", text.substring(0, end)));
  }

  @Test
  void everyMissingOrDoubledWordIsReadOrRefused() {
    List<String> words = Arrays.asList(Resources.text("oldest.cfg").split("(?<=[\\s;,{}()=])"));
    for (int i = 0; i < words.size(); i++) {
      List<String> changed = new ArrayList<>(words);
      String word = changed.remove(i);
      readOrRefuse("a.cfg", String.join("", changed));
      changed.addAll(i, List.of(word, word));
      readOrRefuse("a.cfg", String.join("", changed));
      changed.set(i, "\u0000@\"");
      readOrRefuse("a.cfg", String.join("", changed));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(", "{", "[", "a={", "a=(", "\"", "@", "a=1;", "a=[1,", "/*", "a-", "0x"})
  void hugeRepetitionsAreRefused(String unit) {
    readOrRefuse("a.cfg", unit.repeat((1 << 20) / unit.length()));
    readOrRefuse("a.txt", unit.repeat((1 << 18) / unit.length()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"|", "for ", "L keeps A ", "L keeps A,", "| for K in [0:", "| M\n", "[:)"})
  void hugeNestsAreRefused(String unit) {
    readOrRefuse("a.txt", unit.repeat((1 << 18) / unit.length()));
  }
}
