package org.loopwright.service.space;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.loopwright.explore.space.DesignSpace;
import org.loopwright.explore.space.SpaceAxis;
import org.loopwright.explore.space.SpacePoint;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.document.NumberText;
import org.loopwright.formats.space.SpaceFile;
import org.loopwright.formats.template.TemplateInputs;
import org.loopwright.formats.timeloop.AttributeChange;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.network.Network;
import org.loopwright.service.Library.Kind;
import org.loopwright.service.Pricing;

/** Builds the design of each point of a space from its files. Safe to share. */
final class PointDesigns {
  private static final String CYCLE = "global_cycle_seconds";

  /** Points whose files are read for {@link #inputs}; those of a larger space differ in numbers. */
  private static final long MAX_LOOKED_AT = 20_000;

  private final SpaceRequest request;
  private final SpaceFile space;
  private final List<Network> networks;
  private final Map<List<Object>, SpecificationFiles> files = new ConcurrentHashMap<>();
  private final Map<Optional<String>, Pricing> pricings = new ConcurrentHashMap<>();

  /** A design, and what its parts cost. */
  record PointDesign(SpecificationFiles files, Pricing pricing) {
    /** Seconds of a cycle, if the design states them. */
    OptionalDouble cycleSeconds() {
      return files.designAttribute(CYCLE).map(NumberText::toDouble).orElse(OptionalDouble.empty());
    }
  }

  PointDesigns(SpaceRequest request) {
    this.request = request;
    space = request.space();
    networks = space.networks().stream().map(this::network).toList();
  }

  List<Network> networks() {
    return networks;
  }

  private Network network(String name) {
    Path path = networkFile(name);
    Network whole =
        SpecificationFiles.read(List.of(path))
            .network()
            .orElseThrow(() -> new IllegalArgumentException(path + " has no section 'network'"));
    if (space.layers().isEmpty()) {
      return whole;
    }
    List<Network.Layer> chosen =
        whole.layers().stream().filter(layer -> space.layers().contains(layer.name())).toList();
    for (String layer : space.layers()) {
      if (whole.layers().stream().noneMatch(each -> each.name().equals(layer))) {
        throw new IllegalArgumentException(
            "network %s has no layer '%s'; it has %s"
                .formatted(
                    whole.name(),
                    layer,
                    String.join(", ", whole.layers().stream().map(Network.Layer::name).toList())));
      }
    }
    return new Network(whole.name(), whole.source(), chosen);
  }

  private Path networkFile(String name) {
    return request.library().find(Kind.WORKLOADS, relative(Kind.WORKLOADS, name));
  }

  /**
   * All that rows depend on, as one text: the version, the space, and what networks, designs and
   * technologies of users hold, with all that they include. What the library holds besides belongs
   * to the version.
   */
  String inputs() {
    List<String> inputs = new ArrayList<>();
    inputs.add(request.identity().version());
    inputs.add(request.technology().toString());
    inputs.add(text(Path.of(space.location().file())));
    for (String network : space.networks()) {
      inputs.add(SpecificationFiles.read(List.of(networkFile(network))).content());
    }
    inputs.addAll(documents());
    for (String technology : technologies()) {
      request.library().technologies().files(technology).forEach(file -> inputs.add(text(file)));
    }
    StringBuilder text = new StringBuilder();
    inputs.forEach(input -> text.append(input.length()).append(':').append(input));
    return text.toString();
  }

  /** The files that the space names, its own first. */
  List<Path> files() {
    List<Path> inputs = new ArrayList<>(List.of(Path.of(space.location().file())));
    for (String network : space.networks()) {
      inputs.add(networkFile(network));
    }
    List<String> designs = new ArrayList<>(space.architecture().stream().toList());
    List<String> files = new ArrayList<>(space.files());
    for (SpaceAxis axis : space.question().space().axes()) {
      if (axis.name().equals(SpaceFile.ARCHITECTURE)) {
        designs.addAll(axis.values());
      } else if (axis.name().equals(SpaceFile.FILES)) {
        files.addAll(axis.values());
      }
    }
    for (String design : designs) {
      inputs.add(request.library().find(Kind.ARCHITECTURES, relative(Kind.ARCHITECTURES, design)));
    }
    files.forEach(file -> inputs.add(Path.of(relative(Kind.ARCHITECTURES, file))));
    return inputs;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** What the files of the points hold, each content once; of one that is wrong, why. */
  private Set<String> documents() {
    Set<String> documents = new LinkedHashSet<>();
    Set<List<Object>> seen = new HashSet<>();
    DesignSpace points = space.question().space();
    for (long i = 0; i < Math.min(points.size(), MAX_LOOKED_AT); i++) {
      try {
        SpacePoint point = points.point(i);
        if (seen.add(key(point))) {
          documents.add(files(point).content());
        }
      } catch (SpecException | IllegalArgumentException wrong) {
        documents.add(placeless(String.valueOf(wrong.getMessage())));
      }
    }
    return documents;
  }

  /** What prices come from, as the space names it. */
  Set<String> technologies() {
    Set<String> names = new LinkedHashSet<>(request.technology().stream().toList());
    space.question().space().axes().stream()
        .filter(axis -> axis.name().equals(SpaceFile.TECHNOLOGY))
        .forEach(axis -> names.addAll(axis.values()));
    return names;
  }

  /**
   * A message without the folder of the space, nor that of the library: another machine has them
   * elsewhere, and gives the same rows.
   */
  String placeless(String message) {
    Path folder = Path.of(space.location().file()).getParent();
    String text = request.library().placeless(message);
    return folder == null
        ? text
        : text.replace(folder.toAbsolutePath().normalize() + "/", "")
            .replaceAll("(?<![^\\s'\"(:])" + Pattern.quote(folder + "/"), "");
  }

  /** A file next to that of the space; else as it is given. */
  private String relative(Kind kind, String name) {
    Path folder = Path.of(space.location().file()).getParent();
    Path beside = folder == null ? Path.of(name) : folder.resolve(name);
    boolean isFile = Files.exists(beside) && !request.library().has(kind, name);
    return isFile ? beside.toString() : name;
  }

  /** The design of a point; what is wrong with it is a SpecException or says so otherwise. */
  PointDesign design(SpacePoint point) {
    List<AttributeChange> changes = new ArrayList<>();
    point.all().forEach((name, value) -> change(name, value).ifPresent(changes::add));
    return new PointDesign(files(point).changed(changes), pricing(point));
  }

  private Optional<AttributeChange> change(String name, String value) {
    return AttributeChange.of(name, value, space.places().getOrDefault(name, space.location()));
  }

  /** The files of a point before its changes of attributes. */
  private SpecificationFiles files(SpacePoint point) {
    return files.computeIfAbsent(key(point), key -> read(point));
  }

  /** Equal for points with the same files and definitions. */
  private List<Object> key(SpacePoint point) {
    return List.of(
        architecture(point),
        Optional.ofNullable(point.values().get(SpaceFile.FILES)),
        definitions(point));
  }

  /** What templates get: names that are neither attributes nor choices. */
  private Map<String, String> definitions(SpacePoint point) {
    Map<String, String> definitions = new LinkedHashMap<>(point.all());
    definitions
        .entrySet()
        .removeIf(
            each -> isChoice(each.getKey()) || change(each.getKey(), each.getValue()).isPresent());
    return definitions;
  }

  private static boolean isChoice(String name) {
    return List.of(SpaceFile.ARCHITECTURE, SpaceFile.TECHNOLOGY, SpaceFile.FILES).contains(name);
  }

  private String architecture(SpacePoint point) {
    String chosen = point.values().get(SpaceFile.ARCHITECTURE);
    return chosen == null ? space.architecture().orElseThrow() : chosen;
  }

  private SpecificationFiles read(SpacePoint point) {
    List<Path> paths = new ArrayList<>();
    String architecture = architecture(point);
    paths.add(
        request.library().find(Kind.ARCHITECTURES, relative(Kind.ARCHITECTURES, architecture)));
    for (String file : space.files()) {
      paths.add(Path.of(relative(Kind.ARCHITECTURES, file)));
    }
    String file = point.values().get(SpaceFile.FILES);
    if (file != null) {
      paths.add(Path.of(relative(Kind.ARCHITECTURES, file)));
    }
    return SpecificationFiles.read(paths, TemplateInputs.of(definitions(point), List.of()));
  }

  private Pricing pricing(SpacePoint point) {
    Optional<String> technology =
        Optional.ofNullable(point.values().get(SpaceFile.TECHNOLOGY)).or(request::technology);
    return pricings.computeIfAbsent(
        technology,
        name ->
            new Pricing(request.library().technologies(), name, !space.question().tablesKept()));
  }
}
