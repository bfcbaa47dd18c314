package org.loopwright.formats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.loopwright.formats.compound.CompoundComponents;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.formats.network.NetworkReader;
import org.loopwright.formats.template.TemplateFile;
import org.loopwright.formats.template.TemplateInputs;
import org.loopwright.formats.timeloop.ConstraintsCodec;
import org.loopwright.formats.timeloop.MapperCodec;
import org.loopwright.formats.timeloop.MappingCodec;
import org.loopwright.formats.timeloop.StatedConstraints;
import org.loopwright.formats.timeloop.WorkloadReader;
import org.loopwright.formats.timeloop.v04.NodesConstraints;
import org.loopwright.formats.timeloop.v04.NodesMapping;
import org.loopwright.formats.timeloop.v04.NodesReader;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.diagnostics.Spelling;
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
  private final Map<Section, Node> sections;
  private final List<Problem> warnings;
  private final Hardware hardware;

  private SpecificationFiles(
      String source, Map<Section, Node> sections, List<Problem> warnings, Hardware hardware) {
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
    Map<Section, Node> sections = new EnumMap<>(Section.class);
    List<Path> given = SpecificationFolder.files(paths, diagnosis);
    TemplateFile templates = new TemplateFile(given, inputs);
    for (Path file : given) {
      try {
        templates.read(file, diagnosis).ifPresent(root -> addSections(root, sections, diagnosis));
      } catch (SpecException failure) {
        diagnosis.addAll(failure);
      }
    }
    String source = String.join(", ", paths.stream().map(Path::toString).toList());
    Hardware hardware = Hardware.read(sections);
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
    section(Section.NETWORK).ifPresent(node -> NetworkReader.read(node, diagnosis));
    specification(workload(diagnosis), diagnosis);
  }

  private Optional<Workload> workload(Diagnosis diagnosis) {
    return section(Section.PROBLEM)
        .flatMap(node -> WorkloadReader.read(node, section(Section.SHAPE), diagnosis));
  }

  /** Reads a text that stands in for the file {@code name}. */
  public static SpecificationFiles parse(String name, String text) {
    Diagnosis diagnosis = new Diagnosis();
    Map<Section, Node> sections = new EnumMap<>(Section.class);
    NodeFile.parse(name, text).ifPresent(root -> addSections(root, sections, diagnosis));
    diagnosis.throwIfErrors();
    return new SpecificationFiles(name, sections, diagnosis.warnings(), Hardware.read(sections));
  }

  /** These sections and those of one more document. */
  public SpecificationFiles with(MapNode document) {
    Diagnosis diagnosis = new Diagnosis();
    warnings.forEach(diagnosis::add);
    Map<Section, Node> all = new EnumMap<>(Section.class);
    all.putAll(sections);
    addSections(document, all, diagnosis);
    diagnosis.throwIfErrors();
    Hardware same = hardwareSections(all).equals(hardwareSections(sections)) ? hardware : null;
    return new SpecificationFiles(
        source, all, diagnosis.warnings(), same == null ? Hardware.read(all) : same);
  }

  /** The same with the mapping of a document, in place of their own if they have one. */
  public SpecificationFiles withMapping(Node document) {
    Diagnosis diagnosis = new Diagnosis();
    Map<Section, Node> given = new EnumMap<>(Section.class);
    addSections(document, given, diagnosis);
    if (!given.containsKey(Section.MAPPING)) {
      diagnosis.error(document.location(), "there is no section 'mapping'");
    } else if (given.size() > 1) {
      diagnosis.add(
          Problem.error(document.location(), "has more sections than 'mapping'")
              .withAdvice("Name the file among the specification files"));
    }
    diagnosis.throwIfErrors();
    Map<Section, Node> all = new EnumMap<>(sections);
    all.putAll(given);
    return new SpecificationFiles(source, all, warnings, hardware);
  }

  private static List<Optional<Node>> hardwareSections(Map<Section, Node> sections) {
    return Stream.of(
            Section.ARCHITECTURE,
            Section.VARIABLES,
            Section.ENERGY_TABLE,
            Section.AREA_TABLE,
            Section.COMPOUND_COMPONENTS)
        .map(section -> Optional.ofNullable(sections.get(section)))
        .toList();
  }

  private static void addSections(Node root, Map<Section, Node> sections, Diagnosis diagnosis) {
    if (!(root instanceof MapNode map)) {
      diagnosis.error(root.location(), "must be a map of sections but was " + root.describe());
      return;
    }
    for (MapNode.Entry entry : map.entries()) {
      Optional<Section> section = Section.of(entry.key());
      if (section.isPresent()) {
        addSection(section.get(), entry, sections, diagnosis);
      } else {
        otherSection(entry, diagnosis);
      }
    }
  }

  private static void addSection(
      Section section, MapNode.Entry entry, Map<Section, Node> sections, Diagnosis diagnosis) {
    boolean absent =
        entry.value().isNull()
            || (section == Section.MAPPING && !MappingCodec.isGiven(entry.value()));
    if (absent) {
      return;
    }
    Node first = sections.putIfAbsent(section, entry.value());
    if (first != null && section == Section.COMPOUND_COMPONENTS) {
      sections.put(section, CompoundComponents.together(first, entry.value()));
    } else if (first != null) {
      diagnosis.error(
          entry.location(),
          "section '%s' is given twice; the first is at %s"
              .formatted(entry.key(), first.location()));
    }
  }

  private static void otherSection(MapNode.Entry entry, Diagnosis diagnosis) {
    if (Section.isNotModelled(entry.key())) {
      diagnosis.warning(entry.location(), "is not modelled and has no effect");
    } else if (entry.key().equals("globals")) {
      Globals.check(entry.value(), diagnosis);
    } else if (!Section.isHarmless(entry.key())) {
      Problem unknown = Problem.error(entry.location(), "unknown section '" + entry.key() + "'");
      diagnosis.add(
          Spelling.advice(entry.key(), Section.allKeys()).map(unknown::withAdvice).orElse(unknown));
    }
  }

  /** What the files say; the workload is that of their problem, if they have one. */
  public Specification specification() {
    Diagnosis diagnosis = begin();
    return specification(workload(diagnosis), diagnosis);
  }

  /** What the files say for a workload from elsewhere, in place of their problem. */
  public Specification specificationFor(Workload workload) {
    return specification(Optional.of(workload), begin());
  }

  /** What is doubtful in the files, whatever the workload. */
  public List<Problem> warnings() {
    List<Problem> all = new ArrayList<>(warnings);
    hardware.problems().stream().filter(problem -> !problem.isError()).forEach(all::add);
    return all;
  }

  /** Where a given mapping stands. */
  public Optional<Location> mappingLocation() {
    return section(Section.MAPPING).map(Node::location);
  }

  /** Where the architecture stands, or else all files. */
  public Location location() {
    return section(Section.ARCHITECTURE).map(Node::location).orElse(Location.ofFile(source));
  }

  /** The network of the files, if they have one. */
  public Optional<Network> network() {
    Diagnosis diagnosis = new Diagnosis();
    Optional<Network> network =
        section(Section.NETWORK).flatMap(node -> NetworkReader.read(node, diagnosis));
    diagnosis.throwIfErrors();
    return network;
  }

  /** Throws if there are sections that mean nothing without a workload, and no problem. */
  public void requireWorkloadOfSections() {
    Diagnosis diagnosis = new Diagnosis();
    if (!sections.containsKey(Section.PROBLEM)) {
      List<Node> needy = new ArrayList<>(constraintSections());
      section(Section.MAPPING).ifPresent(needy::add);
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
    if (!sections.containsKey(Section.ARCHITECTURE)) {
      diagnosis.error(Location.ofFile(source), "there is no section 'architecture'");
    }
    return diagnosis;
  }

  private Specification specification(Optional<Workload> workload, Diagnosis diagnosis) {
    Constraints constraints = Constraints.NONE;
    Optional<Mapping> mapping = Optional.empty();
    boolean readable = workload.isPresent() && hardware.architecture().isPresent();
    if (diagnosis.hasErrors() && !readable && !isOfNodes()) {
      constraintSections().forEach(node -> ConstraintsCodec.checkForm(node, diagnosis));
      section(Section.MAPPING).ifPresent(node -> MappingCodec.checkForm(node, diagnosis));
    }
    if (workload.isPresent() && hardware.architecture().isPresent()) {
      Architecture architecture = hardware.architecture().get();
      checkBandwidthScales(workload.get(), architecture, diagnosis);
      List<Node> limits = constraintSections(workload.get(), diagnosis);
      constraints =
          ConstraintsCodec.read(limits, workload.get(), architecture, diagnosis)
              .orElse(Constraints.NONE);
      mapping =
          section(Section.MAPPING)
              .map(node -> completed(node, limits))
              .flatMap(node -> MappingCodec.read(node, workload.get(), architecture, diagnosis));
    }
    Optional<SearchOptions> search =
        section(Section.MAPPER).flatMap(node -> mapperOptions(node, diagnosis));
    diagnosis.throwIfErrors();
    return new Specification(
        workload,
        hardware.architecture().orElseThrow(),
        hardware.attributes(),
        hardware.compounds(),
        constraints,
        hardware.energy(),
        hardware.area(),
        mapping,
        search,
        diagnosis.warnings());
  }

  /** The constraints of a specification, by the statements that make them. */
  public StatedConstraints statedConstraints(Specification specification) {
    return ConstraintsCodec.stated(
        constraintSections(specification.workload().orElseThrow(), new Diagnosis()),
        specification.workload().get(),
        specification.architecture());
  }

  /** Whether constraints and mappings may be written in the manner of nodes, too. */
  private boolean isOfNodes() {
    return section(Section.ARCHITECTURE).filter(NodesReader::isGiven).isPresent();
  }

  private static Optional<SearchOptions> mapperOptions(Node node, Diagnosis diagnosis) {
    return MapperCodec.read(node, Runtime.getRuntime().availableProcessors(), diagnosis);
  }

  private List<Node> constraintSections() {
    return Section.ALL_CONSTRAINTS.stream().flatMap(section -> section(section).stream()).toList();
  }

  private List<Node> constraintSections(Workload workload, Diagnosis diagnosis) {
    List<Node> given = constraintSections();
    return hardware
        .design()
        .map(design -> NodesConstraints.translate(design, given, workload, diagnosis))
        .orElse(given);
  }

  private Node completed(Node mapping, List<Node> limits) {
    return hardware
        .design()
        .map(design -> NodesMapping.complete(mapping, design, limits))
        .orElse(mapping);
  }

  private Optional<Node> section(Section section) {
    return Optional.ofNullable(sections.get(section));
  }

  private void checkBandwidthScales(
      Workload workload, Architecture architecture, Diagnosis diagnosis) {
    Location location = section(Section.ARCHITECTURE).orElseThrow().location();
    for (StorageLevel level : architecture.storage()) {
      for (String dataSpace : level.bandwidth().scale().keySet()) {
        if (workload.indexOfDataSpace(dataSpace) < 0) {
          diagnosis.warning(
              location,
              "%s scales the bandwidth of %s, which is no data space of %s"
                  .formatted(level.name(), dataSpace, workload.name()));
        }
      }
    }
  }
}
