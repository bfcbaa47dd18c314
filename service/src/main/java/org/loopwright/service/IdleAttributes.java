package org.loopwright.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.loopwright.cost.technology.UnitPrice;
import org.loopwright.formats.HardwareDescription;
import org.loopwright.formats.technology.ComponentAttributes;
import org.loopwright.formats.timeloop.StorageAttributes;
import org.loopwright.formats.timeloop.TypedBandwidth;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.diagnostics.SpecException;

/**
 * Finds the attributes that only prices could depend on, and that change none. Whether a model of
 * prices, or one of a user, reads an attribute is not asked but tried: without it, and with another
 * value, all prices of the design are the same.
 */
final class IdleAttributes {
  private static final String TECHNOLOGY = "technology";
  private static final String DESIGN = "the design";
  private static final int MAX_NAMES = 3;

  private final HardwareDescription hardware;
  private final Function<HardwareDescription, List<UnitPrice>> pricing;
  private final List<UnitPrice> prices;

  /**
   * Looks at a design.
   *
   * @param pricing the prices of a design
   */
  IdleAttributes(
      HardwareDescription hardware, Function<HardwareDescription, List<UnitPrice>> pricing) {
    this.hardware = hardware;
    this.pricing = pricing;
    prices = pricing.apply(hardware);
  }

  /** The attributes that are there for prices. */
  static Set<String> stated(HardwareDescription hardware) {
    Set<String> keys = new LinkedHashSet<>();
    maps(hardware).forEach(attributes -> keys.addAll(attributes.keySet()));
    keys.retainAll(StorageAttributes.ofPrices());
    keys.removeAll(TypedBandwidth.readFrom(hardware.attributes()));
    return keys;
  }

  private static Stream<Map<String, String>> maps(HardwareDescription hardware) {
    ComponentAttributes attributes = hardware.attributes();
    return Stream.concat(Stream.of(attributes.design()), components(hardware).map(attributes::own));
  }

  private static Stream<String> components(HardwareDescription hardware) {
    return Stream.concat(
        hardware.architecture().storage().stream()
            .filter(level -> !level.isInternal())
            .map(StorageLevel::name),
        Stream.of(hardware.architecture().compute().name()));
  }

  /** A sentence for each attribute that has no effect somewhere. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    for (String key : stated(hardware)) {
      List<String> owners = key.equals(TECHNOLOGY) ? List.of() : idleOwners(key);
      if (!owners.isEmpty()) {
        sentences.add(
            "%s of %s has no effect, as no model of its price reads it: leave it out"
                .formatted(key, names(owners)));
      }
    }
    return sentences;
  }

  private static String names(List<String> owners) {
    int more = owners.size() - MAX_NAMES;
    String some = owners.stream().limit(MAX_NAMES).collect(Collectors.joining(", "));
    return more > 0 ? some + " and " + more + " more" : some;
  }

  private List<String> idleOwners(String key) {
    List<String> owners = new ArrayList<>();
    if (isIdle(key, DESIGN)) {
      owners.add(DESIGN);
    }
    components(hardware).filter(name -> isIdle(key, name)).forEach(owners::add);
    return owners;
  }

  private boolean isIdle(String key, String owner) {
    String value = attributes(owner).get(key);
    return value != null
        && isSame(owner, with(owner, key, null))
        && isSame(owner, with(owner, key, other(value)));
  }

  private Map<String, String> attributes(String owner) {
    return owner.equals(DESIGN) ? hardware.attributes().design() : hardware.attributes().own(owner);
  }

  private Map<String, String> with(String owner, String key, String value) {
    Map<String, String> changed = new LinkedHashMap<>(attributes(owner));
    changed.remove(key);
    if (value != null) {
      changed.put(key, value);
    }
    return changed;
  }

  /** Another value of the same kind. */
  private static String other(String value) {
    try {
      double number = Double.parseDouble(value);
      double twice = number == 0 ? 1 : 2 * number;
      return twice == Math.rint(twice) && Math.abs(twice) < Integer.MAX_VALUE
          ? Long.toString((long) twice)
          : Double.toString(twice);
    } catch (NumberFormatException word) {
      return "not " + value;
    }
  }

  private boolean isSame(String owner, Map<String, String> changed) {
    Map<String, Map<String, String>> components =
        new LinkedHashMap<>(hardware.attributes().components());
    Map<String, String> design = hardware.attributes().design();
    if (owner.equals(DESIGN)) {
      design = changed;
    } else {
      components.put(owner, changed);
    }
    try {
      return pricing
          .apply(hardware.withAttributes(new ComponentAttributes(design, components)))
          .equals(prices);
    } catch (IllegalArgumentException | ArithmeticException | SpecException refused) {
      return false; // whoever refuses a value reads it
    }
  }
}
