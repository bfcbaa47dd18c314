package org.loopwright.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real browser without a window, steered by its own protocol (Chrome DevTools). */
final class Browser implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://(\\S+?)/");
  private static final int SECONDS = 30;

  /** A page that takes less of 200 ms waits for nothing but its user. */
  private static final double QUIET_MILLIS = 20;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final String address;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Page> pages = new ArrayList<>();

  private Browser(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /** Where Chromium is; empty where there is none. */
  static Optional<Path> program() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "chromium"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Browser start(Path profile) throws IOException {
    Process process =
        new ProcessBuilder(
                program().orElseThrow().toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile)
            .redirectErrorStream(true)
            .start();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    String line;
    while ((line = lines.readLine()) != null) {
      Matcher listening = LISTENING.matcher(line);
      if (listening.find()) {
        Thread rest = new Thread(() -> lines.lines().forEach(ignored -> {}), "browser output");
        rest.setDaemon(true);
        rest.start();
        return new Browser(process, listening.group(1));
      }
    }
    throw new IOException("the browser ended before it listened");
  }

  /** Opens a page in a tab of its own. */
  Page open(String url) throws Exception {
    HttpRequest tab =
        HttpRequest.newBuilder(URI.create("http://" + address + "/json/new?about:blank"))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    JsonNode answer = JSON.readTree(http.send(tab, BodyHandlers.ofString()).body());
    Page page = new Page(http, answer.get("webSocketDebuggerUrl").asText());
    pages.add(page);
    page.call("Page.enable", Map.of());
    page.call("Runtime.enable", Map.of());
    page.call("Log.enable", Map.of());
    page.call("Performance.enable", Map.of("timeDomain", "threadTicks"));
    page.call("Page.navigate", Map.of("url", url));
    page.waitFor("document.readyState === 'complete'");
    return page;
  }

  @Override
  public void close() {
    pages.forEach(Page::close);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** A tab. */
  static final class Page implements WebSocket.Listener {
    private final WebSocket socket;
    private final StringBuilder received = new StringBuilder();
    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());

    private Page(HttpClient http, String url) {
      socket = http.newWebSocketBuilder().buildAsync(URI.create(url), this).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean isLast) {
      received.append(data);
      if (isLast) {
        String message = received.toString();
        received.setLength(0);
        try {
          accept(JSON.readTree(message));
        } catch (IOException impossible) {
          faults.add(impossible.toString());
        }
      }
      from.request(1);
      return null;
    }

    private void accept(JsonNode message) {
      if (message.has("id")) {
        waiting.remove(message.get("id").asInt()).complete(message);
      } else if (message.path("method").asText().equals("Runtime.exceptionThrown")) {
        faults.add(message.at("/params/exceptionDetails").toString());
      } else if (message.path("method").asText().equals("Log.entryAdded")
          && message.at("/params/entry/level").asText().equals("error")
          && !message.at("/params/entry/source").asText().equals("network")) {
        faults.add(message.at("/params/entry/text").asText());
      }
    }

    JsonNode call(String method, Map<String, ?> parameters) throws Exception {
      int id = last.incrementAndGet();
      CompletableFuture<JsonNode> answer = new CompletableFuture<>();
      waiting.put(id, answer);
      ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
      message.set("params", JSON.valueToTree(parameters));
      socket.sendText(message.toString(), true).join();
      JsonNode given = answer.get(SECONDS, TimeUnit.SECONDS);
      if (given.has("error")) {
        throw new IllegalStateException(method + ": " + given.get("error"));
      }
      return given.get("result");
    }

    /** The value of an expression, after what it promises. */
    JsonNode evaluate(String expression) throws Exception {
      JsonNode result =
          call(
              "Runtime.evaluate",
              Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
      if (result.has("exceptionDetails")) {
        throw new IllegalStateException(expression + ": " + result.get("exceptionDetails"));
      }
      return result.at("/result/value");
    }

    String text(String selector) throws Exception {
      return evaluate("document.querySelector('" + selector + "')?.textContent ?? ''").asText();
    }

    /** Waits until an expression is true. */
    void waitFor(String expression) throws Exception {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
      while (!evaluate("Boolean(" + expression + ")").asBoolean()) {
        if (System.nanoTime() > end || !faults.isEmpty()) {
          throw new AssertionError(
              "never true: "
                  + expression
                  + "; the page has: "
                  + evaluate("document.body.innerText.slice(0, 1500)").asText()
                  + faults);
        }
        Thread.sleep(50);
      }
    }

    void waitForText(String selector, String part) throws Exception {
      waitFor("document.querySelector('%s')?.textContent.includes('%s')".formatted(selector, part));
    }

    void click(String selector) throws Exception {
      evaluate("document.querySelector('" + selector + "').click()");
    }

    /** Moves the pointer to the middle of an element. */
    void hover(String selector) throws Exception {
      JsonNode box =
          evaluate(
              "(() => { const e = document.querySelector('"
                  + selector
                  + "'); e.scrollIntoView({block: 'center'}); const b = e.getBoundingClientRect();"
                  + " return [b.x + b.width / 2, b.y + b.height / 2]; })()");
      mouse("mouseMoved", box.get(0).asDouble(), box.get(1).asDouble(), 0);
    }

    void mouse(String type, double x, double y, int buttons) throws Exception {
      call(
          "Input.dispatchMouseEvent",
          Map.of(
              "type",
              type,
              "x",
              x,
              "y",
              y,
              "button",
              type.equals("mouseMoved") ? "none" : "left",
              "buttons",
              buttons,
              "clickCount",
              type.equals("mouseMoved") ? 0 : 1));
    }

    /** Drags with the left button from one place of the window to another. */
    void drag(double fromX, double fromY, double toX, double toY) throws Exception {
      mouse("mouseMoved", fromX, fromY, 0);
      mouse("mousePressed", fromX, fromY, 1);
      for (int step = 1; step <= 5; step++) {
        mouse("mouseMoved", fromX + (toX - fromX) * step / 5, fromY + (toY - fromY) * step / 5, 1);
      }
      mouse("mouseReleased", toX, toY, 0);
    }

    /** Sets the text of an editor as if it were typed. */
    void type(String label, String text) throws Exception {
      evaluate(
          "(() => { const a = document.querySelector('textarea[aria-label=\""
              + label
              + "\"]'); a.value = "
              + JSON.writeValueAsString(text)
              + "; a.dispatchEvent(new Event('input')); })()");
    }

    /** Shows the tab: one behind others is not drawn. */
    void front() throws Exception {
      call("Page.bringToFront", Map.of());
    }

    void look(int width, int height, boolean dark) throws Exception {
      front();
      call(
          "Emulation.setDeviceMetricsOverride",
          Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
      call(
          "Emulation.setEmulatedMedia",
          Map.of(
              "features",
              List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
      drawn();
    }

    /** Waits until what has changed is drawn. */
    void drawn() throws Exception {
      front();
      evaluate(
          "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>"
              + " setTimeout(() => done(true)))))");
    }

    /** Processor time of the page's main thread so far, ms. */
    double busyMillis() throws Exception {
      for (JsonNode metric : call("Performance.getMetrics", Map.of()).get("metrics")) {
        if (metric.get("name").asText().equals("TaskDuration")) {
          return 1000 * metric.get("value").asDouble();
        }
      }
      throw new IllegalStateException("the browser does not tell what its page takes");
    }

    /** Waits until the page has nothing left to do, such as points to draw. */
    void quiet() throws Exception {
      double before = busyMillis();
      for (double taken = Double.POSITIVE_INFINITY; taken > QUIET_MILLIS; ) {
        Thread.sleep(200);
        double now = busyMillis();
        taken = now - before;
        before = now;
      }
    }

    void screenshot(Path file) throws Exception {
      Files.createDirectories(file.getParent());
      Files.write(
          file,
          Base64.getDecoder()
              .decode(
                  call("Page.captureScreenshot", Map.of("format", "png")).get("data").asText()));
    }

    /** What went wrong in the page so far. */
    List<String> faults() {
      return List.copyOf(faults);
    }

    private void close() {
      socket.abort();
    }
  }
}
