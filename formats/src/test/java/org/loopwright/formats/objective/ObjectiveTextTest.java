package org.loopwright.formats.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.Target;

final class ObjectiveTextTest {
  private static Objective one(String text) {
    return ObjectiveText.list(text).get(0).objective();
  }

  @Test
  void standardObjectivesArePartedByCommasOrSpaces() {
    List<Target> both = List.of(Target.of(Objective.DELAY), Target.of(Objective.ENERGY));
    assertThat(ObjectiveText.list("delay,energy")).isEqualTo(both);
    assertThat(ObjectiveText.list("Delay energy")).isEqualTo(both);
    assertThat(ObjectiveText.list("last_level_accesses"))
        .containsExactly(Target.of(Objective.LAST_LEVEL_ACCESSES));
  }

  @Test
  void tolerancesAreShares() {
    assertThat(ObjectiveText.list("delay:5%, edp:0.1, energy"))
        .containsExactly(
            new Target(Objective.DELAY, 0.05),
            new Target(Objective.EDP, 0.1),
            Target.of(Objective.ENERGY));
  }

  @Test
  void whatIsNamedAgainCountsOnce() {
    assertThat(ObjectiveText.list("delay:5%,energy,delay")).hasSize(2);
  }

  @Test
  void commasInBracketsAreOfTheFormula() {
    assertThat(ObjectiveText.list("max(energy_pj, 3 * cycles), delay")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "energy_pj * cycles^2, true, pJ * cycles^2",
    "energy_pj * cycles**2, true, pJ * cycles**2",
    "1 / utilization, true, ''",
    "area_um2, false, um^2",
    "levels.GLB.reads, false, words",
    "levels.GLB.Weights.read_energy_pj, false, pJ",
    "networks.GLB.energy_pj + energy_pj, false, pJ + pJ"
  })
  void formulasHaveTheUnitsOfTheirNames(String text, boolean isProvable, String unit) {
    assertThat(one(text).label()).isEqualTo(text);
    assertThat(one(text).isProvable()).isEqualTo(isProvable);
    assertThat(one(text).unit()).isEqualTo(unit);
  }

  @Test
  void ofWhatIsBetterLargeTheInverseIsMadeSmall() {
    assertThat(one("utilization").label()).isEqualTo("1/utilization");
    assertThat(one("levels.GLB.bandwidth_throttling").label())
        .isEqualTo("1/levels.GLB.bandwidth_throttling");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "speed | there is no objective 'speed'; there are edp, energy,",
        "energy_pk | there is no objective 'energy_pk'; maybe you meant energy_pj",
        "energi | there is no objective 'energi'; maybe you meant energy",
        "cycels * 2 | 'cycels' of the objective 'cycels * 2' is no number of a result; maybe you meant cycles",
        "3 + 4 | the objective '3 + 4' is the same for every mapping",
        "delay:5 per cent | the tolerance '5 per cent' is not a share such as 5% or 0.05",
        "delay:-1 | the tolerance '-1' is not a share such as 5% or 0.05",
        "energy_pj * | 'energy_pj *' is no arithmetic: it ends too early"
      })
  void whatIsNoObjectiveIsRefused(String text, String why) {
    assertThatThrownBy(() -> ObjectiveText.list(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @Test
  void targetsAreWrittenAsTheyAreRead() {
    List<Target> list =
        ObjectiveText.list("delay:12.5%, max(energy_pj, cycles):0.3333, levels.GLB.reads");
    assertThat(ObjectiveText.list(String.join(",", list.stream().map(Target::toString).toList())))
        .isEqualTo(list);
  }
}
