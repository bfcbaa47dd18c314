package org.loopwright.conformance.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.loopwright.conformance.RepositoryFiles;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.network.NetworkReader;
import org.loopwright.model.network.Network;
import org.loopwright.result.MappedLayer;
import org.loopwright.result.RunIdentity;
import org.loopwright.search.SearchLimits;
import org.loopwright.search.SearchVerdict;
import org.loopwright.search.goal.Objective;
import org.loopwright.service.Library;
import org.loopwright.service.Library.Kind;
import org.loopwright.service.MappingRequest;
import org.loopwright.service.NetworkMapping;
import org.loopwright.service.Pricing;

/**
 * Of mappings that are as fast, the one that takes least energy: where delay alone is asked for,
 * the first that was found once took 17 times as much.
 */
@Tag("slow")
final class DelayTiesTest {
  private static final Library LIBRARY = new Library(RepositoryFiles.file("library"));
  private static final RunIdentity IDENTITY = RunIdentity.of("1.0 (test)");

  @ParameterizedTest
  @CsvSource({"eyeriss, conv5", "nvdla-like, conv5"})
  void delayAloneTakesNoMoreEnergyThanDelayThenEnergy(String design, String layer) {
    MappedLayer delay = map(design, layer, List.of(Objective.DELAY));
    MappedLayer both = map(design, layer, List.of(Objective.DELAY, Objective.ENERGY));
    assertThat(delay.verdict()).contains(SearchVerdict.OPTIMAL);
    assertThat(both.verdict()).contains(SearchVerdict.OPTIMAL);
    assertThat(cycles(delay)).isEqualTo(cycles(both));
    assertThat(energyPj(delay)).isCloseTo(energyPj(both), within(1e-9 * energyPj(both)));
  }

  private static long cycles(MappedLayer layer) {
    return layer.evaluation().orElseThrow().cycles();
  }

  private static double energyPj(MappedLayer layer) {
    return layer.evaluation().orElseThrow().energyPj();
  }

  private static MappedLayer map(String design, String layer, List<Objective> objectives) {
    Network alexnet = NetworkReader.read(LIBRARY.find(Kind.WORKLOADS, "alexnet"));
    Network one =
        new Network(
            "one",
            Optional.empty(),
            alexnet.layers().stream()
                .filter(each -> each.workload().name().equals(layer))
                .toList());
    MappingRequest request =
        new MappingRequest(
            IDENTITY,
            SpecificationFiles.read(List.of(LIBRARY.find(Kind.ARCHITECTURES, design))),
            one,
            new Pricing(LIBRARY.technologies(), Optional.empty(), false),
            standard ->
                standard
                    .withGoal(goal -> goal.withObjectives(objectives))
                    .withLimits(limits -> SearchLimits.NONE.withTimeLimitSeconds(60)));
    return NetworkMapping.run(request, new Unwatched()).layers().get(0);
  }
}
