package org.loopwright.formats.technology;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.loopwright.cost.technology.ArithmeticModel;
import org.loopwright.cost.technology.DramRow;
import org.loopwright.cost.technology.NodeScaling;
import org.loopwright.cost.technology.RelativeEnergies;
import org.loopwright.cost.technology.RouterEnergy;
import org.loopwright.cost.technology.SramModel;
import org.loopwright.cost.technology.SramRow;
import org.loopwright.cost.technology.Technology;
import org.loopwright.cost.technology.WireModel;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;

/**
 * Reads a technology: {@code technology.yaml} and CSV tables of its folder, and of a common folder
 * where its own has none. Reads no other files.
 */
public final class TechnologyReader {
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
    Diagnosis diagnosis = new Diagnosis();
    List<SramRow> rows = CsvTable.rows(file, diagnosis, TechnologyRows::sram);
    diagnosis.throwIfErrors();
    return rows;
  }

  /** The scaling of logic by node. */
  public static NodeScaling scaling(Path file) {
    Diagnosis diagnosis = new Diagnosis();
    NodeScaling scaling = scaling(file, diagnosis);
    diagnosis.throwIfErrors();
    return scaling;
  }

  private Technology technology(OptionalDouble node) {
    Path file = folder.resolve("technology.yaml");
    MapReader keys = section(file);
    String name = keys.text(TechnologyKeys.NAME);
    double nodeNm = keys.require(TechnologyKeys.NODE).orElse(1.0);
    String device = keys.get(TechnologyKeys.DEVICE).orElseThrow();
    String dram = keys.get(TechnologyKeys.DRAM).orElseThrow();
    boolean physical = keys.get(TechnologyKeys.PHYSICAL).orElseThrow();
    boolean wires = keys.get(TechnologyKeys.WIRES).orElseThrow();
    Optional<RouterEnergy> router =
        keys.map(TechnologyKeys.ROUTER, TechnologyKeys.ROUTER_TABLE).flatMap(this::router);
    Optional<RelativeEnergies> relative =
        keys.map(TechnologyKeys.RELATIVE, TechnologyKeys.RELATIVE_TABLE).flatMap(this::relative);
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
    MapReader top = MapReader.of(root, TechnologyKeys.FILE, diagnosis);
    Optional<Node> section = top.require(TechnologyKeys.SECTION);
    top.finish();
    diagnosis.throwIfErrors();
    return MapReader.of(section.orElseThrow(), TechnologyKeys.ROOT, diagnosis);
  }

  private Technology assemble(String name, double nodeNm, Technology.Choices choices) {
    List<SramRow> sram = CsvTable.rows(table("sram.csv"), diagnosis, TechnologyRows::sram);
    List<ArithmeticModel.Row> arithmetic =
        CsvTable.rows(table("arithmetic.csv"), diagnosis, TechnologyRows::arithmetic).stream()
            .flatMap(Optional::stream)
            .toList();
    List<DramRow> dram =
        CsvTable.rows(table("dram.csv"), diagnosis, TechnologyRows::dram).stream()
            .flatMap(Optional::stream)
            .toList();
    List<WireModel.Row> wires =
        CsvTable.rows(table("wire_choice.csv"), diagnosis, TechnologyRows::wire);
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
                        dram)));
    diagnosis.throwIfErrors();
    return technology.orElseThrow();
  }

  /** A table of the folder, or the common one of the same name. */
  private Path table(String name) {
    Path own = folder.resolve(name);
    return Files.isRegularFile(own) ? own : common.resolve(name);
  }

  private Optional<RouterEnergy> router(MapReader keys) {
    double fjPerBit = keys.require(TechnologyKeys.ROUTER_ENERGY).orElse(1.0);
    String source = keys.text(TechnologyKeys.ROUTER_SOURCE);
    keys.finish();
    return diagnosis.attempt(keys.location(), () -> new RouterEnergy(fjPerBit, source));
  }

  private Optional<RelativeEnergies> relative(MapReader keys) {
    double unitPj = keys.get(TechnologyKeys.UNIT).orElseThrow();
    String interpolation = keys.get(TechnologyKeys.INTERPOLATION).orElseThrow();
    boolean linear = interpolation.equals("linear");
    if (!linear && !interpolation.equals("logarithmic")) {
      diagnosis.error(keys.location(), "interpolation must be linear or logarithmic");
    }
    keys.finish();
    List<RelativeEnergies.Row> rows =
        CsvTable.rows(folder.resolve("relative.csv"), diagnosis, TechnologyRows::relative);
    return diagnosis.attempt(
        keys.location(),
        () ->
            new RelativeEnergies(
                rows,
                unitPj,
                linear
                    ? RelativeEnergies.Interpolation.LINEAR
                    : RelativeEnergies.Interpolation.LOGARITHMIC));
  }

  private static NodeScaling scaling(Path file, Diagnosis diagnosis) {
    List<NodeScaling.Node> nodes =
        CsvTable.rows(file, diagnosis, TechnologyRows::scaling).stream()
            .flatMap(Optional::stream)
            .toList();
    Optional<NodeScaling> scaling =
        diagnosis.attempt(
            Location.ofFile(file.toString()),
            () -> new NodeScaling(nodes, "Stillmaker & Baas, Integration 58 (2017) 74-81"));
    diagnosis.throwIfErrors();
    return scaling.orElseThrow();
  }
}
