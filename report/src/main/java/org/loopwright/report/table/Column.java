package org.loopwright.report.table;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * One column of a table: a fact of each row, as a value for programs and as text for people.
 *
 * @param key name of the value in CSV and JSON, with its unit; empty if programs do not get it
 * @param title head of the text; empty if people do not see it
 */
public record Column<R>(
    Optional<String> key,
    Optional<String> title,
    Function<? super R, ?> value,
    Function<? super R, String> text) {
  public Column {
    requireNonNull(key, "key");
    requireNonNull(title, "title");
    requireNonNull(value, "value");
    requireNonNull(text, "text");
  }

  /** A fact for programs and for people. */
  public static <R> Column<R> of(
      String key, String title, Function<? super R, ?> value, Function<? super R, String> text) {
    return new Column<>(Optional.of(key), Optional.of(title), value, text);
  }

  /** A fact for programs only. */
  public static <R> Column<R> data(String key, Function<? super R, ?> value) {
    return new Column<>(Optional.of(key), Optional.empty(), value, row -> "");
  }

  /** A fact for people only. */
  public static <R> Column<R> text(String title, Function<? super R, String> text) {
    return new Column<>(Optional.empty(), Optional.of(title), row -> null, text);
  }

  /** A whole number for people only. */
  public static <R> Column<R> count(String title, ToLongFunction<? super R> value) {
    return text(title, row -> Quantity.count(value.applyAsLong(row)));
  }

  /** A number with about four digits for people only. */
  public static <R> Column<R> significant(String title, ToDoubleFunction<? super R> value) {
    return text(title, row -> Quantity.significant(value.applyAsDouble(row)));
  }

  /** An energy in pJ for people only. */
  public static <R> Column<R> energy(String title, ToDoubleFunction<? super R> pj) {
    return text(title, row -> Quantity.energy(pj.applyAsDouble(row)));
  }

  /** A share for people only, as percent. */
  public static <R> Column<R> percent(String title, ToDoubleFunction<? super R> share) {
    return text(title, row -> Quantity.percent(share.applyAsDouble(row)));
  }

  /** The same for programs, too. */
  public Column<R> withKey(String name, Function<? super R, ?> data) {
    return new Column<>(Optional.of(name), title, data, text);
  }

  /** The same for people, too. */
  public Column<R> withTitle(String head, Function<? super R, String> shown) {
    return new Column<>(key, Optional.of(head), value, shown);
  }

  /** The same fact about a part of other rows. */
  public <Q> Column<Q> of(Function<? super Q, ? extends R> part) {
    return new Column<>(key, title, value.compose(part::apply), text.compose(part::apply));
  }
}
