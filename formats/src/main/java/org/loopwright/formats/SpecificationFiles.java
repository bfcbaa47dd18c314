package org.loopwright.formats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.cost.statistic.StatisticNames;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.formats.network.NetworkReader;
import org.loopwright.formats.template.TemplateFile;
import org.loopwright.formats.template.TemplateInputs;
import org.loopwright.formats.timeloop.ArchitectureEdit;
import org.loopwright.formats.timeloop.AttributeChange;
import org.loopwright.formats.timeloop.ConstraintSource;
import org.loopwright.formats.timeloop.ConstraintsCodec;
import org.loopwright.formats.timeloop.DataSpaceAttributes;
import org.loopwright.formats.timeloop.MapperCodec;
import org.loopwright.formats.timeloop.MappingCodec;
import org.loopwright.formats.timeloop.PlainMappings;
import org.loopwright.formats.timeloop.ProblemCodec;
import org.loopwright.formats.timeloop.StatedConstraints;
import org.loopwright.formats.timeloop.v04.NodesConstraints;
import org.loopwright.formats.timeloop.v04.NodesMapping;
import org.loopwright.formats.timeloop.v04.NodesReader;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.network.Network;
import org.loopwright.model.workload.Workload;
import org.loopwright.search.SearchOptions;

/**
 * The sections of one or more files, merged but not yet read as a whole: constraints and mappings
 * can be read only for a workload, and the same files may serve many workloads. Immutable.
 */
public final class SpecificationFiles {
  private final String source;
  private final Sections sections;
  private final List<Problem> warnings;
  private final HardwareSections hardware;

  private SpecificationFiles(
      String source, Sections sections, List<Problem> warnings, HardwareSections hardware) {
    this.source = source;
    this.sections = sections;
    this.warnings = warnings;
    this.hardware = hardware;
  }

  /** Reads files and the files of folders; whatever is wrong is a {@link SpecException}. */
  public static SpecificationFiles read(List<Path> paths) {
    return read(paths, TemplateInputs.NONE);
  }

  /** Reads files that may be templates, with what the user gives those. */
  public static SpecificationFiles read(List<Path> paths, TemplateInputs inputs) {
    Diagnosis diagnosis = new Diagnosis();
    Sections sections = Sections.NONE;
    List<Path> given = SpecificationFolder.files(paths, diagnosis);
    TemplateFile templates = new TemplateFile(given, inputs);
    for (Path file : given) {
      try {
        Optional<Node> root = templates.read(file, diagnosis);
        sections = root.isPresent() ? sections.with(root.get(), diagnosis) : sections;
      } catch (SpecException failure) {
        diagnosis.addAll(failure);
      }
    }
    String source = String.join(", ", paths.stream().map(Path::toString).toList());
    HardwareSections hardware = HardwareSections.read(sections);
    SpecificationFiles files =
        new SpecificationFiles(source, sections, diagnosis.warnings(), hardware);
    if (diagnosis.hasErrors()) {
      files.addProblemsOfSections(diagnosis);
      diagnosis.throwIfErrors();
    }
    return files;
  }

  /** What is wrong with the sections that were found, where others were not. */
  private void addProblemsOfSections(Diagnosis diagnosis) {
    hardware.problems().forEach(diagnosis::add);
    sections.get(Section.NETWORK).ifPresent(node -> NetworkReader.read(node, diagnosis));
    specification(workload(diagnosis), diagnosis);
  }

  private Optional<Workload> workload(Diagnosis diagnosis) {
    return sections
        .get(Section.PROBLEM)
        .flatMap(node -> ProblemCodec.read(node, sections.get(Section.SHAPE), diagnosis));
  }

  /** Reads a text; messages call it {@code name}. */
  public static SpecificationFiles parse(String name, String text) {
    return parse(Map.of(name, text));
  }

  /** Reads texts, which are no templates and include nothing; messages call each by its name. */
  public static SpecificationFiles parse(Map<String, String> texts) {
    Diagnosis diagnosis = new Diagnosis();
    Sections sections = Sections.NONE;
    for (Map.Entry<String, String> text : texts.entrySet()) {
      try {
        Optional<Node> root = NodeFile.parse(text.getKey(), text.getValue());
        sections = root.isPresent() ? sections.with(root.get(), diagnosis) : sections;
      } catch (SpecException failure) {
        diagnosis.addAll(failure);
      }
    }
    diagnosis.throwIfErrors();
    return new SpecificationFiles(
        String.join(", ", texts.keySet()),
        sections,
        diagnosis.warnings(),
        HardwareSections.read(sections));
  }

  /** The sections of one document; messages call it {@code name}. */
  public static SpecificationFiles of(String name, MapNode document) {
    return new SpecificationFiles(
            name, Sections.NONE, List.of(), HardwareSections.read(Sections.NONE))
        .with(document);
  }

  /** These sections and those of one more document. */
  public SpecificationFiles with(MapNode document) {
    Diagnosis diagnosis = new Diagnosis();
    warnings.forEach(diagnosis::add);
    Sections all = sections.with(document, diagnosis);
    diagnosis.throwIfErrors();
    return new SpecificationFiles(
        source,
        all,
        diagnosis.warnings(),
        all.hasSame(HardwareSections.ALL, sections) ? hardware : HardwareSections.read(all));
  }

  /** The same with the mapping of a document, in place of their own if they have one. */
  public SpecificationFiles withMapping(Node document) {
    Sections all =
        Diagnosis.requireNoErrors(diagnosis -> sections.withMapping(document, diagnosis));
    return new SpecificationFiles(source, all, warnings, hardware);
  }

  /**
   * The same design with other values for attributes of its components.
   *
   * @throws SpecException if there is no design, or no component of a name
   */
  public SpecificationFiles changed(List<AttributeChange> changes) {
    if (changes.isEmpty()) {
      return this;
    }
    Node architecture =
        sections.get(Section.ARCHITECTURE).orElseThrow(() -> new SpecException(noArchitecture()));
    Sections all =
        sections.replaced(Section.ARCHITECTURE, ArchitectureEdit.apply(architecture, changes));
    return new SpecificationFiles(source, all, warnings, HardwareSections.read(all));
  }

  /**
   * The design alone, with its constraints: no workload, network or mapping, nor how to search.
   *
   * @param priced whether its own tables of prices stay
   */
  public SpecificationFiles design(boolean priced) {
    EnumSet<Section> others =
        EnumSet.of(
            Section.PROBLEM, Section.SHAPE, Section.NETWORK, Section.MAPPING, Section.MAPPER);
    if (!priced) {
      others.addAll(EnumSet.of(Section.ENERGY_TABLE, Section.AREA_TABLE));
    }
    Sections design = sections.without(others);
    return new SpecificationFiles(source, design, warnings, HardwareSections.read(design));
  }

  /** All sections as one document, wherever they came from. */
  MapNode document() {
    return sections.document();
  }

  /** What the files describe; the workload is that of their problem, if they have one. */
  public Specification specification() {
    Diagnosis diagnosis = begin();
    return specification(workload(diagnosis), diagnosis);
  }

  /** What the files describe for a workload from elsewhere, in place of their problem. */
  public Specification specificationFor(Workload workload) {
    return specification(Optional.of(workload), begin());
  }

  /**
   * What the files describe together with a mapping from elsewhere; they have none themselves.
   *
   * @param base what they describe without it: made once, it serves many mappings
   */
  public Specification specification(Specification base, Node mapping) {
    Diagnosis diagnosis = new Diagnosis();
    base.warnings().forEach(diagnosis::add);
    Optional<Mapping> read =
        mapping(mapping, base.workload().orElseThrow(), base.architecture(), diagnosis);
    diagnosis.throwIfErrors();
    return base.withMapping(read, diagnosis.warnings());
  }

  /**
   * A reader of plain mappings for what the files describe; none where they complete mappings, or
   * where no mapping is plain.
   */
  public Optional<PlainMappings> plainMappings(Specification base) {
    return hardware.design().isPresent()
        ? Optional.empty()
        : PlainMappings.of(base.workload().orElseThrow(), base.architecture());
  }

  /** Whether an entry of a document is a mapping, and not left empty. */
  public static boolean isMapping(MapNode.Entry entry) {
    return Section.of(entry.key()).filter(Section.MAPPING::equals).isPresent()
        && !entry.value().isNull()
        && MappingCodec.isGiven(entry.value());
  }

  private Optional<Mapping> mapping(
      Node node, Workload workload, Architecture architecture, Diagnosis diagnosis) {
    return MappingCodec.read(
        completed(node, workload, architecture), workload, architecture, diagnosis);
  }

  /** What is doubtful in the files, whatever the workload. */
  public List<Problem> warnings() {
    List<Problem> all = new ArrayList<>(warnings);
    hardware.problems().stream().filter(problem -> !problem.isError()).forEach(all::add);
    return all;
  }

  /** All sections as one text, with what was included; it differs if any of them does. */
  public String content() {
    return sections.content();
  }

  /** What the whole design states under a key. */
  public Optional<String> designAttribute(String key) {
    return hardware.description().map(design -> design.attributes().design().get(key));
  }

  /** The place of a given mapping. */
  public Optional<Location> mappingLocation() {
    return sections.get(Section.MAPPING).map(Node::location);
  }

  /** The place of the architecture, or else all files. */
  public Location location() {
    return sections.get(Section.ARCHITECTURE).map(Node::location).orElse(Location.ofFile(source));
  }

  /** The network of the files, if they have one. */
  public Optional<Network> network() {
    return Diagnosis.requireNoErrors(
        diagnosis ->
            sections.get(Section.NETWORK).flatMap(node -> NetworkReader.read(node, diagnosis)));
  }

  /** What is doubtful in the network. */
  public List<Problem> warningsOfNetwork() {
    Diagnosis diagnosis = new Diagnosis();
    sections.get(Section.NETWORK).ifPresent(node -> NetworkReader.read(node, diagnosis));
    return diagnosis.warnings();
  }

  /** Throws if there are sections that mean nothing without a workload, and no problem. */
  public void requireWorkloadOfSections() {
    Diagnosis diagnosis = new Diagnosis();
    if (!sections.has(Section.PROBLEM)) {
      List<Node> needy = new ArrayList<>(sections.get(Section.ALL_CONSTRAINTS));
      sections.get(Section.MAPPING).ifPresent(needy::add);
      hardware.design().ifPresent(design -> needy.addAll(design.constraints()));
      needy.stream()
          .map(node -> Problem.error(node.location(), "can be read for a workload only"))
          .map(problem -> problem.withAdvice("Name the file with the problem as well"))
          .forEach(diagnosis::add);
    }
    diagnosis.throwIfErrors();
  }

  private Diagnosis begin() {
    Diagnosis diagnosis = new Diagnosis();
    warnings.forEach(diagnosis::add);
    hardware.problems().forEach(diagnosis::add);
    if (sections.has(Section.VARIABLES) && !isOfNodes()) {
      diagnosis.warning(
          sections.get(Section.VARIABLES).orElseThrow().location(),
          "has an effect on an architecture of nodes only, and this is none");
    }
    if (!sections.has(Section.ARCHITECTURE)) {
      diagnosis.add(noArchitecture());
    }
    return diagnosis;
  }

  private Problem noArchitecture() {
    return Problem.error(Location.ofFile(source), "there is no section 'architecture'")
        .withAdvice(
            "Name a file that has one, or a design of the library with --architecture NAME;"
                + " 'list architectures' names those");
  }

  private Specification specification(Optional<Workload> workload, Diagnosis diagnosis) {
    Constraints constraints = Constraints.NONE;
    Optional<Mapping> mapping = Optional.empty();
    boolean readable = workload.isPresent() && hardware.description().isPresent();
    if (diagnosis.hasErrors() && !readable && !isOfNodes()) {
      sections
          .get(Section.ALL_CONSTRAINTS)
          .forEach(node -> ConstraintsCodec.checkForm(node, diagnosis));
      sections.get(Section.MAPPING).ifPresent(node -> MappingCodec.checkForm(node, diagnosis));
    }
    Optional<HardwareDescription> description = hardware.description();
    if (readable) {
      description = description.map(given -> named(given, workload.get(), diagnosis));
      Architecture architecture = description.get().architecture();
      checkDensities(workload.get(), architecture, diagnosis);
      List<ConstraintSource> limits = constraintSources();
      constraints =
          ConstraintsCodec.read(limits, workload.get(), architecture, diagnosis)
              .orElse(Constraints.NONE);
      mapping =
          sections
              .get(Section.MAPPING)
              .flatMap(node -> mapping(node, workload.get(), architecture, diagnosis));
    }
    Optional<StatisticNames> names =
        workload.flatMap(
            known ->
                hardware
                    .description()
                    .map(design -> StatisticNames.of(known, design.architecture())));
    int threads = Runtime.getRuntime().availableProcessors();
    Optional<SearchOptions> search =
        sections
            .get(Section.MAPPER)
            .flatMap(node -> MapperCodec.read(node, threads, names, diagnosis));
    diagnosis.throwIfErrors();
    return new Specification(
        workload, description.orElseThrow(), constraints, mapping, search, diagnosis.warnings());
  }

  /** The constraints of a specification, by the statements that make them. */
  public StatedConstraints statedConstraints(Specification specification) {
    return ConstraintsCodec.stated(
        constraintSources(), specification.workload().orElseThrow(), specification.architecture());
  }

  /** Whether constraints and mappings may be written as those of nodes, too. */
  private boolean isOfNodes() {
    return sections.get(Section.ARCHITECTURE).filter(NodesReader::isGiven).isPresent();
  }

  /** The sections of constraints, each with a vocabulary of its own, or all with that of nodes. */
  private List<ConstraintSource> constraintSources() {
    List<Node> given = sections.get(Section.ALL_CONSTRAINTS);
    return hardware
        .design()
        .map(design -> List.of(NodesConstraints.source(design, given)))
        .orElseGet(() -> given.stream().map(ConstraintSource::of).toList());
  }

  /** A mapping with what the constraints of nodes state already, in the workload's own words. */
  private Node completed(Node mapping, Workload workload, Architecture architecture) {
    return hardware
        .design()
        .map(
            design -> {
              ConstraintSource source = constraintSources().get(0);
              List<Node> limits = ConstraintsCodec.ownSections(source, workload, architecture);
              return NodesMapping.complete(mapping, design, limits);
            })
        .orElse(mapping);
  }

  /** A density that nothing takes for less energy must not look as if it did. */
  private void checkDensities(Workload workload, Architecture architecture, Diagnosis diagnosis) {
    boolean hasZeros = workload.dataSpaces().stream().anyMatch(space -> space.density() < 1);
    boolean isGated =
        architecture.compute().zeroGating()
            || architecture.storage().stream().anyMatch(level -> level.memory().zeroGating());
    if (hasZeros && !isGated) {
      Location location =
          sections
              .get(Section.PROBLEM)
              .map(Node::location)
              .orElse(Location.ofFile(workload.name()));
      diagnosis.warning(
          location,
          "densities have no effect, as no component saves the energy of zeros: give those that do"
              + " zero_gating: true");
    }
  }

  /** The hardware, with the names that the workload has for its data spaces. */
  private HardwareDescription named(
      HardwareDescription description, Workload workload, Diagnosis diagnosis) {
    Location location = sections.get(Section.ARCHITECTURE).orElseThrow().location();
    return description.withArchitecture(
        DataSpaceAttributes.named(description.architecture(), workload, location, diagnosis));
  }
}
