package org.loopwright.report.table;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.Function;

/**
 * One column of a table: a fact of each row, as a value for programs and as text for people.
 *
 * @param key name of the value in CSV and JSON, with its unit; empty if programs do not get it
 * @param title head of the text; empty if people do not see it
 */
public record Column<R>(
    Optional<String> key, Optional<String> title, Function<R, ?> value, Function<R, String> text) {
  public Column {
    requireNonNull(key, "key");
    requireNonNull(title, "title");
    requireNonNull(value, "value");
    requireNonNull(text, "text");
  }

  /** A fact for programs and, as {@code format} writes it, for people. */
  public static <R, V> Column<R> fact(
      String key, String title, Function<R, V> value, Function<V, String> format) {
    return new Column<>(Optional.of(key), Optional.of(title), value, value.andThen(format));
  }

  /** A fact for programs only. */
  public static <R> Column<R> data(String key, Function<R, ?> value) {
    return new Column<>(Optional.of(key), Optional.empty(), value, row -> "");
  }

  /** A fact for people only. */
  public static <R> Column<R> shown(String title, Function<R, String> text) {
    return new Column<>(Optional.empty(), Optional.of(title), row -> null, text);
  }

  /** A fact for people only, as {@code format} writes it. */
  public static <R, V> Column<R> shown(
      String title, Function<R, V> value, Function<V, String> format) {
    return shown(title, value.andThen(format));
  }

  /** A fact of some rows for programs and for people; the text of other rows is empty. */
  public static <R, V> Column<R> optional(
      String key, String title, Function<R, Optional<V>> value, Function<V, String> format) {
    return fact(key, title, value, some -> some.map(format).orElse(""));
  }

  /** A fact of some rows for people only. */
  public static <R, V> Column<R> optional(
      String title, Function<R, Optional<V>> value, Function<V, String> format) {
    return shown(title, value, some -> some.map(format).orElse(""));
  }

  /** The same with a text for people. */
  public Column<R> withText(String head, Function<R, String> shown) {
    return new Column<>(key, Optional.of(head), value, shown);
  }

  /** The same fact about a part of other rows. */
  public <Q> Column<Q> of(Function<Q, R> part) {
    return new Column<>(key, title, value.compose(part), text.compose(part));
  }
}
