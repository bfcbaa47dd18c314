package org.loopwright.service.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.loopwright.cost.Evaluator;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;

/**
 * Serves requests over a pair of streams until the input ends, several at a time: each request is a
 * line of JSON with an {@code id}, and each answer a line with the same. A line with the key {@code
 * bytes} is followed by that number of bytes.
 */
public final class Worker {
  /** Longer lines are no requests. */
  private static final int MAX_LINE = 1 << 24;

  private static final int MAX_BYTES = 1 << 28;
  private static final int SECONDS_TO_FINISH = 3;
  private static final ByteBuffer NO_BYTES = ByteBuffer.allocate(0);
  private static final int DONE = 0;
  private static final int BAD_INPUT = 2;
  private static final int INTERNAL_ERROR = 3;

  private final ObjectMapper json = new ObjectMapper();
  private final WorkerCommands commands;
  private final InputStream in;
  private final OutputStream out;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "request");
            thread.setDaemon(true);
            return thread;
          });

  /** Blocks of mappings that may wait: what is sent faster stays in the pipe. */
  private final Semaphore blocks = new Semaphore(2 * Runtime.getRuntime().availableProcessors());

  private final Map<String, AtomicBoolean> running = new ConcurrentHashMap<>();
  private final Map<Long, Evaluator> evaluators = new ConcurrentHashMap<>();
  private final AtomicLong opened = new AtomicLong();

  public Worker(WorkerCommands commands, InputStream in, OutputStream out) {
    this.commands = commands;
    this.in = in;
    this.out = out;
  }

  /** An answer, and the bytes after it. */
  private record Answer(ObjectNode line, ByteBuffer bytes) {}

  /** Something that a request asks for. */
  private interface Work {
    Answer answer() throws IOException;
  }

  /** Serves until the input ends; what is not done soon after is told to stop. */
  public void run() throws IOException {
    for (Optional<byte[]> line = readLine(); line.isPresent(); line = readLine()) {
      if (line.get().length > 0) {
        take(line.get());
      }
    }
    threads.shutdown();
    try {
      if (!threads.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
        running.values().forEach(stop -> stop.set(true));
        threads.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<byte[]> readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0 && next != '\n' && line.size() < MAX_LINE) {
      line.write(next);
      next = in.read();
    }
    return next < 0 && line.size() == 0 ? Optional.empty() : Optional.of(line.toByteArray());
  }

  private void take(byte[] line) throws IOException {
    JsonNode request;
    try {
      request = json.readTree(line);
    } catch (JsonProcessingException malformed) {
      request = json.missingNode();
    }
    String id = request.path("id").asText("");
    if (!request.isObject() || id.isEmpty()) {
      send(refused("", "a request is a line of JSON with an id"));
    } else if (request.has("cancel")) {
      Optional.ofNullable(running.get(request.get("cancel").asText()))
          .ifPresent(stop -> stop.set(true));
      send(new Answer(answer(id, DONE), NO_BYTES));
    } else if (request.has("command")) {
      List<String> words = words(request.get("command"));
      AtomicBoolean stop = new AtomicBoolean();
      running.put(id, stop);
      Optional<Consumer<CommandProgress>> listener =
          request.path("progress").asBoolean()
              ? Optional.of(step -> tell(id, step))
              : Optional.empty();
      start(id, () -> command(id, words, stop, listener), () -> running.remove(id));
    } else if (request.has("open")) {
      List<String> words = words(request.get("open"));
      start(id, () -> open(id, words), () -> {});
    } else if (request.has("evaluate")) {
      block(id, request);
    } else if (request.has("close")) {
      evaluators.remove(request.get("close").asLong());
      send(new Answer(answer(id, DONE), NO_BYTES));
    } else {
      send(refused(id, "a request has one of: command, open, evaluate, close, cancel"));
    }
  }

  private static List<String> words(JsonNode list) {
    List<String> words = new ArrayList<>();
    list.forEach(word -> words.add(word.asText()));
    return words;
  }

  private void start(String id, Work work, Runnable after) {
    threads.execute(
        () -> {
          try {
            Answer answer = guarded(id, work);
            after.run();
            send(answer);
          } catch (IOException readerIsGone) {
            // Nobody is left to tell.
          }
        });
  }

  private Answer guarded(String id, Work work) throws IOException {
    try {
      return work.answer();
    } catch (IllegalArgumentException wrong) {
      return refused(id, wrong.getMessage());
    } catch (RuntimeException | Error failure) {
      ObjectNode answer = answer(id, INTERNAL_ERROR);
      answer.put("err", "internal error: " + failure);
      return new Answer(answer, NO_BYTES);
    }
  }

  private Answer command(
      String id,
      List<String> words,
      AtomicBoolean stop,
      Optional<Consumer<CommandProgress>> listener) {
    StringWriter text = new StringWriter();
    StringWriter errors = new StringWriter();
    int code =
        commands.run(
            words, new PrintWriter(text), new PrintWriter(errors, true), stop::get, listener);
    ObjectNode answer = answer(id, code);
    answer.put("out", text.toString());
    answer.put("err", errors.toString());
    return new Answer(answer, NO_BYTES);
  }

  /** Says how far a command is, in a line of its own. */
  private void tell(String id, CommandProgress step) {
    ObjectNode line = json.createObjectNode();
    line.put("id", id);
    ObjectNode progress = line.putObject("progress");
    progress.put("task", step.task());
    progress.put("done", step.done());
    step.total().ifPresent(total -> progress.put("total", total));
    progress.put("message", step.message());
    try {
      send(new Answer(line, NO_BYTES));
    } catch (IOException readerIsGone) {
      // The answer will not reach it, either.
    }
  }

  private Answer open(String id, List<String> words) {
    StringWriter errors = new StringWriter();
    Optional<Evaluator> evaluator = commands.open(words, new PrintWriter(errors, true));
    ObjectNode answer = answer(id, evaluator.isPresent() ? DONE : BAD_INPUT);
    answer.put("err", errors.toString());
    evaluator.ifPresent(
        made -> {
          long handle = opened.incrementAndGet();
          evaluators.put(handle, made);
          answer.put("handle", handle);
          describe(made, answer);
        });
    return new Answer(answer, NO_BYTES);
  }

  /** What the arrays of mappings are of. */
  private static void describe(Evaluator evaluator, ObjectNode answer) {
    ObjectNode bounds = answer.putObject("bounds");
    for (Dimension dimension : evaluator.workload().dimensions()) {
      bounds.put(dimension.name(), dimension.bound());
    }
    ArrayNode spaces = answer.putArray("dataspaces");
    for (DataSpace space : evaluator.workload().dataSpaces()) {
      spaces.add(space.name());
    }
    ArrayNode levels = answer.putArray("levels");
    for (int level = 0; level < evaluator.architecture().storage().size(); level++) {
      Mesh mesh = evaluator.architecture().fanout(level);
      ObjectNode one = levels.addObject();
      one.put("name", evaluator.architecture().storage().get(level).name());
      one.put("fanout_x", mesh.x());
      one.put("fanout_y", mesh.y());
    }
    ArrayNode outcomes = answer.putArray("outcomes");
    MappingOutcome.meanings().forEach(outcomes::add);
    answer.put("area_um2", evaluator.areaUm2());
  }

  /** Reads the bytes here, so that the next line can be found, and evaluates them elsewhere. */
  private void block(String id, JsonNode request) throws IOException {
    int length = request.path("bytes").asInt(-1);
    int count = request.path("count").asInt(-1);
    if (length < 0 || length > MAX_BYTES || count < 0) {
      send(refused(id, "evaluate needs count, and bytes of at most " + MAX_BYTES));
      return;
    }
    blocks.acquireUninterruptibly();
    byte[] bytes = in.readNBytes(length);
    Evaluator evaluator = evaluators.get(request.get("evaluate").asLong());
    start(id, () -> evaluate(id, evaluator, count, bytes), blocks::release);
  }

  private Answer evaluate(String id, Evaluator evaluator, int count, byte[] bytes) {
    if (evaluator == null) {
      return refused(id, "there is no such handle; open a specification first");
    }
    byte[] costs =
        BulkEvaluation.evaluate(
            evaluator,
            new MappingBlock(evaluator.workload(), evaluator.architecture(), count, bytes));
    ObjectNode answer = answer(id, DONE);
    answer.put("count", count);
    answer.put("bytes", costs.length);
    return new Answer(answer, ByteBuffer.wrap(costs));
  }

  private Answer refused(String id, String why) {
    ObjectNode answer = answer(id, BAD_INPUT);
    answer.put("err", why);
    return new Answer(answer, NO_BYTES);
  }

  private ObjectNode answer(String id, int code) {
    ObjectNode answer = json.createObjectNode();
    answer.put("id", id);
    answer.put("code", code);
    return answer;
  }

  private void send(Answer answer) throws IOException {
    byte[] line = json.writeValueAsBytes(answer.line());
    synchronized (out) {
      out.write(line);
      out.write('\n');
      out.write(answer.bytes().array());
      out.flush();
    }
  }
}
