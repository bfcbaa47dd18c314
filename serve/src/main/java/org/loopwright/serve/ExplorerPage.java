package org.loopwright.serve;

import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.loopwright.formats.Schemas;
import org.loopwright.report.html.PageAssets;

/** The one page of the explorer with its style and code, which are files of this program. */
final class ExplorerPage {
  /** Nothing from elsewhere, and no code but the files below. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self';"
          + " img-src 'self' data: blob:; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private static final String CODE = "text/javascript; charset=utf-8";

  /** The code of the page; the last file starts it. */
  private static final List<String> CODE_FILES =
      List.of(
          "server.js",
          "tabs.js",
          "schema-words.js",
          "editor.js",
          "nest-editor.js",
          "search.js",
          "what-if.js",
          "files.js",
          "sweep.js",
          "compare.js",
          "runs.js",
          "explorer.js");

  private ExplorerPage() {}

  static void register(RoutesConfig routes) {
    String page = text("explorer.html");
    String style = PageAssets.style() + text("explorer.css");
    String code =
        PageAssets.components()
            + CODE_FILES.stream().map(ExplorerPage::text).collect(Collectors.joining());
    String charts = PageAssets.charts();
    String openApi = text("openapi.json");
    String schema = Schemas.named(Schemas.SPECIFICATION).orElseThrow().toString();
    routes.get("/", request -> page(request, page));
    routes.get("/explorer.css", request -> send(request, "text/css; charset=utf-8", style));
    routes.get("/explorer.js", request -> send(request, CODE, code));
    routes.get("/echarts.js", request -> send(request, CODE, charts));
    routes.get("/api/openapi.json", request -> send(request, Answers.JSON, openApi));
    routes.get("/api/schema", request -> send(request, Answers.JSON, schema));
    String space = Schemas.named("space").orElseThrow().toString();
    routes.get("/api/schema/space", request -> send(request, Answers.JSON, space));
  }

  private static void page(Context request, String page) {
    request.header("Content-Security-Policy", POLICY);
    send(request, "text/html; charset=utf-8", page);
  }

  private static void send(Context request, String type, String text) {
    request.contentType(type).result(text);
  }

  static String text(String name) {
    try (InputStream file = ExplorerPage.class.getResourceAsStream(name)) {
      return new String(requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
