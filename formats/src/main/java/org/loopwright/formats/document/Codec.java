package org.loopwright.formats.document;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.loopwright.model.diagnostics.Location;

/**
 * A map of a file, described once for both directions: the keys that it may have, what is read into
 * a builder, and what is written. The table of the keys also finds unknown keys and becomes the
 * JSON Schema. A new property is one more entry:
 *
 * <pre>
 * .property(BANKS, level -&gt; level.memory().banks(), StorageLevel.Builder::banks)
 * </pre>
 *
 * <p>Only {@link #always} writes a value that equals the default of its key.
 *
 * @param <T> what is written
 * @param <B> what is read into; {@code Void} where all keys are read by hand
 * @param table the keys, in the order of the schema
 * @param properties what is written under the keys, in this order
 */
public record Codec<T, B>(KeyTable table, List<Property<T, B, ?>> properties) {
  /**
   * The value under one key.
   *
   * @param getter what to write; nothing leaves the key out
   * @param setter what reading does; nothing where the caller reads the key
   */
  public record Property<T, B, V>(
      Key<V> key, Function<T, Optional<V>> getter, Optional<BiConsumer<B, V>> setter) {
    private void read(MapReader keys, B builder) {
      setter.ifPresent(set -> keys.get(key).ifPresent(value -> set.accept(builder, value)));
    }

    private void write(T whole, MapBuilder map) {
      map.put(key, getter.apply(whole));
    }
  }

  public Codec {
    requireNonNull(table, "table");
    properties = List.copyOf(properties);
  }

  /** A codec without properties; further ones add their keys to the table. */
  public static <T, B> Codec<T, B> of(KeyTable table) {
    return new Codec<>(table, List.of());
  }

  /** Declares keys that the caller reads, and that are not written. */
  public Codec<T, B> reading(Key<?>... keys) {
    return reading(List.of(keys));
  }

  /** Declares keys that the caller reads, and that are not written. */
  public Codec<T, B> reading(Collection<? extends Key<?>> keys) {
    return new Codec<>(table.with(keys), properties);
  }

  /** Adds a key that the caller reads. */
  public <V> Codec<T, B> property(Key<V> key, Function<T, V> getter) {
    return optional(key, getter.andThen(Optional::of));
  }

  /** Adds a key that is read into the builder. */
  public <V> Codec<T, B> property(Key<V> key, Function<T, V> getter, BiConsumer<B, V> setter) {
    return with(key, whole -> needed(key, Optional.of(getter.apply(whole))), Optional.of(setter));
  }

  /** Adds a key that the caller reads, and that is written where there is a value. */
  public <V> Codec<T, B> optional(Key<V> key, Function<T, Optional<V>> getter) {
    return with(key, whole -> needed(key, getter.apply(whole)), Optional.empty());
  }

  /** Adds a key that the caller reads, and that is written even if it is the default. */
  public <V> Codec<T, B> always(Key<V> key, Function<T, V> getter) {
    return with(key, getter.andThen(Optional::of), Optional.empty());
  }

  private static <V> Optional<V> needed(Key<V> key, Optional<V> value) {
    return value.equals(key.standard()) ? Optional.empty() : value;
  }

  private <V> Codec<T, B> with(
      Key<V> key, Function<T, Optional<V>> getter, Optional<BiConsumer<B, V>> setter) {
    List<Property<T, B, ?>> all = new ArrayList<>(properties);
    all.add(new Property<>(key, getter, setter));
    return new Codec<>(table.with(List.of(key)), all);
  }

  /** A number of a value, for a getter. */
  public static Optional<Long> boxed(OptionalLong number) {
    return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
  }

  /** A number of a value, for a getter. */
  public static Optional<Integer> boxed(OptionalInt number) {
    return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
  }

  /** A number of a value, for a getter. */
  public static Optional<Double> boxed(OptionalDouble number) {
    return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
  }

  /** Reads the properties that have a setter, or the defaults of their keys. */
  public void read(MapReader keys, B builder) {
    properties.forEach(property -> property.read(keys, builder));
  }

  /** The map that states {@code value}. */
  public MapNode write(T value) {
    return write(value, Node.NOWHERE);
  }

  /** The map that states {@code value}, as if it were at a place of a file. */
  public MapNode write(T value, Location at) {
    MapBuilder map = MapBuilder.at(at);
    properties.forEach(property -> property.write(value, map));
    return map.build();
  }

  /**
   * Values that are such maps.
   *
   * @param build makes a value of the keys; what it refuses is an error
   */
  public ValueType<T> type(Function<MapReader, T> build) {
    return new ValueType<>(
        ValueType.table(() -> table).schema(),
        (values, node) -> {
          MapReader keys = MapReader.of(node, table, values.diagnosis());
          Optional<T> value = values.diagnosis().attempt(node.location(), () -> build.apply(keys));
          keys.finish();
          return value;
        },
        this::write);
  }
}
