package org.loopwright.formats.node;

/** The path of keys to a node while a file is read: {@code architecture.subtree[0].name}. */
record KeyPath(String text) {
  static final KeyPath ROOT = new KeyPath("");

  KeyPath key(String key) {
    return new KeyPath(text.isEmpty() ? key : text + "." + key);
  }

  KeyPath item(int index) {
    return new KeyPath(text + "[" + index + "]");
  }
}
