package org.loopwright.formats.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

final class StudyFileTest {
  private static final String STUDY =
      """
      study:
        name: small
        title: A small study
        source: somebody
        runs:
        - name: layers
          kind: map
          designs: [{name: a, architecture: teaching}, {name: b, architecture: eyeriss}]
          networks: [{network: alexnet}]
        - {name: paper, kind: data}
        numbers:
        - {name: most, take: max, of: a.cycles}
        claims:
        - {id: one, text: t, source: s, published: 2, tolerance: 0.1, check: most}
        - {id: two, text: t, source: s, published: 3, tolerance: 0.1, check: most}
        - {id: twin, variant_of: two, text: t, source: s, published: 3, tolerance: 0, check: most}
      """;

  private static StudyFile read(String from, String to) {
    String text = STUDY.replace(from, to);
    assertThat(text).isNotEqualTo(STUDY);
    return StudyFile.read(NodeFile.parse("s.yaml", text).orElseThrow());
  }

  private static List<String> leftOut(StudyFile file) {
    return file.leftOut().stream().map(Problem::toString).toList();
  }

  @Test
  void wholeFileLeavesOutNothing() {
    StudyFile file = StudyFile.read(NodeFile.parse("s.yaml", STUDY).orElseThrow());
    assertThat(file.leftOut()).isEmpty();
    assertThat(file.study().claims()).hasSize(3);
  }

  @Test
  void claimWithoutANumberIsLeftOutWithItsVariants() {
    StudyFile file = read("published: 3, tolerance: 0.1", "tolerance: 0.1");
    assertThat(leftOut(file))
        .containsExactly(
            "s.yaml:15 study.claims[1]: entry 'two' of 'claims' is left out: key 'published' is"
                + " missing",
            "s.yaml:16 study.claims[2]: entry 'twin' of 'claims' is left out: claim twin is a"
                + " variant of 'two', which is no claim of its own");
    assertThat(file.study().claims()).extracting(Claim::id).containsExactly("one");
  }

  @Test
  void designThatIsWrongIsLeftOutAlone() {
    StudyFile file = read("architecture: eyeriss", "architecture: eyeriss, bse: a");
    assertThat(leftOut(file).get(0)).contains("s.yaml:8").contains("'b' of 'designs'");
    MapPlan plan = (MapPlan) file.study().runs().get(0).plan();
    assertThat(plan.designs()).extracting(StudyDesign::name).containsExactly("a");
  }

  /** Numbers that name no run are of the first, which must stay the first. */
  @Test
  void runWithoutValuesOnAnAxisKeepsItsPlaceAndHasNoRows() {
    StudyFile file = read("networks: [{network: alexnet}]", "networks: []");
    assertThat(leftOut(file))
        .containsExactly(
            "s.yaml:6 study.runs[0]: entry 'layers' of 'runs' is left out: axis 'networks' has no"
                + " value: name at least one");
    assertThat(file.study().runs()).extracting(StudyRun::name).containsExactly("layers", "paper");
    assertThat(file.study().runs().get(0).plan()).isEqualTo(new DataPlan());
  }

  @Test
  void runWithoutAnythingEnds() {
    assertThat(read("- {name: paper, kind: data}", "- {}").study().runs()).hasSize(2);
  }

  @Test
  void whatNoListHoldsCannotBeLeftOut() {
    assertThatThrownBy(() -> read("  title: A small study\n", ""))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("key 'title' is missing");
    assertThatThrownBy(() -> read("id: two", "id: one"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("one");
  }
}
