package org.loopwright.formats.document;

/** The path of keys to a node while a file is read: {@code architecture.subtree[0].name}. */
record KeyPath(String text) {
  static final KeyPath ROOT = new KeyPath("");

  /** Every node keeps its path: a hostile file must not make them long. */
  private static final int MAX_LENGTH = 200;

  private static final String CUT = "...";

  KeyPath {
    if (text.length() > MAX_LENGTH) {
      text = CUT + text.substring(text.length() - (MAX_LENGTH - CUT.length()));
    }
  }

  KeyPath key(String key) {
    return new KeyPath(text.isEmpty() ? key : text + "." + key);
  }

  KeyPath item(int index) {
    return new KeyPath(text + "[" + index + "]");
  }
}
