package org.loopwright.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.service.CountLimit;
import org.loopwright.study.plan.StudyPart;
import org.loopwright.study.plan.StudyRow;

/** Runs parts on some threads, parts of equal content once. */
final class PartRunner implements AutoCloseable {
  /** What became of a part: rows, a failure, or neither if it was stopped. */
  record Outcome(Optional<List<StudyRow>> rows, List<Problem> failures) {}

  private final PartStore store;
  private final StudyWatch watch;
  private final ExecutorService threads;
  private final Map<String, Future<Outcome>> started = new LinkedHashMap<>();
  private final AtomicInteger reused = new AtomicInteger();

  PartRunner(PartStore store, StudyWatch watch, int threads) {
    this.store = store;
    this.watch = watch;
    this.threads = Executors.newFixedThreadPool(threads);
  }

  /** Begins all parts; the order is that of the outcomes. */
  List<Future<Outcome>> start(List<StudyPart> parts) {
    return parts.stream()
        .map(
            part ->
                started.computeIfAbsent(
                    PartStore.hash(part), hash -> threads.submit(() -> outcome(hash, part))))
        .toList();
  }

  private Outcome outcome(String hash, StudyPart part) {
    Optional<List<StudyRow>> kept = store.find(hash);
    if (kept.isPresent()) {
      reused.incrementAndGet();
      watch.done(part.label());
      return new Outcome(kept, List.of());
    }
    if (watch.isCancelled()) {
      return new Outcome(Optional.empty(), List.of());
    }
    try {
      Optional<List<StudyRow>> rows = part.work().run(watch::isCancelled);
      rows.ifPresent(made -> store.keep(hash, made));
      return new Outcome(rows, List.of());
    } catch (SpecException wrong) {
      return new Outcome(Optional.empty(), wrong.problems());
    } catch (IllegalArgumentException refused) {
      return failed(part, refused.getMessage());
    } catch (ArithmeticException tooLarge) {
      return failed(part, CountLimit.explain(tooLarge));
    } finally {
      watch.done(part.label());
    }
  }

  private static Outcome failed(StudyPart part, String why) {
    return new Outcome(
        Optional.empty(), List.of(Problem.error(part.at(), part.label() + ": " + why)));
  }

  /** How many parts were kept from an earlier run. */
  int reused() {
    return reused.get();
  }

  static Outcome await(Future<Outcome> part) {
    try {
      return part.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Outcome(Optional.empty(), List.of());
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("a part of a study failed", failed.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
