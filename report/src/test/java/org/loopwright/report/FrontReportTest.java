package org.loopwright.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.loopwright.result.FrontVerdict;
import org.loopwright.result.LayerFront;
import org.loopwright.result.MappedLayer;
import org.loopwright.result.NetworkFront;
import org.loopwright.search.FoundMapping;
import org.loopwright.search.pareto.ParetoFront;

final class FrontReportTest {
  @Test
  void pointsAreListedWithWhatIsProvedOfThem() {
    MappedLayer layer = ProvedLayers.within(0);
    List<FoundMapping> points = List.of(layer.best().orElseThrow());
    assertThat(new FrontReport(front(layer, points, ParetoFront.End.COMPLETE)).text().lines())
        .containsExactly(
            "point    energy  cycles  utilization  EDP, pJ*cycles",
            "1      24.00 pJ       8      100.0 %           192.0", // 24 pJ x 8 cycles
            "",
            "complete: every other mapping of the space is as good or worse in both (3 searches,"
                + " 1.500 s)");
    assertThat(new FrontReport(front(layer, points, ParetoFront.End.POINT_LIMIT)).text())
        .contains("cut at 1 points: each is on the front");
    assertThat(new FrontReport(front(layer, points, ParetoFront.End.UNPROVED)).text())
        .contains("not finished: each point is on the front");
  }

  @Test
  void fastestSoFarIsKeptWhereNothingIsProved() {
    MappedLayer layer = ProvedLayers.within(0.25);
    assertThat(new FrontReport(front(layer, List.of(), ParetoFront.End.UNPROVED)).text())
        .startsWith("not finished: no point is proved; the fastest mapping so far:")
        .contains("delay at least, cycles", "within 25 %");
  }

  @Test
  void frontWithoutPointsSaysWhy() {
    LayerFront none = front(ProvedLayers.impossible(), List.of(), ParetoFront.End.COMPLETE);
    assertThat(none.verdict()).isEqualTo(FrontVerdict.INFEASIBLE);
    assertThat(new FrontReport(none).text()).startsWith("sum: there is no valid mapping (proved)");
  }

  @Test
  void networkWithoutAPointSaysForWantOfWhichLayer() {
    NetworkFront network =
        NetworkFront.of(
            ProvedLayers.IDENTITY,
            "net",
            List.of(
                part(ProvedLayers.within(0), ParetoFront.End.COMPLETE),
                new NetworkFront.Part(
                    front(ProvedLayers.unfound(), List.of(), ParetoFront.End.UNPROVED),
                    1,
                    Optional.empty())),
            List.of("last"));
    assertThat(network.verdict()).isEqualTo(FrontVerdict.UNFINISHED);
    assertThat(new NetworkFrontReport(network).text())
        .contains("not finished: the network has no point without one of last, sum");
  }

  @Test
  void networkIsAsWholeAsItsLayers() {
    NetworkFront network =
        NetworkFront.of(
            ProvedLayers.IDENTITY,
            "net",
            List.of(part(ProvedLayers.within(0), ParetoFront.End.POINT_LIMIT)),
            List.of());
    assertThat(network.points().orElseThrow()).hasSize(1);
    assertThat(new NetworkFrontReport(network).text())
        .contains("sum x3", "72.00 pJ", "least EDP") // 3 x 24 pJ
        .contains("not finished: each point can be had", "not whole: sum");
    NetworkFront endless =
        NetworkFront.of(
            ProvedLayers.IDENTITY,
            "net",
            List.of(
                new NetworkFront.Part(
                    part(ProvedLayers.within(0), ParetoFront.End.COMPLETE).front(),
                    Long.MAX_VALUE,
                    Optional.empty())),
            List.of());
    assertThat(endless.verdict()).isEqualTo(FrontVerdict.TOO_MANY);
  }

  private static NetworkFront.Part part(MappedLayer layer, ParetoFront.End end) {
    return new NetworkFront.Part(
        front(layer, List.of(layer.best().orElseThrow()), end), 3, Optional.empty());
  }

  private static LayerFront front(
      MappedLayer layer, List<FoundMapping> points, ParetoFront.End end) {
    return new LayerFront(
        ProvedLayers.IDENTITY,
        layer.workload(),
        layer.architecture().orElseThrow(),
        layer.options().orElseThrow(),
        100,
        new ParetoFront(points, end, layer.result().orElseThrow(), 3, 1.5),
        List.of());
  }
}
