package org.loopwright.serve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.report.table.JsonObject;
import org.loopwright.service.CountLimit;

/** Searches of which few run at once and the others wait; the last results are kept for a while. */
final class SearchQueue implements AutoCloseable {
  /** Searches that wait, at most. */
  static final int MAX_WAITING = 100;

  private static final int MAX_KEPT = 100;

  private final ExecutorService workers;
  private final Map<String, SearchJob> jobs = new LinkedHashMap<>();
  private long last;

  SearchQueue(int searches) {
    workers =
        Executors.newFixedThreadPool(
            searches,
            task -> {
              Thread worker = new Thread(task, "search");
              worker.setDaemon(true);
              return worker;
            });
  }

  /** Queues a search, which gets its job to watch it. */
  SearchJob submit(Function<SearchJob, JsonObject> search) {
    SearchJob job = register();
    workers.execute(() -> run(job, search));
    return job;
  }

  private synchronized SearchJob register() {
    long waiting =
        jobs.values().stream().filter(job -> job.state() == SearchJob.State.QUEUED).count();
    if (waiting >= MAX_WAITING) {
      throw new RefusedRequest(
          RefusedRequest.TOO_MANY, waiting + " searches wait already; cancel some, or try later");
    }
    forget();
    SearchJob job = new SearchJob(Long.toString(++last));
    jobs.put(job.id(), job);
    return job;
  }

  /** The oldest results make room for new ones. */
  private void forget() {
    List<SearchJob> ended = jobs.values().stream().filter(job -> job.state().isEnd()).toList();
    ended.stream()
        .limit(Math.max(0, ended.size() - MAX_KEPT + 1))
        .forEach(job -> jobs.remove(job.id()));
  }

  private static void run(SearchJob job, Function<SearchJob, JsonObject> search) {
    if (job.isCancelled()) {
      job.end(SearchJob.State.CANCELLED, new JsonObject());
      return;
    }
    job.start();
    try {
      JsonObject result = search.apply(job);
      job.end(job.isCancelled() ? SearchJob.State.CANCELLED : SearchJob.State.DONE, result);
    } catch (SpecException malformed) {
      job.end(SearchJob.State.FAILED, Answers.problems(malformed.problems()));
    } catch (ArithmeticException tooLarge) {
      failed(job, CountLimit.explain(tooLarge));
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError failed) {
      failed(job, failed.getMessage() == null ? failed.toString() : failed.getMessage());
    }
  }

  private static void failed(SearchJob job, String why) {
    Problem problem = Problem.error(Location.ofFile("search"), why);
    job.end(SearchJob.State.FAILED, Answers.problems(List.of(problem)));
  }

  synchronized SearchJob find(String id) {
    SearchJob job = jobs.get(id);
    if (job == null) {
      throw new RefusedRequest(
          RefusedRequest.NOT_FOUND, "there is no search " + id + "; its result may be forgotten");
    }
    return job;
  }

  synchronized List<SearchJob> all() {
    return List.copyOf(jobs.values());
  }

  /** Ends all searches with what they have. */
  @Override
  public void close() {
    all().forEach(SearchJob::cancel);
    workers.shutdownNow();
  }
}
