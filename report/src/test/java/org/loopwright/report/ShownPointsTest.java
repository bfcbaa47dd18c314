package org.loopwright.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.loopwright.explore.space.DesignSpace;
import org.loopwright.explore.space.PointStatus;
import org.loopwright.explore.space.PointTotals;
import org.loopwright.explore.space.SpaceAxis;
import org.loopwright.explore.space.SpaceQuestion;
import org.loopwright.formats.space.SpaceReader;
import org.loopwright.report.html.SpacePage;
import org.loopwright.report.plot.SpacePlot;
import org.loopwright.result.PointRow;
import org.loopwright.result.RunIdentity;
import org.loopwright.result.SpaceResult;
import org.loopwright.result.SpaceTally;

final class ShownPointsTest {
  private static final int POINTS = 30_000;
  private static final SpaceResult RESULT = result();

  private static SpaceResult result() {
    Random random = new Random(1);
    List<String> values = IntStream.range(0, POINTS).mapToObj(String::valueOf).toList();
    DesignSpace space =
        new DesignSpace(List.of(new SpaceAxis("GLB.depth", values)), List.of(), List.of());
    List<PointRow> rows = IntStream.range(0, POINTS).mapToObj(i -> row(space, i, random)).toList();
    return new SpaceResult(
        RunIdentity.of("test"),
        new SpaceQuestion(
            "large",
            space,
            false,
            List.of(SpaceReader.objective("edp"), SpaceReader.objective("delay")),
            List.of(SpaceReader.objective("energy"), SpaceReader.objective("area")),
            Map.of()),
        rows,
        List.of(),
        SpaceTally.of(rows),
        true,
        new SpaceResult.Timing(1, 1));
  }

  private static PointRow row(DesignSpace space, int number, Random random) {
    PointTotals totals =
        new PointTotals(
            1e9 * (1 + random.nextDouble()),
            Math.rint(1e6 * (1 + random.nextDouble())),
            1e6 * (1 + random.nextDouble()),
            OptionalDouble.empty());
    return new PointRow(
        space.point(number),
        PointStatus.VALID,
        Optional.of(totals),
        Optional.of(totals),
        true,
        "",
        List.of());
  }

  @Test
  void frontAndBestAreShownWhateverTheLimit() {
    ShownPoints shown = ShownPoints.of(RESULT, 1_000);
    assertThat(shown.rows()).hasSize(1_000).containsAll(RESULT.front());
    assertThat(RESULT.question().objectives())
        .allSatisfy(goal -> assertThat(shown.rows()).contains(RESULT.best(goal).orElseThrow()));
    assertThat(shown.count()).contains("1,000 of 30,000");
  }

  @Test
  void othersAreSpreadEvenlyOverTheSpace() {
    List<PointRow> rows = ShownPoints.of(RESULT, 1_000).rows();
    for (int part = 0; part < 10; part++) {
      long first = (long) part * POINTS / 10;
      long some =
          rows.stream()
              .mapToLong(row -> row.point().number())
              .filter(number -> number >= first && number < first + POINTS / 10)
              .count();
      assertThat(some).isBetween(90L, 110L);
    }
    assertThat(rows).isSortedAccordingTo((a, b) -> Long.compare(number(a), number(b)));
  }

  private static long number(PointRow row) {
    return row.point().number();
  }

  @Test
  void frontThatIsTooLargeIsSampledToo() {
    ShownPoints shown = ShownPoints.of(RESULT, 3);
    assertThat(shown.rows()).hasSize(3);
    assertThat(RESULT.front()).hasSizeGreaterThan(3);
  }

  @Test
  void fewPointsAreShownAsTheyAre() {
    assertThat(ShownPoints.of(RESULT, POINTS).rows()).isEqualTo(RESULT.valid());
    assertThat(ShownPoints.of(RESULT, POINTS).count()).isEmpty();
  }

  @Test
  void pageOfALargeSweepStaysSmallAndSaysWhatItShows() {
    String page = SpacePage.of(RESULT);
    assertThat(page).hasSizeLessThan(6_500_000).contains("20,000 of 30,000");
  }

  @Test
  void drawingOfALargeSweepStaysSmall() throws IOException {
    ByteArrayOutputStream svg = new ByteArrayOutputStream();
    SpacePlot.of(RESULT).orElseThrow().writeSvg(svg);
    assertThat(svg.size()).isLessThan(4_000_000);
    assertThat(svg.toString(StandardCharsets.UTF_8)).contains("2,000 of 30,000");
  }
}
