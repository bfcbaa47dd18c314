package org.loopwright.formats.document;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.loopwright.model.diagnostics.Location;

/** A number, a truth value or a text, as written: what it is read as depends on who asks. */
public record ScalarNode(Location location, String text, Style style) implements Node {
  /** Whether there are quotes around a scalar. */
  public enum Style {
    /** There are none: a number, a truth value, or an expression. */
    PLAIN,
    /** There are: a text, never a number or an expression. */
    QUOTED,
    /** A writer puts them where a grammar needs them. */
    AS_NEEDED
  }

  private static final int SHOWN = 60;

  /** What YAML and libconfig, of any version, take for a number. */
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d{0,17})|-?(0|[1-9]\\d*)\\.\\d+([eE][-+]?\\d+)?");

  private static final Pattern UNSIGNED_EXPONENT = Pattern.compile("[eE](\\d)");

  /** A long text takes the time of several values to read. */
  private static final int CHARACTERS_OF_ONE = 32;

  public ScalarNode {
    requireNonNull(location, "location");
    requireNonNull(text, "text");
    requireNonNull(style, "style");
  }

  public ScalarNode(Location location, String text) {
    this(location, text, Style.PLAIN);
  }

  /** A number or a truth value to be written, or a text that gets quotes where it needs them. */
  public static ScalarNode of(Object value, Location at) {
    return value instanceof Number || value instanceof Boolean
        ? new ScalarNode(at, withSignedExponent(value.toString()))
        : new ScalarNode(at, value.toString(), Style.AS_NEEDED);
  }

  /** Texts to be written. */
  public static List<ScalarNode> written(Collection<String> texts) {
    return texts.stream().map(text -> of(text, NOWHERE)).toList();
  }

  /** Not every reader takes an exponent without a sign. */
  private static String withSignedExponent(String number) {
    return UNSIGNED_EXPONENT.matcher(number).replaceFirst("E+$1");
  }

  /** The text to write without quotes, where it is a number or a truth value for every reader. */
  public Optional<String> unquoted() {
    boolean plain = NUMBER.matcher(text).matches() || text.equals("true") || text.equals("false");
    return plain && !quoted() ? Optional.of(withSignedExponent(text)) : Optional.empty();
  }

  public boolean quoted() {
    return style == Style.QUOTED;
  }

  @Override
  public Optional<String> scalarText() {
    return Optional.of(text);
  }

  @Override
  public String describe() {
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    return shown.isBlank() ? "empty" : shown;
  }

  @Override
  public long size() {
    return 1L + text.length() / CHARACTERS_OF_ONE;
  }
}
