package org.loopwright.cli;

import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.loopwright.explore.DesignObjective;
import org.loopwright.formats.objective.ObjectiveText;
import org.loopwright.model.diagnostics.Labels;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchDefaults;
import org.loopwright.service.Library;

/**
 * The parts of help texts that list values which are declared elsewhere. Each is made when it is
 * asked for: every command looks for texts here when it starts, and most print none.
 */
public final class HelpTexts extends ResourceBundle {
  private static final Map<String, Supplier<String>> TEXTS =
      Map.of(
          "library.kinds", () -> String.join(", ", Labels.list(Library.Kind.class)),
          "styles", () -> String.join(", ", StyleNames.LABELS),
          "design.objectives", () -> String.join(", ", Labels.list(DesignObjective.class)),
          "search.algorithms", HelpTexts::algorithms,
          "search.objectives", HelpTexts::objectives,
          "search.time", () -> String.format("%.0f", SearchDefaults.TIME_LIMIT_SECONDS));

  @Override
  protected Object handleGetObject(String key) {
    Supplier<String> text = TEXTS.get(key);
    return text == null ? null : text.get();
  }

  @Override
  public Enumeration<String> getKeys() {
    return Collections.enumeration(TEXTS.keySet());
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
