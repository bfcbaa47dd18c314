package org.loopwright.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.loopwright.service.Library;
import org.loopwright.service.store.TableStore;

/** A server of the tests, and how they ask it. */
final class Explorer implements AutoCloseable {
  static final Library LIBRARY = new Library(Path.of("../library"));
  static final ObjectMapper JSON = new ObjectMapper();

  /** A convolution of a few operations with a mapping of it on the teaching design. */
  static final String SMALL = "../library/mappings/teaching-weight-stationary.yaml";

  private final ExplorerServer server;

  Explorer(Optional<Path> folder) throws IOException {
    this(folder, TableStore::find);
  }

  /** With what reads Parquet, if anything does. */
  Explorer(Optional<Path> folder, Supplier<Optional<TableStore>> tables) throws IOException {
    server =
        ExplorerServer.start(new ServerSettings(0, "1.0 (test)", LIBRARY, folder, 1, 20), tables);
  }

  String url() {
    return server.url();
  }

  String address(String path) {
    return "http://127.0.0.1:" + server.port() + path;
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address(path)))
        .timeout(Duration.ofSeconds(60))
        .header("Content-Type", "application/json")
        .header(AccessGuard.TOKEN, server.token());
  }

  /** A client, and so a connection, for each request: the server closes those that it refuses. */
  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  HttpResponse<String> post(String path, String body) throws Exception {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  JsonNode json(HttpResponse<String> response) throws IOException {
    return JSON.readTree(response.body());
  }

  /** The events of a search, up to its end. */
  String events(String id) throws Exception {
    return send(request("/api/searches/" + id + "/events").header("Accept", "text/event-stream"))
        .body();
  }

  /** The result of a search that is asked for, once it has ended. */
  JsonNode ended(String path, String body) throws Exception {
    String id = json(post(path, body)).get("id").asText();
    events(id);
    return json(get("/api/searches/" + id));
  }

  /** A body with these documents. */
  static ObjectNode documents(Map<String, String> texts) {
    ObjectNode body = JSON.createObjectNode();
    ArrayNode documents = body.putArray("documents");
    texts.forEach((name, text) -> documents.addObject().put("name", name).put("text", text));
    return body;
  }

  /** The teaching design with a small problem and, if wanted, its mapping. */
  static ObjectNode teaching(boolean mapped) throws IOException {
    String design = Files.readString(LIBRARY.find(Library.Kind.ARCHITECTURES, "teaching"));
    String small = Files.readString(Path.of(SMALL));
    String problem = small.substring(small.indexOf("problem:"), small.indexOf("mapping:"));
    return documents(Map.of("design.yaml", design, "small.yaml", mapped ? small : problem));
  }

  @Override
  public void close() {
    server.close();
  }
}
