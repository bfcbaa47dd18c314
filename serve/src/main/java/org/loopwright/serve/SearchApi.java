package org.loopwright.serve;

import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.loopwright.formats.Specification;
import org.loopwright.formats.objective.ObjectiveText;
import org.loopwright.formats.timeloop.MappingCodec;
import org.loopwright.formats.timeloop.ProblemCodec;
import org.loopwright.report.CensusReport;
import org.loopwright.report.ComparisonReport;
import org.loopwright.report.MappingReport;
import org.loopwright.report.html.ComparisonPage;
import org.loopwright.report.html.MappingPage;
import org.loopwright.report.table.JsonObject;
import org.loopwright.result.DesignComparison;
import org.loopwright.result.DesignComparison.ComparedDesign;
import org.loopwright.result.MappedLayer;
import org.loopwright.result.MappingResult;
import org.loopwright.search.FoundMapping;
import org.loopwright.search.SearchControl;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.census.CensusOptions;
import org.loopwright.search.goal.Target;
import org.loopwright.service.Library;
import org.loopwright.service.MappingCensus;
import org.loopwright.service.MappingRequest;
import org.loopwright.service.NetworkMapping;
import org.loopwright.service.Pricing;

/** What takes a while: map and census, as searches to watch and to cancel. */
final class SearchApi implements AutoCloseable {
  private static final long TICK_MILLIS = 200;
  private static final long STANDARD_SAMPLES = 20_000;
  private static final long MAX_SAMPLES = 1_000_000;
  private static final int BINS = 20;
  private static final long SEED = 1;
  private static final String STATISTICS =
      "energy_pj,cycles,edp_pj_cycles,utilization,last_level_accesses";

  private final Library library;
  private final ServerSettings settings;
  private final SearchQueue queue;
  private final SpaceApi spaces;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(SearchApi::daemon);

  SearchApi(ServerSettings settings) {
    this.settings = settings;
    library = settings.library();
    queue = new SearchQueue(settings.searches());
    spaces = new SpaceApi(settings, queue);
  }

  /** Sweeps, which wait in the same queue. */
  SpaceApi spaces() {
    return spaces;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "ticker");
    thread.setDaemon(true);
    return thread;
  }

  /** Queues the search for the best mapping of each layer. */
  void map(Context request) {
    MappingRequest asked = asked(RequestBody.of(request, keys("objective", "time_limit")));
    Answers.accepted(request, queue.submit(job -> result(NetworkMapping.run(asked, job))));
  }

  private MappingRequest asked(RequestBody body) {
    List<Target> targets = body.text("objective").map(ObjectiveText::list).orElse(List.of());
    double seconds = Math.min(settings.maxSeconds(), body.number("time_limit").orElse(30));
    MappingRequest asked = request(body, given -> options(given, targets, seconds));
    asked.requireReadable();
    asked.checkObjectives();
    return asked;
  }

  private SearchOptions options(SearchOptions given, List<Target> targets, double seconds) {
    SearchOptions limited =
        given
            .withGoal(goal -> targets.isEmpty() ? goal : goal.withTargets(targets))
            .withLimits(limits -> limits.withTimeLimitSeconds(seconds));
    return new SearchOptions(
        limited.algorithm(), limited.goal(), limited.limits(), settings.threads(), limited.seed());
  }

  private MappingRequest request(RequestBody body, UnaryOperator<SearchOptions> options) {
    GivenSpecification given = GivenSpecification.of(body);
    Pricing pricing = RequestPricing.of(library, body);
    Specification first =
        given.hasNetwork()
            ? given.files().specificationFor(given.network().layers().get(0).workload())
            : given.files().specification();
    return new MappingRequest(
        given.identity(settings.version(), first, pricing),
        given.files(),
        given.network(),
        pricing,
        options);
  }

  /** Queues the searches for the best mappings of a network on several designs. */
  void compare(Context request) {
    RequestBody body = RequestBody.of(request, keys("designs", "objective", "time_limit"));
    List<String> designs = body.texts("designs");
    if (designs.size() < 2) {
      throw new RefusedRequest(
          RefusedRequest.BAD, "designs must name two documents or more, of one design each");
    }
    List<MappingRequest> asked = new ArrayList<>();
    for (String design : designs) {
      List<String> others = designs.stream().filter(other -> !other.equals(design)).toList();
      asked.add(asked(body.without(others)));
    }
    Answers.accepted(request, queue.submit(job -> compared(designs, asked, job)));
  }

  private static JsonObject compared(
      List<String> designs, List<MappingRequest> asked, SearchJob job) {
    List<ComparedDesign> compared = new ArrayList<>();
    for (int i = 0; i < designs.size(); i++) {
      compared.add(new ComparedDesign(designs.get(i), NetworkMapping.run(asked.get(i), job)));
    }
    String network = asked.get(0).network().name();
    ComparisonReport report = new ComparisonReport(new DesignComparison(network, compared));
    return report.json().put("page", ComparisonPage.page(report).json());
  }

  private static JsonObject result(MappingResult result) {
    return new MappingReport(result, false, false)
        .json()
        .put("page", MappingPage.data(result))
        .put("files", result.layers().stream().flatMap(SearchApi::file).toList());
  }

  /** The problem and the mapping of a layer, as {@code evaluate} reads them. */
  private static Stream<JsonObject> file(MappedLayer layer) {
    return layer.best().stream().map(best -> file(layer, best));
  }

  private static JsonObject file(MappedLayer layer, FoundMapping best) {
    return new JsonObject()
        .put("layer", layer.name())
        .put("problem", ProblemCodec.yaml(layer.workload()))
        .put(
            "mapping",
            MappingCodec.yaml(
                layer.workload(), layer.architecture().orElseThrow(), best.mapping()));
  }

  /** Queues a census of a layer. */
  void census(Context request) {
    RequestBody body = RequestBody.of(request, keys("samples"));
    long samples = body.count("samples").orElse(STANDARD_SAMPLES);
    if (samples > MAX_SAMPLES) {
      throw new RefusedRequest(
          RefusedRequest.BAD,
          "samples must be at most %,d but was %,d".formatted(MAX_SAMPLES, samples));
    }
    MappingRequest asked = request(body, given -> given);
    asked.requireReadable();
    Answers.accepted(request, queue.submit(job -> census(asked, samples, job)));
  }

  private JsonObject census(MappingRequest asked, long samples, SearchJob job) {
    SearchControl control = new SearchControl(System::nanoTime, job::isCancelled, progress -> {});
    CensusOptions options =
        new CensusOptions(
            OptionalLong.of(samples),
            SEED,
            settings.threads(),
            ObjectiveText.statistics(STATISTICS),
            List.of(),
            List.of());
    return new CensusReport(MappingCensus.run(asked, options, control), BINS).json();
  }

  /** All searches that are known. */
  void list(Context request) {
    Answers.json(
        request,
        new JsonObject().put("searches", queue.all().stream().map(SearchJob::status).toList()));
  }

  /** Where a search stands, and its result. */
  void get(Context request) {
    Answers.json(request, queue.find(request.pathParam("id")).json());
  }

  /** Ends a search with the best so far. */
  void cancel(Context request) {
    SearchJob job = queue.find(request.pathParam("id"));
    job.cancel();
    Answers.json(request, job.status());
  }

  /** Tells how a search goes on until it ends, as server-sent events. */
  void events(SseClient client) {
    SearchJob job = queue.find(client.ctx().pathParam("id"));
    client.keepAlive();
    new EventStream(client, job).tick();
  }

  /** Sends what changed every so often. */
  private final class EventStream {
    private final SseClient client;
    private final SearchJob job;
    private String sent = "";

    EventStream(SseClient client, SearchJob job) {
      this.client = client;
      this.job = job;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the client or the search
    void tick() {
      if (client.terminated()) {
        return;
      }
      boolean ended = job.state().isEnd();
      String status = (ended ? job.json() : job.status()).compact();
      if (!status.equals(sent)) {
        client.sendEvent(ended ? "end" : "progress", status);
        sent = status;
      }
      if (ended) {
        client.close();
      } else {
        var unused = ticker.schedule(this::tick, TICK_MILLIS, TimeUnit.MILLISECONDS);
      }
    }
  }

  private static String[] keys(String... more) {
    List<String> keys = new ArrayList<>(GivenSpecification.KEYS);
    keys.addAll(Arrays.asList(more));
    return keys.toArray(String[]::new);
  }

  @Override
  public void close() {
    queue.close();
    ticker.shutdownNow();
  }
}
