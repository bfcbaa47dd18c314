package org.loopwright.serve;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.service.CountLimit;
import org.loopwright.service.WholeFile;
import org.loopwright.service.store.TableStore;

/** The explorer and its REST API, on the loopback interface only, until it is closed. */
public final class ExplorerServer implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int INTERNAL = 500;
  private static final int HEADER_BYTES = 8192;
  private static final long IDLE_MILLIS = 30_000;

  private final AccessGuard guard = new AccessGuard();
  private final Supplier<Optional<TableStore>> tables;
  private final SearchApi searches;
  private final Javalin server;

  private ExplorerServer(ServerSettings settings, Supplier<Optional<TableStore>> tables) {
    this.tables = tables;
    searches = new SearchApi(settings);
    server = Javalin.create(config -> configure(config, settings));
  }

  /**
   * Starts a server, and puts away what one that was killed had begun to write into its folder.
   *
   * @throws IllegalArgumentException if the port is taken
   */
  public static ExplorerServer start(ServerSettings settings) throws IOException {
    return start(settings, TableStore::find);
  }

  /** The same with what reads Parquet, if anything does. */
  static ExplorerServer start(ServerSettings settings, Supplier<Optional<TableStore>> tables)
      throws IOException {
    if (settings.folder().isPresent()) {
      WholeFile.deleteAbandoned(settings.folder().get());
    }
    ExplorerServer explorer = new ExplorerServer(settings, tables);
    try {
      explorer.server.start();
    } catch (RuntimeException taken) {
      explorer.close();
      throw new IllegalArgumentException(
          "port %s of %s cannot be used: %s"
              .formatted(settings.port(), LOOPBACK, taken.getMessage()),
          taken);
    }
    return explorer;
  }

  private void configure(JavalinConfig config, ServerSettings settings) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.jetty.host = LOOPBACK;
    config.jetty.port = settings.port();
    config.jetty.modifyHttpConfiguration(ExplorerServer::limit);
    config.http.maxRequestSize = RequestBody.MAX_BYTES;
    RoutesConfig routes = config.routes;
    routes.before(
        request -> {
          request.header("X-Content-Type-Options", "nosniff");
          request.header("Referrer-Policy", "no-referrer");
          request.header("Cache-Control", "no-store");
          guard.check(request);
        });
    ExplorerPage.register(routes);
    register(routes, settings);
    registerErrors(routes);
  }

  private static void limit(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setIdleTimeout(IDLE_MILLIS);
  }

  private void register(RoutesConfig routes, ServerSettings settings) {
    EvaluationApi evaluation = new EvaluationApi(settings.library(), settings.version());
    routes.post("/api/validate", evaluation::validate);
    routes.post("/api/evaluate", evaluation::evaluate);
    routes.post("/api/trace", evaluation::trace);
    routes.post("/api/convert", evaluation::convert);
    LibraryApi library = new LibraryApi(settings.library());
    routes.get("/api/library", library::names);
    routes.get("/api/library/{kind}/{name}", library::text);
    routes.post("/api/map", searches::map);
    routes.post("/api/census", searches::census);
    routes.post("/api/compare", searches::compare);
    SpaceApi spaces = searches.spaces();
    routes.post("/api/explore", spaces::explore);
    routes.post("/api/space", spaces::describe);
    routes.post("/api/point", spaces::point);
    routes.get("/api/searches", searches::list);
    routes.get("/api/searches/{id}", searches::get);
    routes.delete("/api/searches/{id}", searches::cancel);
    routes.sse("/api/searches/{id}/events", searches::events);
    ResultsFolder folder = new ResultsFolder(settings.folder());
    routes.get("/api/files", folder::list);
    routes.post("/api/files", folder::save);
    routes.get("/api/files/{name}", folder::open);
    routes.get("/results/{name}/{file}", folder::result);
    RunsApi runs = new RunsApi(folder, tables);
    routes.get("/api/runs", runs::list);
    routes.get("/api/runs/{name}", runs::open);
    routes.get("/api/runs/{name}/tables/{table}", runs::rows);
  }

  private static void registerErrors(RoutesConfig routes) {
    routes.exception(
        RefusedRequest.class,
        (refused, request) -> Answers.refusal(request, refused.status(), refused.getMessage()));
    routes.exception(
        SpecException.class,
        (malformed, request) -> Answers.problems(request, malformed.problems()));
    routes.exception(
        ArithmeticException.class,
        (tooLarge, request) ->
            Answers.refusal(request, Answers.UNPROCESSABLE, CountLimit.explain(tooLarge)));
    routes.exception(
        IllegalArgumentException.class,
        (refused, request) ->
            Answers.refusal(request, Answers.UNPROCESSABLE, refused.getMessage()));
    routes.exception(
        FileSystemException.class,
        (failed, request) ->
            Answers.refusal(
                request,
                RefusedRequest.CONFLICT,
                "the file cannot be used: " + failed.getReason()));
    routes.exception(
        HttpResponseException.class,
        (refused, request) -> Answers.refusal(request, refused.getStatus(), refused.getMessage()));
    routes.exception(
        Exception.class,
        (failed, request) ->
            Answers.refusal(
                request,
                INTERNAL,
                "internal error (%s); this is a fault of loopwright"
                    .formatted(failed.getClass().getSimpleName())));
  }

  public int port() {
    return server.port();
  }

  /** Secret of this run, which whatever is not reading must give. */
  public String token() {
    return guard.token();
  }

  /** Address of the page, with the token, which a browser does not send on. */
  public String url() {
    return "http://%s:%d/#token=%s".formatted(LOOPBACK, port(), token());
  }

  /** Ends searches and lets the port go. */
  @Override
  public void close() {
    searches.close();
    server.stop();
  }
}
