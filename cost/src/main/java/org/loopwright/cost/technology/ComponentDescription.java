package org.loopwright.cost.technology;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.diagnostics.Require;

/**
 * What an estimator must know of a component: one instance, or where instances share a physical
 * row, one cluster of them.
 *
 * @param componentClass such as {@code SRAM}, {@code regfile}, {@code DRAM} or {@code intmac}
 * @param wordBits bits of a word or an operand
 * @param accessBits bits that one access moves
 * @param capacityWords words held; empty where nothing limits them
 * @param attributes all attributes that the specification gives it, by name
 */
public record ComponentDescription(
    String name,
    String componentClass,
    int wordBits,
    long accessBits,
    OptionalLong capacityWords,
    Map<String, String> attributes) {
  /** The cycle where a specification has no clock: 1 GHz. */
  private static final double STANDARD_CYCLE_NS = 1;

  public ComponentDescription {
    Require.notBlank(name, "name of a component");
    requireNonNull(componentClass, "componentClass");
    requireNonNull(capacityWords, "capacityWords");
    Require.positive(wordBits, "word bits of %s", name);
    Require.positive(accessBits, "access bits of %s", name);
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
  }

  /** One cluster of a storage level. */
  public static ComponentDescription of(StorageLevel level, Map<String, String> attributes) {
    long clusterBlock =
        Math.multiplyExact(level.memory().blockWords(), level.memory().clusterSize());
    return new ComponentDescription(
        level.name(),
        level.componentClass(),
        level.memory().wordBits(),
        Math.multiplyExact(clusterBlock, level.memory().wordBits()),
        level.capacity().words().isPresent()
            ? OptionalLong.of(
                Math.multiplyExact(
                    level.capacity().words().getAsLong(), level.memory().clusterSize()))
            : OptionalLong.empty(),
        attributes);
  }

  public static ComponentDescription of(ComputeLevel level, Map<String, String> attributes) {
    return new ComponentDescription(
        level.name(),
        level.componentClass(),
        level.wordBits(),
        level.wordBits(),
        OptionalLong.empty(),
        attributes);
  }

  /** Whether the class name has a part, in any case. */
  public boolean isA(String part) {
    return componentClass.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  /** Bytes held; empty where nothing limits them. */
  public OptionalDouble capacityBytes() {
    return capacityWords.isPresent()
        ? OptionalDouble.of(capacityWords.getAsLong() / 8.0 * wordBits)
        : OptionalDouble.empty();
  }

  public Optional<String> text(String... names) {
    for (String name : names) {
      if (attributes.containsKey(name)) {
        return Optional.of(attributes.get(name));
      }
    }
    return Optional.empty();
  }

  /** The first of the attributes that is there and a positive whole number. */
  public Optional<Integer> count(String... names) {
    return text(names).filter(text -> text.matches("[1-9]\\d{0,8}")).map(Integer::valueOf);
  }

  /** The attribute, if it is there and a number that is not negative. */
  Optional<Double> notNegative(String name) {
    return text(name).filter(text -> text.matches("\\d+(\\.\\d+)?")).map(Double::valueOf);
  }

  /** Duration of a cycle, ns, by {@code global_cycle_seconds} (s) or {@code clock_period} (ns). */
  public double cycleNs() {
    return statedCycleNs().orElse(STANDARD_CYCLE_NS);
  }

  /** Whether the duration of a cycle is stated. */
  public boolean hasClock() {
    return statedCycleNs().isPresent();
  }

  private Optional<Double> statedCycleNs() {
    return number("global_cycle_seconds")
        .map(seconds -> seconds * 1e9)
        .or(() -> number("clock_period"));
  }

  private Optional<Double> number(String name) {
    try {
      return text(name).map(Double::valueOf).filter(value -> value > 0 && value < 1e9);
    } catch (NumberFormatException notNumber) {
      return Optional.empty();
    }
  }
}
