package org.loopwright.formats.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.loopwright.formats.Resources;
import org.loopwright.model.diagnostics.SpecException;

final class MergedMapTest {
  private static final String BASE =
      """
      base: &base
        a: 1
        map: {x: 1, y: {z: 2}}
        list: [3, 4]
      """;

  private static String merged(String map) {
    MapNode root = (MapNode) Resources.yaml(BASE + "it: " + map);
    return flow(root.get("it").orElseThrow());
  }

  private static String flow(Node node) {
    if (node instanceof MapNode map) {
      return map.entries().stream()
          .map(entry -> entry.key() + ":" + flow(entry.value()))
          .collect(Collectors.joining(" ", "{", "}"));
    }
    if (node instanceof ListNode list) {
      return list.items().stream()
          .map(MergedMapTest::flow)
          .collect(Collectors.joining(" ", "[", "]"));
    }
    return ((ScalarNode) node).text();
  }

  @Test
  void threeSignsMergeMapsAndListsInside() {
    assertThat(merged("{<<<: *base, map: {x: 9}, list: [1]}"))
        .isEqualTo("{map:{x:9 y:{z:2}} list:[1 3 4] a:1}");
  }

  @Test
  void twoSignsMergeTheOuterMapOnly() {
    assertThat(merged("{<<: *base, map: {x: 9}, list: [1]}")).isEqualTo("{map:{x:9} list:[1] a:1}");
  }

  @Test
  void whatIsTaggedSoIsNotMerged() {
    assertThat(merged("{<<<: *base, map: !nomerge {x: 9}, list: !nomerge [1]}"))
        .isEqualTo("{map:{x:9} list:[1] a:1}");
  }

  @Test
  void ofSeveralMapsTheFirstHolds() {
    assertThat(merged("{<<<: [{a: 7, map: {x: 8}}, *base]}"))
        .isEqualTo("{a:7 map:{x:8 y:{z:2}} list:[3 4]}");
  }

  @Test
  void otherValuesAreRefused() {
    assertThatThrownBy(() -> merged("{<<<: 3}"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("'<<<' takes a map or a list of maps");
  }

  @Test
  void mergedListsDoNotGrowWithoutBound() {
    StringBuilder bomb = new StringBuilder("m0: &m0 {list: [1, 2, 3, 4, 5, 6, 7, 8]}\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("m%d: &m%d {<<<: [*m%d, {list: [1]}], list: [0]}\n".formatted(i, i, i - 1));
      bomb.append("n%d: {<<<: *m%d, list: [2]}\n".formatted(i, i));
    }
    assertThat(Resources.yaml(bomb.toString()).size()).isLessThan(5_000);
    StringBuilder doubling = new StringBuilder("l0: &l0 {list: [1, 2, 3, 4, 5, 6, 7, 8]}\n");
    for (int i = 1; i < 40; i++) {
      doubling.append("l%d: &l%d {<<<: [*l%d, *l%d]}\n".formatted(i, i, i - 1, i - 1));
    }
    assertThatThrownBy(() -> Resources.yaml(doubling.toString()))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("values, counted with the uses of its anchors");
  }
}
