package org.loopwright.formats.technology;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.loopwright.cost.technology.ArithmeticModel;
import org.loopwright.cost.technology.DramRow;
import org.loopwright.cost.technology.LayoutModel;
import org.loopwright.cost.technology.NodeScaling;
import org.loopwright.cost.technology.RelativeEnergies;
import org.loopwright.cost.technology.RelativeEnergies.Interpolation;
import org.loopwright.cost.technology.RouterEnergy;
import org.loopwright.cost.technology.SramModel;
import org.loopwright.cost.technology.SramRow;
import org.loopwright.cost.technology.Technology;
import org.loopwright.cost.technology.WireModel;
import org.loopwright.formats.document.Codec;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.formats.document.ValueType;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Labels;
import org.loopwright.model.diagnostics.Location;

/**
 * Reads a technology: {@code technology.yaml} and CSV tables of its folder, and of a common folder
 * where its own has none. Reads no other files.
 */
public final class TechnologyReader {
  private static final Key<String> NAME =
      Key.of("name", ValueType.TEXT, "What results call the technology.").mustBeThere();
  private static final Key<Double> NODE =
      Key.of("node_nm", ValueType.POSITIVE_NUMBER, "Process node.").in("nm").mustBeThere();
  private static final Key<String> DEVICE =
      Key.of("device", ValueType.TEXT, "Transistors of the SRAM table.").standard("itrs-lstp");
  private static final Key<String> DRAM =
      Key.of("dram", ValueType.TEXT, "DRAM where a component has no type.").standard("LPDDR4");
  private static final Key<Boolean> PHYSICAL =
      Key.of(
              "physical",
              ValueType.FLAG,
              "Whether the tables give leakage and area; if not, they are unknown.")
          .standard(true);
  private static final Key<Boolean> WIRES =
      Key.of("wires", ValueType.FLAG, "Whether wires take energy.").standard(true);
  private static final Key<Double> UNIT =
      Key.of("unit_pj", ValueType.POSITIVE_NUMBER, "Energy of 1 in relative.csv.")
          .in("pJ")
          .standard(1.0);
  private static final Key<String> INTERPOLATION =
      Key.of(
              "interpolation",
              ValueType.oneOf(Labels.list(Interpolation.class)),
              "How sizes between two rows are read.")
          .standard(Interpolation.LOGARITHMIC.label());

  private static final Key<Double> ROUTER_ENERGY =
      Key.of("fj_per_bit", ValueType.POSITIVE_NUMBER, "Energy of a bit in a router.")
          .in("fJ/bit")
          .mustBeThere();
  private static final Key<String> ROUTER_SOURCE =
      Key.of("source", ValueType.TEXT, "Who says so.").mustBeThere();

  private static final Key<RouterEnergy> ROUTER =
      Key.of(
          "router",
          Codec.<RouterEnergy, Void>of(
                  KeyTable.of(
                      "router", "What routers of networks take.", ROUTER_ENERGY, ROUTER_SOURCE))
              .type(
                  keys ->
                      new RouterEnergy(
                          keys.require(ROUTER_ENERGY).orElse(1.0), keys.text(ROUTER_SOURCE))),
          "What routers of networks take.");
  private static final KeyTable RELATIVE_TABLE =
      KeyTable.of("relative", "Energies relative to one operation.", UNIT, INTERPOLATION);
  private static final Key<Node> RELATIVE =
      Key.of("relative", ValueType.table(() -> RELATIVE_TABLE), "Takes relative.csv into account.");

  private static final KeyTable ROOT =
      KeyTable.of(
          "technology",
          "Where energies and areas come from.",
          NAME,
          NODE,
          DEVICE,
          DRAM,
          PHYSICAL,
          WIRES,
          ROUTER,
          RELATIVE);

  private static final Key<Node> SECTION =
      Key.of("technology", ValueType.table(() -> ROOT), ROOT.meaning()).mustBeThere();

  /** What a file may have. */
  public static final KeyTable FILE =
      KeyTable.of("technology_file", "A technology; its tables are next to it.", SECTION);

  private final Path folder;
  private final Path common;
  private final Diagnosis diagnosis = new Diagnosis();

  private TechnologyReader(Path folder, Path common) {
    this.folder = folder;
    this.common = common;
  }

  /**
   * The technology of a folder.
   *
   * @param node replaces its name and node, if it is there
   */
  public static Technology read(Path folder, Path common, OptionalDouble node) {
    return new TechnologyReader(folder, common).technology(node);
  }

  /** The rows of an SRAM table. */
  public static List<SramRow> sram(Path file) {
    return Diagnosis.requireNoErrors(
        diagnosis -> CsvTable.rows(file, diagnosis, TechnologyRows::sram));
  }

  /** The scaling of logic by node. */
  public static NodeScaling scaling(Path file) {
    return scaling(file, new Diagnosis());
  }

  private Technology technology(OptionalDouble node) {
    Path file = folder.resolve("technology.yaml");
    MapReader keys = section(file);
    String name = keys.text(NAME);
    double nodeNm = keys.require(NODE).orElse(1.0);
    String device = keys.get(DEVICE).orElseThrow();
    String dram = keys.get(DRAM).orElseThrow();
    boolean physical = keys.get(PHYSICAL).orElseThrow();
    boolean wires = keys.get(WIRES).orElseThrow();
    Optional<RouterEnergy> router = keys.get(ROUTER);
    Optional<RelativeEnergies> relative =
        keys.map(RELATIVE, RELATIVE_TABLE).flatMap(this::relative);
    keys.finish();
    diagnosis.throwIfErrors();
    return assemble(
        node.isPresent() ? (int) node.getAsDouble() + "nm" : name,
        node.orElse(nodeNm),
        new Technology.Choices(device, dram, physical, wires, router, relative));
  }

  private MapReader section(Path file) {
    Node root =
        NodeFile.read(file)
            .orElseGet(() -> new MapNode(Location.ofFile(file.toString()), List.of()));
    MapReader top = MapReader.of(root, FILE, diagnosis);
    Optional<Node> section = top.require(SECTION);
    top.finish();
    diagnosis.throwIfErrors();
    return MapReader.of(section.orElseThrow(), ROOT, diagnosis);
  }

  private Technology assemble(String name, double nodeNm, Technology.Choices choices) {
    List<SramRow> sram = CsvTable.rows(table("sram.csv"), diagnosis, TechnologyRows::sram);
    List<ArithmeticModel.Row> arithmetic =
        CsvTable.rows(
            table("arithmetic.csv"),
            diagnosis,
            TechnologyRows::isToUse,
            TechnologyRows::arithmetic);
    List<DramRow> dram =
        CsvTable.rows(table("dram.csv"), diagnosis, TechnologyRows::isToUse, TechnologyRows::dram);
    List<WireModel.Row> wires =
        CsvTable.rows(table("wire_choice.csv"), diagnosis, TechnologyRows::wire);
    List<LayoutModel.Row> layouts = layouts();
    NodeScaling scaling = scaling(table("technology_scaling.csv"), diagnosis);
    diagnosis.throwIfErrors();
    Optional<Technology> technology =
        diagnosis.attempt(
            Location.ofFile(folder.toString()),
            () ->
                new Technology(
                    name,
                    nodeNm,
                    choices,
                    new Technology.Tables(
                        new SramModel(sram, scaling),
                        sram.isEmpty() ? "none" : sram.get(0).source(),
                        new ArithmeticModel(nodeNm, arithmetic, scaling),
                        new WireModel(nodeNm, wires),
                        dram,
                        layouts.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new LayoutModel(nodeNm, layouts)))));
    diagnosis.throwIfErrors();
    return technology.orElseThrow();
  }

  /** The rows of {@code layout.csv}, which a technology may do without. */
  private List<LayoutModel.Row> layouts() {
    Path file = table("layout.csv");
    return Files.isRegularFile(file)
        ? CsvTable.rows(file, diagnosis, TechnologyRows::layout)
        : List.of();
  }

  /** A table of the folder, or the common one of the same name. */
  private Path table(String name) {
    Path own = folder.resolve(name);
    return Files.isRegularFile(own) ? own : common.resolve(name);
  }

  private Optional<RelativeEnergies> relative(MapReader keys) {
    double unitPj = keys.get(UNIT).orElseThrow();
    String interpolation = keys.get(INTERPOLATION).orElseThrow();
    Optional<Interpolation> known = Labels.find(Interpolation.class, interpolation);
    if (known.isEmpty()) {
      String all = Labels.join(Labels.list(Interpolation.class), "or");
      diagnosis.error(keys.location(), "interpolation must be " + all);
    }
    keys.finish();
    List<RelativeEnergies.Row> rows =
        CsvTable.rows(folder.resolve("relative.csv"), diagnosis, TechnologyRows::relative);
    return diagnosis.attempt(
        keys.location(),
        () -> new RelativeEnergies(rows, unitPj, known.orElse(Interpolation.LOGARITHMIC)));
  }

  private static NodeScaling scaling(Path file, Diagnosis diagnosis) {
    List<NodeScaling.Node> nodes =
        CsvTable.rows(file, diagnosis, TechnologyRows::isHighPerformance, TechnologyRows::scaling);
    Optional<NodeScaling> scaling =
        diagnosis.attempt(
            Location.ofFile(file.toString()),
            () -> new NodeScaling(nodes, "Stillmaker & Baas, Integration 58 (2017) 74-81"));
    diagnosis.throwIfErrors();
    return scaling.orElseThrow();
  }
}
