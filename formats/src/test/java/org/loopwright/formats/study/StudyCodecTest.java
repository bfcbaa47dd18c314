package org.loopwright.formats.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.formats.study.Claim.Relation;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

final class StudyCodecTest {
  private static final String STUDY =
      """
      study:
        name: small
        title: A small study
        source: somebody
        runs:
        - name: layers
          kind: map
          designs:
          - {name: a, architecture: teaching, set: {Buffer.depth: 512}}
          - {name: b, base: a, technology: 16nm, tables: ignored, mapping_of: a}
          networks: [{network: alexnet, layers: conv*, batch: 4}]
          columns: [{name: ratio, formula: a.energy_pj / b.energy_pj}]
        numbers:
        - {name: most, take: max, of: ratio, rows: [conv1, conv2]}
        claims:
        - {id: c, text: it shrinks, source: Figure 1, published: 2, tolerance: 0.1, check: most}
      """;

  private static Study read(String text) {
    return StudyCodec.read(NodeFile.parse("s.yaml", text).orElseThrow());
  }

  private static List<String> problems(String from, String to) {
    String text = STUDY.replace(from, to);
    assertThat(text).isNotEqualTo(STUDY);
    SpecException refused = catchThrowableOfType(SpecException.class, () -> read(text));
    return refused.problems().stream().map(Problem::toString).toList();
  }

  @Test
  void everyKeyIsRead() {
    Study study = read(STUDY);
    MapPlan plan = (MapPlan) study.runs().get(0).plan();
    assertThat(plan.designs()).extracting(StudyDesign::name).containsExactly("a", "b");
    assertThat(plan.designs().get(0).changes()).isEqualTo(Map.of("Buffer.depth", "512"));
    assertThat(plan.designs().get(1).mappingOf()).contains("a");
    assertThat(plan.designs().get(1).tables()).isEqualTo(PriceTables.IGNORED);
    assertThat(plan.networks().get(0).batch()).hasValue(4);
    assertThat(study.measures().get(0).rows()).containsExactly("conv1", "conv2");
    assertThat(study.claims().get(0).relation()).isEqualTo(Relation.ABOUT);
  }

  @Test
  void claimWithoutNumberIsNamedWithItsLine() {
    assertThat(problems("published: 2, ", ""))
        .containsExactly("s.yaml:16 study.claims[0]: key 'published' is missing");
  }

  @Test
  void axisWithoutValuesIsNamedWithItsLine() {
    assertThat(problems("[{network: alexnet, layers: conv*, batch: 4}]", "[]"))
        .containsExactly("s.yaml:6 study.runs[0]: axis 'networks' has no value: name at least one");
  }

  @Test
  void variantOfNoClaimIsNamed() {
    assertThat(problems("published: 2, ", "published: 2, variant_of: los, ").get(0))
        .contains("is a variant of 'los', which is no claim of its own");
  }

  @Test
  void slipsAreFound() {
    assertThat(problems("tolerance", "tolerence").get(0)).contains("tolerance");
    assertThat(problems("kind: map", "kind: mpa").get(0)).contains("Maybe you meant map");
    assertThat(problems("take: max", "take: most").get(0)).contains("way to take");
    assertThat(problems("a.energy_pj / b", "a.energy_pj / / b").get(0)).contains("s.yaml:12");
    assertThat(problems("base: a, ", "base: a, architecture: eyeriss, ").get(0))
        .contains("needs one of 'architecture' and 'base'");
  }

  @Test
  void numbersOfFilesHaveTheNameOfTheFileBeforeTheirOwn(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("chip.csv"), "# remark\nlayer,cycles,by\nconv1,3.5,hand\nconv2,,hand\n");
    RowData data = new RowData("chip.csv", "layer", "chip", Location.ofFile("s.yaml"));
    assertThat(RowDataReader.read(folder, data))
        .isEqualTo(Map.of("conv1", Map.of("chip.cycles", 3.5), "conv2", Map.of()));
    RowData wrong = new RowData("chip.csv", "lyer", "chip", Location.ofFile("s.yaml"));
    SpecException refused =
        catchThrowableOfType(SpecException.class, () -> RowDataReader.read(folder, wrong));
    assertThat(refused).hasMessageContaining("there are layer, cycles, by");
  }

  @Property
  void numberMissesAPublishedOneByItsPart(
      @ForAll @DoubleRange(min = 0.5, max = 100) double published,
      @ForAll @DoubleRange(min = -0.4, max = 0.4) double part) {
    double ours = published * (1 + part);
    assertThat(claim(published, Relation.ABOUT).miss(ours)).isCloseTo(Math.abs(part), within());
    assertThat(claim(published, Relation.AT_LEAST).miss(ours))
        .isCloseTo(Math.max(0, -part), within());
    assertThat(claim(published, Relation.AT_MOST).miss(ours))
        .isCloseTo(Math.max(0, part), within());
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-9);
  }

  private static Claim claim(double published, Relation relation) {
    Claim claim = read(STUDY).claims().get(0);
    return new Claim(
        "c",
        "t",
        "s",
        published,
        "",
        relation,
        0.1,
        claim.check(),
        Optional.empty(),
        Optional.empty());
  }
}
