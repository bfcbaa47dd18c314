package org.loopwright.serve;

import java.util.Locale;
import java.util.Optional;
import org.loopwright.report.table.JsonObject;
import org.loopwright.search.SearchControl;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.SearchProgress;
import org.loopwright.service.SearchWatch;

/** A search that somebody asked for: where it stands, and in the end its result. */
final class SearchJob implements SearchWatch {
  /** Where a search stands. */
  enum State {
    QUEUED,
    RUNNING,
    DONE,
    CANCELLED,
    FAILED;

    boolean isEnd() {
      return this != QUEUED && this != RUNNING;
    }

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final String id;
  private volatile State state = State.QUEUED;
  private volatile boolean cancelled;
  private volatile Optional<JsonObject> progress = Optional.empty();
  private volatile Optional<JsonObject> outcome = Optional.empty();

  SearchJob(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  State state() {
    return state;
  }

  void start() {
    state = State.RUNNING;
  }

  /** Ends the job; the outcome of a failure has problems. */
  void end(State end, JsonObject result) {
    outcome = Optional.of(result);
    state = end;
  }

  void cancel() {
    cancelled = true;
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  @Override
  public SearchControl begin(String name, int number, int count, SearchOptions options) {
    Objective objective = options.goal().first();
    return new SearchControl(
        System::nanoTime,
        this::isCancelled,
        search -> show(json(name, number, count, objective, search)));
  }

  /** Tells how far it is. */
  void show(JsonObject how) {
    progress = Optional.of(how);
  }

  @Override
  public void end() {
    // The next search shows its own progress.
  }

  private static JsonObject json(
      String name, int number, int count, Objective objective, SearchProgress search) {
    Optional<Double> best = search.best().stream().findFirst();
    return new JsonObject()
        .put("layer", name)
        .put("number", number)
        .put("count", count)
        .put("objective", objective.label())
        .put("unit", objective.unit())
        .put("evaluated", search.evaluated())
        .put("valid", search.valid())
        .put("best", best)
        .put("bound", search.lowerBound())
        .put(
            "gap",
            best.filter(value -> value > 0 && search.lowerBound().isPresent())
                .map(value -> Math.max(0, 1 - search.lowerBound().getAsDouble() / value)))
        .put("seconds", search.seconds());
  }

  /** Where it stands, with its progress. */
  JsonObject status() {
    return new JsonObject().put("id", id).put("state", state.label()).put("progress", progress);
  }

  /** The same with the result. */
  JsonObject json() {
    return status().put("result", outcome);
  }
}
