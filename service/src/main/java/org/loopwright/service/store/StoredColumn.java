package org.loopwright.service.store;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A column of a table that outlasts a run.
 *
 * @param name with its unit
 * @param type of the cells
 * @param value the cell of a row, of the type; null where a row has none
 */
public record StoredColumn<R>(String name, ColumnType type, Function<R, Object> value) {
  public StoredColumn {
    requireNonNull(name, "name");
    requireNonNull(type, "type");
    requireNonNull(value, "value");
  }

  /** A text of each row. */
  public static <R> StoredColumn<R> text(String name, Function<R, String> value) {
    return new StoredColumn<>(name, ColumnType.TEXT, value::apply);
  }

  /** A whole number of each row. */
  public static <R> StoredColumn<R> whole(String name, Function<R, Long> value) {
    return new StoredColumn<>(name, ColumnType.WHOLE, value::apply);
  }

  /** A number of each row. */
  public static <R> StoredColumn<R> number(String name, Function<R, Double> value) {
    return new StoredColumn<>(name, ColumnType.NUMBER, value::apply);
  }

  /** A number that some rows have. */
  public static <R> StoredColumn<R> someNumber(String name, Function<R, OptionalDouble> value) {
    return new StoredColumn<>(
        name,
        ColumnType.NUMBER,
        row -> {
          OptionalDouble number = value.apply(row);
          return number.isPresent() ? (Object) number.getAsDouble() : null;
        });
  }

  /** Whether something holds of each row. */
  public static <R> StoredColumn<R> flag(String name, Predicate<R> value) {
    return new StoredColumn<>(name, ColumnType.FLAG, value::test);
  }

  /** The same of a part of other rows; empty where they have no such part. */
  public <Q> StoredColumn<Q> of(Function<Q, Optional<R>> part) {
    return new StoredColumn<>(name, type, row -> part.apply(row).map(value).orElse(null));
  }
}
