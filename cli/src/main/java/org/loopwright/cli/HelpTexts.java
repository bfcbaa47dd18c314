package org.loopwright.cli;

import java.util.Arrays;
import java.util.ListResourceBundle;
import java.util.stream.Collectors;
import org.loopwright.explore.DesignObjective;
import org.loopwright.formats.objective.ObjectiveText;
import org.loopwright.model.diagnostics.Labels;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchDefaults;
import org.loopwright.service.Library;

/** The parts of help texts that list values which are declared elsewhere. */
public final class HelpTexts extends ListResourceBundle {
  @Override
  protected Object[][] getContents() {
    return new Object[][] {
      {"library.kinds", String.join(", ", Labels.list(Library.Kind.class))},
      {"styles", String.join(", ", StyleNames.LABELS)},
      {"design.objectives", String.join(", ", Labels.list(DesignObjective.class))},
      {"search.algorithms", algorithms()},
      {"search.objectives", objectives()},
      {"search.time", String.format("%.0f", SearchDefaults.TIME_LIMIT_SECONDS)}
    };
  }

  /** All algorithms with what they do, but for the choice of the program. */
  private static String algorithms() {
    return Arrays.stream(SearchAlgorithm.values())
        .filter(algorithm -> algorithm != SearchAlgorithm.AUTO)
        .map(algorithm -> algorithm.label() + " (" + algorithm.help() + ")")
        .collect(Collectors.joining(", "));
  }

  private static String objectives() {
    return ObjectiveText.MEANING.replaceFirst(SearchDefaults.OBJECTIVE.label(), "$0 (the default)");
  }
}
