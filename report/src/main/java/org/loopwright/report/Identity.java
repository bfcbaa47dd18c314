package org.loopwright.report;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.loopwright.report.table.JsonObject;
import org.loopwright.result.RunIdentity;

/** What a result is about, in the keys of docs/results.md and as the head of a text. */
final class Identity {
  private Identity() {}

  /** An object that begins with the keys of a result's identity; what is absent has no key. */
  static JsonObject json(RunIdentity identity) {
    return new JsonObject()
        .put("version", identity.version())
        .put("architecture", identity.architecture())
        .put("network", identity.network())
        .put("layer", identity.layer())
        .put("technology", identity.technology());
  }

  /** One line, such as {@code alexnet on eyeriss, 65nm (loopwright 1.0)}. */
  static String line(RunIdentity identity) {
    String what =
        Stream.of(
                identity.network().or(identity::layer),
                identity.architecture().map(name -> "on " + name),
                identity.technology().map(name -> "in " + name))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" "));
    return (what + " (loopwright " + identity.version() + ")").strip() + System.lineSeparator();
  }
}
