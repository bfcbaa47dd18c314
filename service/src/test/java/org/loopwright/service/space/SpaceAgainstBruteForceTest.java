package org.loopwright.service.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.Evaluator;
import org.loopwright.explore.space.PointTotals;
import org.loopwright.explore.space.SpaceFront;
import org.loopwright.explore.space.SpacePoint;
import org.loopwright.formats.Specification;
import org.loopwright.formats.space.SpaceReader;
import org.loopwright.model.network.Network;
import org.loopwright.result.PointRow;
import org.loopwright.result.RunIdentity;
import org.loopwright.result.SpaceResult;
import org.loopwright.search.Mapper;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchControl;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.SearchResult;
import org.loopwright.search.SearchVerdict;
import org.loopwright.search.goal.Objective;
import org.loopwright.service.Library;
import org.loopwright.service.SpecificationEvaluation;

/** 200 points of the space {@code eyeriss-chip}, all AlexNet layers: each mapped for itself. */
@Tag("nightly")
final class SpaceAgainstBruteForceTest {
  private static final Library LIBRARY = new Library(Path.of("../library"));
  private static final int POINTS = 200;
  private static final String SPACE =
      """
      space:
        architecture: eyeriss
        axes:
          columns: [12, 16]
          rows: [13, 16]
          GLB.depth: [1024, 2048, 4096, 6144, 8192, 12288, 16384, 20480, 24576, 32768]
          RF.depth: [48, 64, 96, 128, 256]
        derived:
          RF.meshX: columns
          RF.meshY: rows
          mac.meshX: columns
          mac.meshY: rows
        networks: alexnet
        front: [energy, delay, area]
      """;

  @TempDir private Path folder;

  private SpaceRequest request() throws IOException {
    return new SpaceRequest(
        RunIdentity.of("test"),
        SpaceReader.read(Files.writeString(folder.resolve("space.yaml"), SPACE)),
        LIBRARY,
        Optional.empty(),
        UnaryOperator.identity());
  }

  @Test
  void frontAndMappedPointsAreThoseOfEveryPointMappedForItself() throws IOException {
    SpaceRequest request = request();
    SpaceResult swept =
        SpaceSweep.run(request, new SpaceControl(2, System::nanoTime, () -> false, progress -> {}));
    PointDesigns designs = new PointDesigns(request);
    List<PointTotals> alone =
        LongStream.range(0, POINTS)
            .parallel()
            .mapToObj(number -> totals(designs, request.space().question().space().point(number)))
            .toList();
    assertThat(swept.rows()).hasSize(POINTS);
    assertThat(swept.isExact()).isTrue();
    for (PointRow row : swept.rows()) {
      PointTotals expected = alone.get((int) row.point().number());
      if (row.isValid()) {
        assertThat(row.totals().orElseThrow().energyPj())
            .as(row.point().label())
            .isCloseTo(expected.energyPj(), within(expected.energyPj() * 1e-9));
        assertThat(row.totals().orElseThrow().cycles()).isEqualTo(expected.cycles());
      }
      assertThat(row.bound().orElseThrow().energyPj()).isLessThanOrEqualTo(expected.energyPj());
      assertThat(row.bound().orElseThrow().cycles()).isLessThanOrEqualTo(expected.cycles());
    }
    List<PointTotals> front =
        SpaceFront.of(
            alone, totals -> new double[] {totals.energyPj(), totals.cycles(), totals.areaUm2()});
    assertThat(swept.front())
        .extracting(row -> alone.get((int) row.point().number()))
        .containsExactlyInAnyOrderElementsOf(front);
  }

  private static PointTotals totals(PointDesigns designs, SpacePoint point) {
    PointDesigns.PointDesign design = designs.design(point);
    double energyPj = 0;
    double cycles = 0;
    double areaUm2 = 0;
    for (Network.Layer layer : designs.networks().get(0).layers()) {
      Specification specification = design.files().specificationFor(layer.workload());
      Evaluator evaluator = SpecificationEvaluation.evaluator(specification, design.pricing());
      SearchResult result =
          Mapper.run(
              evaluator,
              specification.constraints(),
              SearchOptions.unlimited(SearchAlgorithm.OPTIMAL, List.of(Objective.EDP), 1, 1),
              SearchControl.quiet(System::nanoTime));
      assertThat(result.verdict()).isEqualTo(SearchVerdict.OPTIMAL);
      Evaluation best = result.best().orElseThrow().evaluation();
      energyPj += layer.count() * best.energyPj();
      cycles += (double) layer.count() * best.cycles();
      areaUm2 = evaluator.areaUm2();
    }
    return new PointTotals(energyPj, cycles, areaUm2, OptionalDouble.empty());
  }
}
