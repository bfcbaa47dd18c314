package org.loopwright.formats.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class NodeContentTest {
  private static String content(String text) {
    return NodeContent.of(NodeFile.parse("test.yaml", text).orElseThrow());
  }

  @Test
  void placesDoNotMatter() {
    assertThat(content("a: 1\nb: [x, y]\n")).isEqualTo(content("\n\na:   1\nb:\n- x\n- y\n"));
  }

  @Test
  void differentNodesDiffer() {
    assertThat(
            Stream.of(
                    "{a: 1}",
                    "{a: '1'}",
                    "{a: 0x1}",
                    "{a: [1]}",
                    "{a: {1: ~}}",
                    "{a: ~}",
                    "{a: 1, b: 1}",
                    "{a: [1, 2]}",
                    "{a: [12]}",
                    "{a: [[1], 2]}",
                    "{a: [[1, 2]]}",
                    "{a: !t {}}",
                    "{a: {}}")
                .map(NodeContentTest::content))
        .doesNotHaveDuplicates();
  }
}
