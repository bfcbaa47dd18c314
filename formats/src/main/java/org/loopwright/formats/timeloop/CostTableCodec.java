package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.cost.table.MissingPrices;
import org.loopwright.cost.technology.UnitPrice;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapBuilder;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ValueReader;
import org.loopwright.formats.document.ValueType;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Labels;
import org.loopwright.model.diagnostics.Location;

/**
 * The sections {@code ERT}, energies in pJ, and {@code ART}, areas of instances in um^2, read and
 * written: a list of tables with named actions (v0.3, v0.4), or maps from component to action to
 * energy (v0.2). Of an action's arguments the most expensive counts.
 */
public final class CostTableCodec {
  private static final Key<String> COMPONENT =
      Key.of("name", ValueType.TEXT, "Path of the component: system.GLB[1..1].").mustBeThere();
  private static final Key<String> ACTION =
      Key.of("name", ValueType.TEXT, "Name of the action, such as read.").mustBeThere();
  private static final Key<Double> ENERGY =
      Key.of("energy", ValueType.NOT_NEGATIVE_NUMBER, "Of one action.").in("pJ").mustBeThere();
  private static final Key<Double> AREA =
      Key.of("area", ValueType.NOT_NEGATIVE_NUMBER, "Of one instance.").in("um^2").mustBeThere();
  private static final String ARGUMENTS = "arguments";

  /** An action of the older form may have an energy and no name. */
  private static final KeyTable ENERGY_OF_ARGUMENTS =
      KeyTable.of("energy_of_arguments", "An energy, with the arguments it holds for.", ENERGY)
          .passingOver(ARGUMENTS, ACTION.name());

  private static final KeyTable NAMED_ACTION =
      KeyTable.of("action", "An action and its energy.", ACTION, ENERGY).passingOver(ARGUMENTS);
  private static final Key<Node> ACTIONS =
      Key.of("actions", actions(), "What the component does, with the energy of each.")
          .mustBeThere();
  private static final KeyTable ENERGIES =
      KeyTable.of("energies", "The energies of one component.", COMPONENT, ACTIONS);
  private static final KeyTable AREA_OF =
      KeyTable.of("area", "The area of one component.", COMPONENT, AREA);
  private static final Key<Node> ENERGY_TABLES = tables(ENERGIES, actions());
  private static final Key<Node> AREA_TABLES = tables(AREA_OF, AREA.type());
  private static final Key<String> ENERGY_UNITS = units("energy_units", "pJ");
  private static final Key<String> AREA_UNITS = units("area_units", "um^2", "um2");
  private static final Key<String> MISSING =
      Key.of(
              "missing",
              ValueType.oneOf(Labels.list(MissingPrices.class)),
              "What becomes of prices that no table lists, such as those of wires and adders.")
          .standard(MissingPrices.FREE.label());
  private static final KeyTable ENERGY_ROOT =
      KeyTable.of("ERT", "Energies of actions, in pJ.", Versions.KEY, ENERGY_TABLES, MISSING)
          .with(List.of(ENERGY_UNITS));
  private static final KeyTable AREA_ROOT =
      KeyTable.of("ART", "Areas of instances, in um^2.", Versions.KEY, AREA_TABLES)
          .with(List.of(AREA_UNITS));

  /** What {@code ERT} may be. */
  public static final ValueType<Node> ENERGY_SECTION = ValueType.table(() -> ENERGY_ROOT);

  /** What {@code ART} may be. */
  public static final ValueType<Node> AREA_SECTION = ValueType.table(() -> AREA_ROOT);

  private final Diagnosis diagnosis;
  private final ValueReader values;
  private final Map<String, Map<String, Double>> energies = new LinkedHashMap<>();
  private final Map<String, Node> places = new LinkedHashMap<>();
  private final Map<String, Double> areas = new LinkedHashMap<>();

  private CostTableCodec(Diagnosis diagnosis) {
    this.diagnosis = diagnosis;
    values = new ValueReader(diagnosis);
  }

  private static ValueType<Node> actions() {
    ValueType<?> one = ValueType.anyOf(ENERGY.type(), ValueType.table(() -> ENERGY_OF_ARGUMENTS));
    return ValueType.anyOf(
        ValueType.listOf(ValueType.table(() -> NAMED_ACTION)),
        ValueType.mapOf(ValueType.anyOf(one, ValueType.listOf(one))));
  }

  private static Key<Node> tables(KeyTable listed, ValueType<?> byName) {
    return Key.of(
            "tables",
            ValueType.anyOf(
                ValueType.listOf(ValueType.table(() -> listed)), ValueType.mapOf(byName)),
            "The components, listed or by name.")
        .mustBeThere();
  }

  /** The unit of all numbers, which must be the one that is read. */
  private static Key<String> units(String key, String... allowed) {
    return Key.of(
            key,
            ValueType.scalar(
                ValueType.fragment("enum", List.of(allowed)),
                (values, node) -> unit(values, node, List.of(allowed))),
            "Unit of the numbers.")
        .spelled("units");
  }

  private static String unit(ValueReader values, Node node, List<String> allowed) {
    String text = values.text(node);
    if (!allowed.contains(text)) {
      values
          .diagnosis()
          .error(node.location(), "must be %s but was %s".formatted(allowed.get(0), text));
    }
    return text;
  }

  /** The place of each component that a section names, in its order. */
  static Map<String, Location> components(Node section) {
    Map<String, Location> components = new LinkedHashMap<>();
    Optional<Node> tables = section.get(ENERGY_TABLES.name());
    tables.stream()
        .flatMap(node -> node.entries().stream())
        .forEach(entry -> components.put(ComponentName.lastOf(entry.key()), entry.location()));
    if (tables.orElse(null) instanceof ListNode list) {
      for (Node item : list.items()) {
        item.get(COMPONENT.name())
            .flatMap(Node::scalarText)
            .ifPresent(path -> components.put(ComponentName.lastOf(path), item.location()));
      }
    }
    return components;
  }

  /** The energies of a section {@code ERT}. */
  public static Optional<EnergyTable> readEnergies(Node ert, Diagnosis diagnosis) {
    int mark = diagnosis.errorCount();
    CostTableCodec codec = new CostTableCodec(diagnosis);
    MapReader keys = MapReader.of(ert, ENERGY_ROOT, diagnosis);
    MissingPrices missing = codec.missing(keys);
    codec.tables(
        keys,
        ENERGY_UNITS,
        ENERGY_TABLES,
        entry -> codec.energies(entry.key(), entry.value(), entry.value()),
        codec::energies);
    return diagnosis.build(mark, ert.location(), () -> new EnergyTable(codec.energies, missing));
  }

  private MissingPrices missing(MapReader keys) {
    String word = keys.get(MISSING).orElseThrow();
    Optional<MissingPrices> known = Labels.find(MissingPrices.class, word);
    if (known.isEmpty()) {
      diagnosis.unknown(
          keys.find(MISSING).orElseThrow().location(),
          "unknown word '" + word + "'",
          word,
          Labels.list(MissingPrices.class));
    }
    return known.orElse(MissingPrices.FREE);
  }

  /** The areas of a section {@code ART}. */
  public static Optional<AreaTable> readAreas(Node art, Diagnosis diagnosis) {
    int mark = diagnosis.errorCount();
    CostTableCodec codec = new CostTableCodec(diagnosis);
    codec.tables(
        MapReader.of(art, AREA_ROOT, diagnosis),
        AREA_UNITS,
        AREA_TABLES,
        entry -> codec.area(entry.key(), entry.value()),
        codec::area);
    return diagnosis.build(mark, art.location(), () -> new AreaTable(codec.areas));
  }

  private void tables(
      MapReader keys,
      Key<String> units,
      Key<Node> key,
      Consumer<MapNode.Entry> byName,
      Consumer<Node> listed) {
    Versions.check(keys);
    keys.get(units);
    Optional<Node> tables = keys.findRequired(key);
    keys.finish();
    if (tables.orElse(null) instanceof MapNode map) {
      map.entries().forEach(byName);
    } else {
      tables.ifPresent(list -> values.list(list).forEach(listed));
    }
  }

  private void energies(Node table) {
    MapReader keys = MapReader.of(table, ENERGIES, diagnosis);
    String name = keys.text(COMPONENT);
    Optional<Node> actions = keys.findRequired(ACTIONS);
    keys.finish();
    actions.ifPresent(list -> energies(name, list, table));
  }

  private void energies(String path, Node actions, Node place) {
    Map<String, Double> own = new LinkedHashMap<>();
    if (actions instanceof MapNode byName) {
      byName
          .entries()
          .forEach(entry -> own.merge(entry.key(), mostExpensive(entry.value()), Math::max));
    } else {
      values.list(actions).forEach(action -> action(action, own));
    }
    String component = component(path, place);
    Map<String, Double> other = energies.put(component, own);
    Node first = places.putIfAbsent(component, place);
    if (other != null && !other.equals(own)) {
      diagnosis.warning(
          place.location(),
          "%s has another table on line %s; this one holds"
              .formatted(component, first.location().line()));
    }
  }

  private String component(String path, Node place) {
    String component = ComponentName.lastOf(path);
    if (component.isBlank()) {
      diagnosis.error(place.location(), "names no component but '" + path + "'");
    }
    return component;
  }

  private void action(Node node, Map<String, Double> own) {
    MapReader keys = MapReader.of(node, NAMED_ACTION, diagnosis);
    String name = keys.text(ACTION);
    if (name.equals(UnitPrice.WORD_ADDRESS)) {
      diagnosis.warning(
          keys.location(),
          "address_generation has no effect in an ERT, as in the reference; list block_address, or"
              + " give the level addr_gen_energy");
    }
    own.merge(name, keys.require(ENERGY).orElse(0.0), Math::max);
    keys.finish();
  }

  /** The v0.2 form: one energy, or a list of energies by argument. */
  private double mostExpensive(Node node) {
    return node instanceof ListNode list
        ? list.items().stream().mapToDouble(this::energy).max().orElse(0)
        : energy(node);
  }

  private double energy(Node node) {
    if (!(node instanceof MapNode)) {
      return values.in(ENERGY.unit()).notNegativeNumber(node);
    }
    MapReader keys = MapReader.of(node, ENERGY_OF_ARGUMENTS, diagnosis);
    double energy = keys.require(ENERGY).orElse(0.0);
    keys.finish();
    return energy;
  }

  private void area(Node table) {
    MapReader keys = MapReader.of(table, AREA_OF, diagnosis);
    String name = keys.text(COMPONENT);
    Optional<Node> area = keys.findRequired(AREA);
    keys.finish();
    area.ifPresent(value -> area(name, value));
  }

  private void area(String path, Node area) {
    String component = component(path, area);
    double um2 = values.in(AREA.unit()).notNegativeNumber(area);
    Double other = areas.put(component, um2);
    if (other != null && other != um2) {
      diagnosis.warning(
          area.location(),
          component + " has another area, %s, above; this one holds".formatted(other));
    }
  }

  /** The section {@code ERT} that states the energies. */
  public static MapNode write(EnergyTable energies) {
    List<Node> tables = new ArrayList<>();
    energies
        .components()
        .forEach(
            (component, actions) -> {
              List<Node> list = new ArrayList<>();
              actions.forEach((action, pj) -> list.add(write(action, pj)));
              tables.add(
                  MapBuilder.written()
                      .put(COMPONENT, component)
                      .put(ACTIONS, new ListNode(Node.NOWHERE, list))
                      .build());
            });
    return MapBuilder.written()
        .put(Versions.KEY, Versions.WRITTEN)
        .put(MISSING, energies.missing().label())
        .put(ENERGY_TABLES, new ListNode(Node.NOWHERE, tables))
        .build();
  }

  private static MapNode write(String action, double pj) {
    return MapBuilder.written()
        .put(ACTION, action)
        .put(ARGUMENTS, MapBuilder.written().build())
        .put(ENERGY, pj)
        .build();
  }

  /** The section {@code ART} that states the areas. */
  public static MapNode write(AreaTable areas) {
    List<Node> tables = new ArrayList<>();
    areas
        .components()
        .forEach(
            (component, um2) ->
                tables.add(MapBuilder.written().put(COMPONENT, component).put(AREA, um2).build()));
    return MapBuilder.written()
        .put(Versions.KEY, Versions.WRITTEN)
        .put(AREA_TABLES, new ListNode(Node.NOWHERE, tables))
        .build();
  }
}
