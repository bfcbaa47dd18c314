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
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.loopwright.explore.space.SpaceAxis;
import org.loopwright.explore.space.SpaceObjective;
import org.loopwright.explore.space.SpaceQuestion;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.formats.space.SpaceFile;
import org.loopwright.formats.space.SpaceReader;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.report.SpaceReport;
import org.loopwright.report.html.SpacePage;
import org.loopwright.report.table.JsonObject;
import org.loopwright.result.RunIdentity;
import org.loopwright.result.SpaceResult;
import org.loopwright.service.Library;
import org.loopwright.service.Library.Kind;
import org.loopwright.service.space.PointFile;
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
    Asked asked = asked(RequestBody.of(request, "documents"));
    Answers.accepted(request, queue.submit(job -> asked.inFolder(file -> swept(file, job))));
  }

  /** What a space asks, without a sweep. */
  void describe(Context request) {
    SpaceFile space = asked(RequestBody.of(request, "documents")).space;
    SpaceQuestion question = space.question();
    JsonObject axes = new JsonObject();
    question.space().axes().forEach(axis -> axes.put(axis.name(), axis.values()));
    Answers.json(
        request,
        new JsonObject()
            .put("name", question.name())
            .put("points", question.space().size())
            .put("axes", axes)
            .put("networks", space.networks())
            .put("layers", space.layers())
            .put("objectives", labels(question.objectives()))
            .put("front", labels(question.front())));
  }

  private static List<String> labels(List<SpaceObjective> objectives) {
    return objectives.stream().map(SpaceObjective::label).toList();
  }

  /** The design of one point, with what it ran, to go on with. */
  void point(Context request) {
    RequestBody body = RequestBody.of(request, "documents", "point");
    double number =
        body.number("point")
            .orElseThrow(
                () -> new RefusedRequest(RefusedRequest.BAD, "point is missing: its number"));
    if (number != Math.rint(number)) {
      throw new RefusedRequest(RefusedRequest.BAD, "point must be a whole number");
    }
    Asked asked = asked(body);
    Answers.json(request, asked.inFolder(file -> point(file, (long) number)));
  }

  private JsonObject point(SpaceFile space, long number) {
    PointFile point = PointFile.of(request(space), number);
    return new JsonObject()
        .put("point", number)
        .put("label", point.point().label())
        .put("design", point.design())
        .put("network", point.network())
        .put("technology", point.technology())
        .put("objective", space.search().map(search -> search.goal().first().label()));
  }

  /** A space, and the documents that it may name. */
  private record Asked(SpaceFile space, Map<String, String> documents) {
    /** Does something with the space as a file next to the others, which go away after it. */
    JsonObject inFolder(Function<SpaceFile, JsonObject> work) {
      try {
        Path folder = Files.createTempDirectory("loopwright-space");
        try {
          for (Map.Entry<String, String> document : documents.entrySet()) {
            Files.writeString(folder.resolve(document.getKey()), document.getValue());
          }
          Path file = folder.resolve(Path.of(space.location().file()).getFileName());
          return work.apply(at(file, space));
        } catch (SpecException wrong) {
          throw new SpecException(wrong.problems().stream().map(Asked::ofRequest).toList());
        } finally {
          delete(folder);
        }
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    /** The documents of a request have names, not the paths that they have while it is done. */
    private static Problem ofRequest(Problem problem) {
      Location place = problem.location();
      String name = Path.of(place.file()).getFileName().toString();
      return new Problem(
          problem.severity(),
          new Location(name, place.line(), place.column(), place.path()),
          problem.message(),
          problem.advice());
    }
  }

  private Asked asked(RequestBody body) {
    Map<String, String> documents = body.documents();
    SpaceFile space = space(documents);
    names(space).forEach(named -> requireKnown(named, documents));
    return new Asked(space, documents);
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

  private SpaceRequest request(SpaceFile space) {
    RunIdentity identity =
        RunIdentity.of(settings.version())
            .withArchitecture(space.architecture())
            .withNetwork(Optional.of(String.join(", ", space.networks())));
    return new SpaceRequest(
        identity, space, settings.library(), Optional.empty(), UnaryOperator.identity());
  }

  private JsonObject swept(SpaceFile space, SearchJob job) {
    SpaceControl control =
        new SpaceControl(
            settings.threads(),
            System::nanoTime,
            limited(job),
            progress -> job.show(json(space.question(), progress)));
    SpaceResult result = SpaceSweep.run(request(space), control);
    return new SpaceReport(result).json().put("page", SpacePage.page(result).json());
  }

  /** Whether a sweep is to stop: somebody said so, or it takes too long. */
  private BooleanSupplier limited(SearchJob job) {
    long end = System.nanoTime() + (long) (settings.maxSeconds() * TimeUnit.SECONDS.toNanos(1));
    return () -> job.isCancelled() || System.nanoTime() > end;
  }

  private static JsonObject json(SpaceQuestion question, SpaceProgress progress) {
    return new JsonObject()
        .put("objective", question.objectives().get(0).label())
        .put("best", progress.best())
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
