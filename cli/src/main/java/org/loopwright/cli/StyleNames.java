package org.loopwright.cli;

import java.util.List;
import org.loopwright.dataflow.StyleComparison;
import org.loopwright.dataflow.style.DataflowStyle;
import org.loopwright.model.diagnostics.Labels;
import org.loopwright.model.diagnostics.Spelling;

/** The mapping styles by the names that users give them. */
final class StyleNames {
  /** Stands for all five styles. */
  static final String ALL = "all";

  /** The styles by name; the style for matrix products is never chosen by name. */
  static final List<String> LABELS =
      StyleComparison.STYLES.stream().map(DataflowStyle::label).toList();

  private StyleNames() {}

  /** The style called {@code name}. */
  static DataflowStyle style(String name) {
    return Labels.find(DataflowStyle.class, name)
        .filter(StyleComparison.STYLES::contains)
        .orElseThrow(() -> new IllegalArgumentException(unknown(name)));
  }

  private static String unknown(String name) {
    return "there is no style '" + name + "'. " + Spelling.advice(name, LABELS).orElse("");
  }
}
