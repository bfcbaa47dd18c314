package org.loopwright.service.space;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.loopwright.explore.space.SpaceAxis;
import org.loopwright.explore.space.SpacePoint;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.document.NumberText;
import org.loopwright.formats.space.SpaceFile;
import org.loopwright.formats.template.TemplateInputs;
import org.loopwright.formats.timeloop.AttributeChange;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.network.Network;
import org.loopwright.service.Library.Kind;
import org.loopwright.service.Pricing;

/** Builds the design of each point of a space from its files. Safe to share. */
final class PointDesigns {
  private static final String CYCLE = "global_cycle_seconds";

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
    Path path = request.library().find(Kind.WORKLOADS, relative(Kind.WORKLOADS, name));
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

  /**
   * All that rows depend on, as one text: the version, and every file that the space names. A
   * technology of the library belongs to the version.
   */
  String inputs() {
    StringBuilder text =
        new StringBuilder(request.identity().version()).append(request.technology());
    for (Path file : files()) {
      try {
        String content = Files.readString(file);
        text.append('\n').append(content.length()).append('\n').append(content);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    return text.toString();
  }

  /** The files that the space names, its own first. */
  List<Path> files() {
    List<Path> inputs = new ArrayList<>(List.of(Path.of(space.location().file())));
    for (String network : space.networks()) {
      inputs.add(request.library().find(Kind.WORKLOADS, relative(Kind.WORKLOADS, network)));
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
    Map<String, String> definitions = new LinkedHashMap<>();
    point
        .all()
        .forEach(
            (name, value) -> {
              Location place = space.places().getOrDefault(name, space.location());
              Optional<AttributeChange> change = AttributeChange.of(name, value, place);
              if (change.isPresent()) {
                changes.add(change.get());
              } else if (!isChoice(name)) {
                definitions.put(name, value);
              }
            });
    SpecificationFiles base =
        files.computeIfAbsent(
            List.of(
                architecture(point),
                Optional.ofNullable(point.values().get(SpaceFile.FILES)),
                definitions),
            key -> read(point, definitions));
    return new PointDesign(base.changed(changes), pricing(point));
  }

  private static boolean isChoice(String name) {
    return List.of(SpaceFile.ARCHITECTURE, SpaceFile.TECHNOLOGY, SpaceFile.FILES).contains(name);
  }

  private String architecture(SpacePoint point) {
    String chosen = point.values().get(SpaceFile.ARCHITECTURE);
    return chosen == null ? space.architecture().orElseThrow() : chosen;
  }

  private SpecificationFiles read(SpacePoint point, Map<String, String> definitions) {
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
    return SpecificationFiles.read(paths, TemplateInputs.of(definitions, List.of()));
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
