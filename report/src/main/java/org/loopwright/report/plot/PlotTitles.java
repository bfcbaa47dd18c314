package org.loopwright.report.plot;

import static java.util.stream.Collectors.joining;

import java.util.stream.Stream;
import org.loopwright.result.RunIdentity;

/** Titles of plots: network, design and technology, and below what is drawn, and for which goal. */
final class PlotTitles {
  private PlotTitles() {}

  /** What a result is about; {@code otherwise} if nothing has a name. */
  static String title(RunIdentity identity, String otherwise) {
    return identity.subject().isEmpty() ? otherwise : identity.subject();
  }

  /** What is drawn, and more, each a few words; an empty one is left out. */
  static String subtitle(RunIdentity identity, String... parts) {
    return Stream.concat(Stream.of(parts), Stream.of("loopwright " + identity.version()))
        .filter(part -> !part.isEmpty())
        .collect(joining(" · "));
  }
}
