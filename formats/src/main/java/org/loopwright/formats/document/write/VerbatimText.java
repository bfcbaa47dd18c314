package org.loopwright.formats.document.write;

/** A scalar that is written as it stands. */
public record VerbatimText(String text) {
  /** A text in quotes, also where it would read as a text without. */
  public static VerbatimText quoted(String text) {
    return new VerbatimText(YamlText.quoted(text));
  }

  @Override
  public String toString() {
    return text;
  }
}
