package org.loopwright.formats.study;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.loopwright.formats.arithmetic.Arithmetic;
import org.loopwright.formats.document.Codec;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.ValueType;
import org.loopwright.model.diagnostics.Labelled;
import org.loopwright.model.diagnostics.Labels;
import org.loopwright.model.expression.Formula;

/** Types of values that several keys of study files have. */
final class StudyTypes {
  /** Arithmetic over numbers, whose names may have dots. */
  static final ValueType<Formula> FORMULA = parsed(Arithmetic::parseObjective, Formula::text);

  /** What a formula is until the error that there is none ends the reading. */
  static final Formula NO_FORMULA = Arithmetic.parseObjective("0");

  private static final Key<String> NAME =
      Key.of("name", ValueType.TEXT, "What tables and legends call the number.").mustBeThere();
  private static final Key<Formula> OF =
      Key.of("formula", FORMULA, "The number, made of other numbers of the row.").mustBeThere();
  private static final Key<String> UNIT =
      Key.of("unit", ValueType.TEXT, "Of the number.").standard("");

  /** Numbers of rows, made of others. */
  static final ValueType<List<CellFormula>> CELLS =
      ValueType.listOf(
          map(
              KeyTable.of("cell", "A number of each row.", NAME, OF, UNIT),
              keys ->
                  new CellFormula(
                      keys.text(NAME),
                      keys.require(OF).orElse(NO_FORMULA),
                      keys.get(UNIT).orElseThrow())));

  private StudyTypes() {}

  /** Maps with the keys of a table. */
  static <T> ValueType<T> map(KeyTable table, Function<MapReader, T> build) {
    return Codec.<T, Void>of(table).type(build);
  }

  /** Texts that mean something; what does not is an error at their place. */
  static <T> ValueType<T> parsed(Function<String, T> parsing, Function<T, String> writing) {
    return new ValueType<>(
        ValueType.TEXT.schema(),
        (values, node) ->
            values.diagnosis().attempt(node.location(), () -> parsing.apply(values.text(node))),
        (value, at) -> ScalarNode.of(writing.apply(value), at));
  }

  /** The labels of an enum. */
  static <E extends Enum<E> & Labelled> ValueType<E> label(Class<E> type, String what) {
    ValueType<E> parsed = parsed(text -> Labels.require(type, text, what), Labelled::label);
    return new ValueType<>(
        ValueType.oneOf(Labels.list(type)).schema(), parsed.reading(), parsed.writing());
  }

  /** The texts of a list, or one alone. */
  static List<String> texts(MapReader keys, Key<List<ScalarNode>> key) {
    return keys.list(key).stream().map(ScalarNode::text).toList();
  }

  /** A text that may be absent. */
  static Optional<String> stripped(MapReader keys, Key<String> key) {
    return keys.get(key).map(String::strip);
  }
}
