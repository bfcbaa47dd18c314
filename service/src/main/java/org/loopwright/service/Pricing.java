package org.loopwright.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.cost.table.ListedPrice;
import org.loopwright.cost.table.MissingPrices;
import org.loopwright.cost.table.TableAction;
import org.loopwright.cost.technology.ChipArea;
import org.loopwright.cost.technology.ComponentModel;
import org.loopwright.cost.technology.ComponentModels;
import org.loopwright.cost.technology.PriceList;
import org.loopwright.cost.technology.TableGaps;
import org.loopwright.cost.technology.Technology;
import org.loopwright.cost.technology.TechnologyEstimator;
import org.loopwright.cost.technology.compound.CompoundModel;
import org.loopwright.formats.HardwareDescription;
import org.loopwright.formats.Specification;
import org.loopwright.formats.arithmetic.Arithmetic;
import org.loopwright.formats.technology.ComponentAttributes;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.diagnostics.Labels;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

/**
 * What the parts of a design cost: by its own tables, and where they have no price by a technology.
 * The technology of a part is the one that its attributes, or those of a subtree inside the
 * outermost, name; else the one that the user chose; else that of the whole design.
 */
public final class Pricing {
  private static final String TECHNOLOGY = "technology";

  /** What front ends write where a place without hardware needs none. */
  private static final String NO_TECHNOLOGY = "-1";

  private final TechnologyLibrary technologies;
  private final Optional<String> chosenName;
  private final Optional<Technology> chosen;
  private final boolean tablesIgnored;
  private final Optional<MissingPrices> missing;
  private final boolean drainsCharged;
  private final ComponentModel simple;
  private final Map<HardwareDescription, PriceList> priced = new ConcurrentHashMap<>();

  /**
   * How to price.
   *
   * @param chosen name or folder of the technology that the user chose
   * @param tablesIgnored whether tables of the specification are left out
   */
  public Pricing(TechnologyLibrary technologies, Optional<String> chosen, boolean tablesIgnored) {
    this(technologies, chosen, tablesIgnored, Optional.empty());
  }

  /**
   * How to price.
   *
   * @param missing what becomes of prices that tables lack, in place of what they state themselves
   */
  public Pricing(
      TechnologyLibrary technologies,
      Optional<String> chosen,
      boolean tablesIgnored,
      Optional<MissingPrices> missing) {
    this(technologies, chosen, tablesIgnored, missing, false);
  }

  /**
   * How to price.
   *
   * @param drainsCharged whether levels pay a read for results that they send outward
   */
  public Pricing(
      TechnologyLibrary technologies,
      Optional<String> chosen,
      boolean tablesIgnored,
      Optional<MissingPrices> missing,
      boolean drainsCharged) {
    this.missing = missing;
    this.drainsCharged = drainsCharged;
    this.technologies = technologies;
    chosenName = chosen;
    this.chosen = chosen.map(technologies::find);
    this.tablesIgnored = tablesIgnored;
    simple = ComponentModels.withBuiltIn(modelsOfUsers());
  }

  private static List<ComponentModel> modelsOfUsers() {
    try {
      return ServiceLoader.load(ComponentModel.class).stream()
          .map(ServiceLoader.Provider::get)
          .toList();
    } catch (ServiceConfigurationError broken) {
      throw new IllegalArgumentException(
          "a component model on the class path cannot be used: " + broken.getMessage(), broken);
    }
  }

  /** All prices of a design. */
  public PriceList prices(Specification specification) {
    HardwareDescription hardware = specification.hardware();
    return priced.computeIfAbsent(used(hardware), this::price);
  }

  /** The hardware with the tables as this pricing uses them. */
  private HardwareDescription used(HardwareDescription hardware) {
    return tablesIgnored
        ? hardware.withoutTables()
        : missing.map(hardware::withMissingPrices).orElse(hardware);
  }

  /**
   * The technology of the prices that are computed: the one that the user chose, as it was named,
   * else that of the design. Empty if the specification's tables give every price.
   */
  public Optional<String> technology(Specification specification) {
    return areGiven(prices(specification))
        ? Optional.empty()
        : Optional.of(
            chosenName.orElseGet(
                () ->
                    Optional.ofNullable(specification.attributes().design().get(TECHNOLOGY))
                        .filter(name -> technologies.known(name).isPresent())
                        .orElse(TechnologyLibrary.STANDARD)));
  }

  private static boolean areGiven(PriceList prices) {
    return prices.prices().stream().allMatch(price -> price.provenance().isGiven());
  }

  private PriceList price(HardwareDescription hardware) {
    if (hardware.energy().missing() == MissingPrices.REFUSED) {
      refuseGaps(hardware);
    }
    PriceList prices =
        hardware.hasAllCosts()
            ? PriceList.given(hardware.energy(), hardware.area())
            : TechnologyEstimator.estimate(
                hardware.architecture(),
                hardware.energy(),
                hardware.area(),
                new CompoundModel(hardware.compounds(), Arithmetic::parse, simple),
                component -> technology(hardware.attributes(), component),
                hardware.attributes()::of);
    return drainsCharged ? prices.chargingDrains() : prices;
  }

  private static void refuseGaps(HardwareDescription hardware) {
    List<String> gaps = TableGaps.all(hardware.architecture(), hardware.energy(), hardware.area());
    if (!gaps.isEmpty()) {
      throw new SpecException(
          Problem.error(
                  Location.ofFile("ERT and ART"),
                  "no price is listed for " + String.join("; ", gaps))
              .withAdvice(
                  "List them (0 where they cost nothing), or let --complete-tables compute them"));
    }
  }

  /** The area of a design, and what it takes in a layout. */
  public ChipArea area(Specification specification) {
    HardwareDescription hardware = used(specification.hardware());
    return ChipArea.of(
        hardware.architecture(),
        prices(specification),
        component -> technology(hardware.attributes(), component));
  }

  private Technology technology(ComponentAttributes attributes, String component) {
    return named(attributes.own(component))
        .or(() -> chosen)
        .or(() -> named(attributes.design()))
        .orElseGet(() -> technologies.find(TechnologyLibrary.STANDARD));
  }

  private Optional<Technology> named(Map<String, String> attributes) {
    return Optional.ofNullable(attributes.get(TECHNOLOGY)).flatMap(technologies::known);
  }

  /** What a user should know of how the prices were made. */
  public List<String> warnings(Specification specification) {
    List<String> warnings = new ArrayList<>();
    PriceList prices = prices(specification);
    boolean nothingComputed = areGiven(prices);
    if (chosen.isPresent() && nothingComputed) {
      warnings.add(
          "the specification's own ERT and ART give every number, so --technology has no effect;"
              + " --ignore-tables leaves them out");
    }
    if (chosen.isPresent() && !nothingComputed && hasTable(specification)) {
      warnings.add(
          "the specification's own ERT and ART give most numbers, so --technology prices only what"
              + " they do not list; --ignore-tables leaves them out");
    }
    if (!nothingComputed && chosen.isEmpty()) {
      warnings.addAll(unknownTechnologies(specification.attributes()));
    }
    prices.unknown().forEach(item -> warnings.add(item + " is not known and counts as 0"));
    HardwareDescription hardware = used(specification.hardware());
    warnings.addAll(standIns(hardware, prices));
    free(hardware).ifPresent(warnings::add);
    return warnings;
  }

  /** Which attributes of a design no price depends on, though only prices could. */
  public List<String> idleAttributes(Specification specification) {
    HardwareDescription hardware = used(specification.hardware());
    if (!areGiven(prices(specification))) {
      return new IdleAttributes(hardware, some -> price(some).prices()).sentences();
    }
    Set<String> idle = IdleAttributes.stated(hardware);
    return idle.isEmpty()
        ? List.of()
        : List.of(
            "ERT and ART give every price, so these attributes have no effect: "
                + String.join(", ", idle));
  }

  private boolean hasTable(Specification specification) {
    return !used(specification.hardware()).energy().components().isEmpty();
  }

  /** Accesses that cost what another action of the table does. */
  private static List<String> standIns(HardwareDescription hardware, PriceList prices) {
    List<String> texts = new ArrayList<>();
    for (StorageLevel level : hardware.architecture().storage()) {
      Map<String, List<String>> items = new LinkedHashMap<>();
      for (TableAction action : TableAction.values()) {
        prices
            .energy()
            .price(level.name(), action)
            .filter(ListedPrice::isStandIn)
            .ifPresent(
                price ->
                    items
                        .computeIfAbsent(
                            "'%s', %s pJ".formatted(price.name(), price.pj()),
                            key -> new ArrayList<>())
                        .add(action.item()));
      }
      items.forEach(
          (price, names) ->
              texts.add(
                  "the ERT does not list %s of %s, so its %s, is the price of each"
                      .formatted(Labels.join(names, "and"), level.name(), price)));
    }
    return texts;
  }

  /** What a table of energies leaves free, in one warning. */
  private static Optional<String> free(HardwareDescription hardware) {
    EnergyTable energy = hardware.energy();
    if (energy.components().isEmpty() || energy.missing() != MissingPrices.FREE) {
      return Optional.empty();
    }
    List<String> free = TableGaps.free(hardware.architecture(), energy);
    return free.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the ERT does not list, so free are: %s; --complete-tables computes them"
                .formatted(String.join("; ", free)));
  }

  /** A name that is no technology counts as none given. */
  private List<String> unknownTechnologies(ComponentAttributes attributes) {
    return Stream.concat(Stream.of(attributes.design()), attributes.components().values().stream())
        .flatMap(map -> Optional.ofNullable(map.get(TECHNOLOGY)).stream())
        .distinct()
        .filter(
            name ->
                !name.equals(NO_TECHNOLOGY)
                    && !name.equalsIgnoreCase("DRAM")
                    && technologies.known(name).isEmpty())
        .map(
            name ->
                "technology %s is not known, and has no effect: --technology names another"
                    .formatted(name))
        .toList();
  }
}
