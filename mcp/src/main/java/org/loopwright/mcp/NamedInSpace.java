package org.loopwright.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.explore.space.SpaceAxis;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.formats.space.SpaceFile;
import org.loopwright.formats.space.SpaceReader;
import org.loopwright.service.Library.Kind;

/** A space names files; one of an agent may name only what ships, or lies in the user's folder. */
final class NamedInSpace {
  private static final String SPACE = "space";
  private static final ObjectMapper JSON = new ObjectMapper();

  private NamedInSpace() {}

  /** Refuses a space that names another file; a space that is wrong is left to the command. */
  static void require(Map<String, Object> given, CallFiles files) throws IOException {
    Object space = given.get(SPACE);
    if (space == null || isShipped(space, files)) {
      return;
    }
    String text = text(space, files);
    Optional<SpaceFile> read = NodeFile.parse(SPACE, text).map(SpaceReader::read);
    if (read.isPresent()) {
      require(read.get(), files);
    }
  }

  private static boolean isShipped(Object space, CallFiles files) {
    return space instanceof String name && files.library().names(Kind.SPACES).contains(name);
  }

  private static String text(Object space, CallFiles files) throws IOException {
    if (!(space instanceof String text)) {
      return JSON.writeValueAsString(
          space instanceof Map<?, ?> map && map.containsKey(SPACE) ? map : Map.of(SPACE, space));
    }
    Optional<Path> saved = files.saved(text.strip());
    return saved.isPresent() ? Files.readString(saved.get()) : text;
  }

  private static void require(SpaceFile space, CallFiles files) {
    space.networks().forEach(name -> require(Kind.WORKLOADS, name, files));
    space.architecture().ifPresent(name -> require(Kind.ARCHITECTURES, name, files));
    List<String> others = new ArrayList<>(space.files());
    List<String> technologies = files.library().technologies().names();
    for (SpaceAxis axis : space.question().space().axes()) {
      switch (axis.name()) {
        case SpaceFile.ARCHITECTURE ->
            axis.values().forEach(name -> require(Kind.ARCHITECTURES, name, files));
        case SpaceFile.FILES -> others.addAll(axis.values());
        case SpaceFile.TECHNOLOGY ->
            axis.values().stream()
                .filter(name -> !technologies.contains(name))
                .forEach(name -> refuse("technology", name, technologies));
        default -> {}
      }
    }
    others.stream()
        .filter(name -> files.saved(name).isEmpty())
        .forEach(name -> refuse("file of the folder", name, List.of()));
  }

  private static void require(Kind kind, String name, CallFiles files) {
    if (!files.library().names(kind).contains(name) && files.saved(name).isEmpty()) {
      throw files.unknown(SPACE, name, Optional.of(kind));
    }
  }

  private static void refuse(String what, String name, List<String> names) {
    throw new IllegalArgumentException(
        "space: no %s is called '%s'%s"
            .formatted(
                what, name, names.isEmpty() ? "" : "; there are " + String.join(", ", names)));
  }
}
