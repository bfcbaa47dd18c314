package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.loopwright.cost.technology.ComponentDescription;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.ValueType;
import org.loopwright.formats.technology.ComponentAttributes;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Labels;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.Spelling;

/**
 * {@code bandwidth: by_type}: off-chip memory that moves what one device of its type does. That is
 * known in GB/s, so the words of a cycle need the clock of the design, which components inherit:
 * hence such bandwidths are filled in once the whole architecture is read.
 */
public final class TypedBandwidth {
  private static final String BY_TYPE = "by_type";
  private static final String ATTRIBUTE = "bandwidth";

  /** A number, or nothing where the type of the memory tells. */
  static final ValueType<OptionalDouble> TYPE =
      new ValueType<>(
          ValueType.fragment(
              "anyOf",
              List.of(
                  ValueType.POSITIVE_NUMBER.schema(),
                  ValueType.fragment("enum", List.of(BY_TYPE, "by-type")))),
          (values, node) ->
              isByType(node.scalarText().orElse(""))
                  ? Optional.of(OptionalDouble.empty())
                  : Optional.of(OptionalDouble.of(values.positiveNumber(node))),
          (value, at) -> ScalarNode.of(value.isPresent() ? value.getAsDouble() : BY_TYPE, at));

  private TypedBandwidth() {}

  private static boolean isByType(String text) {
    return text.trim().toLowerCase(Locale.ROOT).replace('-', '_').equals(BY_TYPE);
  }

  /** The attributes that such a bandwidth is made of; none where no component has one. */
  public static Set<String> readFrom(ComponentAttributes attributes) {
    return attributes.components().values().stream()
            .anyMatch(own -> isByType(own.getOrDefault(ATTRIBUTE, "")))
        ? Set.of("type", "global_cycle_seconds", "clock_period")
        : Set.of();
  }

  /** The architecture with those bandwidths as words a cycle; each is told in a warning. */
  public static Architecture filledIn(
      Architecture architecture,
      ComponentAttributes attributes,
      Location location,
      Diagnosis diagnosis) {
    List<StorageLevel> levels = new ArrayList<>();
    for (StorageLevel level : architecture.storage()) {
      Map<String, String> given = attributes.of(level.name());
      boolean byType = isByType(given.getOrDefault(ATTRIBUTE, ""));
      levels.add(byType ? filledIn(level, given, location, diagnosis) : level);
    }
    return levels.equals(architecture.storage())
        ? architecture
        : new Architecture(architecture.name(), architecture.compute(), levels);
  }

  private static StorageLevel filledIn(
      StorageLevel level, Map<String, String> given, Location location, Diagnosis diagnosis) {
    String what = "bandwidth: by_type of " + level.name();
    ComponentDescription component = ComponentDescription.of(level, given);
    String type = given.getOrDefault("type", "");
    Optional<DramDevice> device = Labels.find(DramDevice.class, type);
    if (device.isEmpty()) {
      diagnosis.add(
          Problem.error(
                  location,
                  type.isEmpty()
                      ? what + " needs its type, such as type: LPDDR4"
                      : "%s: no bandwidth of type %s is known".formatted(what, type))
              .withAdvice(advice(type)));
      return level;
    }
    if (!component.hasClock()) {
      diagnosis.add(
          Problem.error(
                  location,
                  what
                      + " needs the clock: %s of %s GB/s is not yet words a cycle"
                          .formatted(type, device.get().gigabytesPerSecond))
              .withAdvice("State global_cycle_seconds, such as 1e-9 for 1 GHz"));
      return level;
    }
    double words = device.get().wordsPerCycle(level.memory().wordBits(), component.cycleNs());
    diagnosis.warning(
        location,
        "%s is %s words a cycle, reads and writes together: one %s (%s) of %s GB/s at %s ns a cycle"
            .formatted(
                what,
                words,
                device.get().label(),
                device.get().basis,
                device.get().gigabytesPerSecond,
                component.cycleNs()));
    return level.toBuilder()
        .bandwidth(level.bandwidth().withShared(OptionalDouble.of(words)))
        .build();
  }

  private static String advice(String type) {
    List<String> known = Labels.list(DramDevice.class);
    return Spelling.advice(type, known).orElse("Known are " + Labels.join(known, "and"));
  }
}
