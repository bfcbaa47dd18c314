package org.loopwright.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.loopwright.formats.timeloop.LoopNestWriter;

/** What the mapper found, for people: parts with an empty line between them. */
public final class MapText {
  private MapText() {}

  /**
   * The table of layers with the bill of all of them, and what binds them if that was asked for; of
   * a single layer also its mapping, all its costs and what was proved.
   *
   * @param verbose whether to tell of every layer what was proved
   */
  public static String of(List<MappedLayer> layers, boolean verbose) {
    boolean single = layers.size() == 1;
    Stream<String> mapping = single ? mapping(layers.get(0)) : Stream.of();
    Stream<String> whole =
        single || layers.stream().allMatch(layer -> layer.best().isEmpty())
            ? Stream.of(NetworkText.of(layers))
            : Stream.of(NetworkText.of(layers), NetworkText.bill(layers));
    return parts(
        Stream.of(
            mapping,
            whole,
            Stream.of(CertificateText.timedOut(layers), CertificateText.tooLarge(layers)),
            layers.stream().flatMap(layer -> why(layer, single || verbose))));
  }

  /** A layer that has a mapping: the mapping, what it costs, what was proved and what binds. */
  public static String details(MappedLayer layer) {
    return parts(Stream.of(mapping(layer), why(layer, true)));
  }

  private static Stream<String> mapping(MappedLayer layer) {
    return layer.best().stream()
        .flatMap(
            best ->
                Stream.of(
                    LoopNestWriter.text(layer.architecture().orElseThrow(), best.mapping()),
                    EvaluationText.of(best.evaluation())));
  }

  private static Stream<String> why(MappedLayer layer, boolean proof) {
    return Stream.concat(
        proof && layer.sameAs().isEmpty() ? Stream.of(CertificateText.of(layer)) : Stream.of(),
        layer.explanation().stream().map(why -> ExplanationText.of(layer.name(), why)));
  }

  private static String parts(Stream<Stream<String>> parts) {
    return parts
        .flatMap(part -> part)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(System.lineSeparator()));
  }
}
