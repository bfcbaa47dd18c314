package org.loopwright.formats.timeloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.SpecException;

final class ArchitectureEditTest {
  private static final String SUBTREES =
      """
      architecture:
        version: '0.4'
        subtree:
        - name: system
          local:
          - name: DRAM
            class: DRAM
            attributes: {width: 16, word-bits: 16}
          subtree:
          - name: chip
            local:
            - name: RF[1..4]
              class: regfile
              attributes: {depth: 16, width: 16, datawidth: 16, meshX: 2, meshY: 2}
            - name: mac[1..4]
              class: intmac
              attributes: {meshX: 2, meshY: 2}
      """;
  private static final String NODES =
      """
      architecture:
        version: '0.4'
        nodes:
        - !Component
          name: DRAM
          class: DRAM
          attributes: {width: 16, datawidth: 16}
        - !Container
          name: PE
          spatial: {meshX: 4}
        - !Component
          name: RF
          class: regfile
          attributes: {depth: 16, width: 16, datawidth: 16}
        - !Component
          name: mac
          class: intmac
          attributes: {datawidth: 16}
      """;

  private static Specification changed(String text, String... pathsAndValues) {
    List<AttributeChange> changes = new ArrayList<>();
    for (int i = 0; i < pathsAndValues.length; i += 2) {
      changes.add(
          AttributeChange.of(
                  pathsAndValues[i], pathsAndValues[i + 1], Location.ofFile("space.yaml"))
              .orElseThrow());
    }
    return SpecificationFiles.parse("design.yaml", text).changed(changes).specification();
  }

  private static StorageLevel level(Specification specification, String name) {
    return specification.architecture().storage().stream()
        .filter(level -> level.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void attributeOfAComponentChanges() {
    assertThat(level(changed(SUBTREES, "RF.depth", "64"), "RF").capacity().words()).hasValue(64);
    assertThat(level(changed(NODES, "RF.depth", "64"), "RF").capacity().words()).hasValue(64);
  }

  @Test
  void keyKeepsTheSpellingOfTheFile() {
    assertThat(level(changed(SUBTREES, "DRAM.word_bits", "8"), "DRAM").memory().wordBits())
        .isEqualTo(8);
  }

  @Test
  void meshOfAllInstancesOfANameTakesItsRangeAlong() {
    Specification wide = changed(SUBTREES, "RF.meshX", "8", "mac.meshX", "8");
    assertThat(level(wide, "RF").mesh()).isEqualTo(new Mesh(8, 2));
  }

  @Test
  void instancesOfASubtreeChange() {
    String along =
        SUBTREES
            .replace("name: chip", "name: chip[0..1]")
            .replace(", meshX: 2, meshY: 2", "")
            .replace("meshX: 2, meshY: 2", "");
    assertThat(level(changed(along, "chip.instances", "3"), "RF").mesh().instances())
        .isEqualTo(3 * 4);
  }

  @Test
  void meshOfANodeIsSpatial() {
    assertThat(level(changed(NODES, "PE.meshX", "8"), "RF").mesh()).isEqualTo(new Mesh(8, 1));
  }

  @Test
  void componentThatIsNotThereIsNamedWithThoseThatAre() {
    assertThatExceptionOfType(SpecException.class)
        .isThrownBy(() -> changed(SUBTREES, "RFF.depth", "64"))
        .withMessageContaining("space.yaml")
        .withMessageContaining("the design has no component 'RFF'")
        .withMessageContaining("Maybe you meant RF");
  }

  @Test
  void attributeThatIsASlipIsAnError() {
    assertThatExceptionOfType(SpecException.class)
        .isThrownBy(() -> changed(SUBTREES, "RF.dept", "64"))
        .withMessageContaining("Maybe you meant depth");
  }
}
