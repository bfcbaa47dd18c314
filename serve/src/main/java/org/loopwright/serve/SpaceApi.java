package org.loopwright.serve;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.loopwright.explore.space.SpaceAxis;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.formats.space.SpaceFile;
import org.loopwright.formats.space.SpaceReader;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.report.SpaceReport;
import org.loopwright.report.table.JsonObject;
import org.loopwright.result.RunIdentity;
import org.loopwright.service.Library;
import org.loopwright.service.Library.Kind;
import org.loopwright.service.space.SpaceControl;
import org.loopwright.service.space.SpaceProgress;
import org.loopwright.service.space.SpaceRequest;
import org.loopwright.service.space.SpaceSweep;

/**
 * Sweeps of spaces of designs. A space names designs and networks of the library or other documents
 * of the request, and no files; those documents lie in a folder of their own while the sweep runs.
 */
final class SpaceApi {
  private static final long MAX_POINTS = 100_000;

  private final ServerSettings settings;
  private final SearchQueue queue;

  /** Something that a space names. */
  private record Named(Kind kind, String name) {}

  SpaceApi(ServerSettings settings, SearchQueue queue) {
    this.settings = settings;
    this.queue = queue;
  }

  /** Queues the sweep of the one document that is a space. */
  void explore(Context request) {
    RequestBody body = RequestBody.of(request, "documents");
    Map<String, String> documents = body.documents();
    SpaceFile space = space(documents);
    names(space).forEach(named -> requireKnown(named, documents));
    Answers.accepted(request, queue.submit(job -> swept(space, documents, job)));
  }

  /** The space among documents, all of which are read, so that none includes a file. */
  private static SpaceFile space(Map<String, String> documents) {
    List<SpaceFile> spaces = new ArrayList<>();
    documents.forEach(
        (name, text) -> {
          if (!ResultsFolder.isName(name)) {
            throw new RefusedRequest(
                RefusedRequest.BAD, "'%s' is no name of a document".formatted(name));
          }
          Optional<Node> document = NodeFile.parse(name, text);
          document.filter(SpaceReader::isSpace).map(SpaceReader::read).ifPresent(spaces::add);
        });
    if (spaces.size() != 1) {
      throw new RefusedRequest(
          RefusedRequest.BAD,
          "one document must have a section 'space', but %d have".formatted(spaces.size()));
    }
    SpaceFile space = spaces.get(0);
    long points = space.question().space().size();
    if (points > MAX_POINTS) {
      throw new SpecException(
          space.location(),
          "the space has %,d points; the server takes at most %,d, the command 'explore' more"
              .formatted(points, MAX_POINTS));
    }
    return space;
  }

  private static List<Named> names(SpaceFile space) {
    List<Named> names = new ArrayList<>();
    space.architecture().ifPresent(name -> names.add(new Named(Kind.ARCHITECTURES, name)));
    space.files().forEach(name -> names.add(new Named(Kind.ARCHITECTURES, name)));
    space.networks().forEach(name -> names.add(new Named(Kind.WORKLOADS, name)));
    for (SpaceAxis axis : space.question().space().axes()) {
      if (axis.name().equals(SpaceFile.ARCHITECTURE) || axis.name().equals(SpaceFile.FILES)) {
        axis.values().forEach(name -> names.add(new Named(Kind.ARCHITECTURES, name)));
      }
    }
    return names;
  }

  private void requireKnown(Named named, Map<String, String> documents) {
    Library library = settings.library();
    if (!documents.containsKey(named.name())
        && !library.names(named.kind()).contains(named.name())) {
      throw new RefusedRequest(
          RefusedRequest.BAD,
          "'%s' is none of the documents and does not ship; there are %s"
              .formatted(named.name(), String.join(", ", library.names(named.kind()))));
    }
  }

  private JsonObject swept(SpaceFile space, Map<String, String> documents, SearchJob job) {
    try {
      Path folder = Files.createTempDirectory("loopwright-space");
      try {
        for (Map.Entry<String, String> document : documents.entrySet()) {
          Files.writeString(folder.resolve(document.getKey()), document.getValue());
        }
        Path file = folder.resolve(Path.of(space.location().file()).getFileName());
        return swept(at(file, space), job);
      } finally {
        delete(folder);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The space as if it were that file, next to which names are looked for. */
  private static SpaceFile at(Path file, SpaceFile space) {
    return new SpaceFile(
        space.question(),
        space.architecture(),
        space.files(),
        space.networks(),
        space.layers(),
        space.search(),
        space.places(),
        Location.ofFile(file.toString()));
  }

  private JsonObject swept(SpaceFile space, SearchJob job) {
    RunIdentity identity =
        RunIdentity.of(settings.version())
            .withArchitecture(space.architecture())
            .withNetwork(Optional.of(String.join(", ", space.networks())));
    SpaceRequest asked =
        new SpaceRequest(
            identity, space, settings.library(), Optional.empty(), UnaryOperator.identity());
    SpaceControl control =
        new SpaceControl(
            settings.threads(),
            System::nanoTime,
            limited(job),
            progress -> job.show(json(progress)));
    return new SpaceReport(SpaceSweep.run(asked, control)).json();
  }

  /** Whether a sweep is to stop: somebody said so, or it takes too long. */
  private BooleanSupplier limited(SearchJob job) {
    long end = System.nanoTime() + (long) (settings.maxSeconds() * TimeUnit.SECONDS.toNanos(1));
    return () -> job.isCancelled() || System.nanoTime() > end;
  }

  private static JsonObject json(SpaceProgress progress) {
    return new JsonObject()
        .put("points", progress.points())
        .put("done", progress.done())
        .put("pruned", progress.pruned())
        .put("proved", progress.proved());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
