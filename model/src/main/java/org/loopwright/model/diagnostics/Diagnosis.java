package org.loopwright.model.diagnostics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Collects the problems of one reading, so that a user sees all of them at once. Mutable; belongs
 * to one reading and one thread.
 */
public final class Diagnosis {
  /** More than a user would read: a file with more errors is no specification. */
  private static final int MAX_PROBLEMS = 100;

  private final Set<Problem> errors = new LinkedHashSet<>();
  private final Set<Problem> warnings = new LinkedHashSet<>();
  private final Map<IdleKey, Set<Location>> idle = new LinkedHashMap<>();
  private int errorCount;

  /** A key that something keeps from having an effect. */
  private record IdleKey(String key, String why) {}

  public void error(Location location, String message) {
    add(Problem.error(location, message));
  }

  public void warning(Location location, String message) {
    add(Problem.warning(location, message));
  }

  /** Adds the warning that results do not obey what the files ask for there. */
  public void ignored(Location location, String message) {
    add(Problem.ignored(location, message));
  }

  /**
   * Adds the warning that a key has no effect: one for all places of the key.
   *
   * @param why what the warning says
   */
  public void withoutEffect(Location place, String key, String why) {
    idle.computeIfAbsent(new IdleKey(key, why), any -> new LinkedHashSet<>()).add(place);
  }

  /**
   * Adds the error that {@code word} is none of the known words, with advice on which it may be.
   */
  public void unknown(Location location, String message, String word, Collection<String> known) {
    add(Problem.error(location, message).withAdvice(Spelling.advice(word, known)));
  }

  /** Adds a problem, unless it is there already; gives up after very many errors. */
  public void add(Problem problem) {
    if (!problem.isError()) {
      if (problem.isIgnored() || !isFullOfWarnings()) {
        warnings.add(problem);
      }
      return;
    }
    errorCount++;
    errors.add(problem);
    if (errors.size() > MAX_PROBLEMS) {
      List<Problem> all = new ArrayList<>(errors);
      all.add(Problem.error(problem.location(), "too many problems: reading stopped here"));
      throw new SpecException(all);
    }
  }

  /** Whether further warnings are dropped. */
  public boolean isFullOfWarnings() {
    return warnings.size() >= MAX_PROBLEMS;
  }

  /** The number of errors so far: a mark for {@link #build}. */
  public int errorCount() {
    return errorCount;
  }

  public boolean hasErrors() {
    return errorCount > 0;
  }

  /** Errors first, then warnings. */
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>(errors);
    problems.addAll(warnings());
    return problems;
  }

  public List<Problem> warnings() {
    List<Problem> all = new ArrayList<>(warnings);
    idle.forEach((key, places) -> all.add(withoutEffect(key.why(), List.copyOf(places))));
    return Collections.unmodifiableList(all);
  }

  private static Problem withoutEffect(String why, List<Location> places) {
    int more = places.size() - 1;
    String rest =
        more == 0 ? "" : ", here and in %d more %s".formatted(more, more == 1 ? "place" : "places");
    return Problem.warning(places.get(0), why + rest);
  }

  /** What a reading gives; throws all its errors together, if there are any. */
  public static <T> T requireNoErrors(Function<Diagnosis, T> reading) {
    Diagnosis diagnosis = new Diagnosis();
    T result = reading.apply(diagnosis);
    diagnosis.throwIfErrors();
    return result;
  }

  /** Throws all errors together, if there are any. */
  public void throwIfErrors() {
    if (hasErrors()) {
      throw new SpecException(List.copyOf(errors));
    }
  }

  /**
   * Makes a value whose parts were read since {@code mark}, unless reading them found errors. What
   * the value's constructor refuses becomes an error at {@code location}.
   */
  public <T> Optional<T> build(int mark, Location location, Supplier<T> constructor) {
    return errorCount > mark ? Optional.empty() : attempt(location, constructor);
  }

  /** What {@code step} gives; what it refuses becomes an error at {@code location}. */
  public <T> Optional<T> attempt(Location location, Supplier<T> step) {
    try {
      return Optional.of(step.get());
    } catch (IllegalArgumentException refused) {
      error(location, refused.getMessage());
    } catch (ArithmeticException overflow) {
      error(location, "too large: a product of its sizes exceeds 2^63 - 1");
    }
    return Optional.empty();
  }

  /** Adds the problems of a reading that gave up. */
  public void addAll(SpecException failure) {
    failure.problems().forEach(this::add);
  }
}
