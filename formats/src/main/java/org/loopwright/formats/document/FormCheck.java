package org.loopwright.formats.document;

/** Checks the keys of a map and their single values where nothing else can be said of it yet. */
public final class FormCheck {
  private FormCheck() {}

  /** Reports what a table does not allow, among the keys that are expected already and its own. */
  public static void check(MapReader keys, KeyTable table) {
    keys.expect(table);
    table.keys().forEach(key -> read(keys, key));
    keys.finish();
  }

  private static <T> void read(MapReader keys, Key<T> key) {
    if (key.required()) {
      keys.require(key);
    } else {
      keys.get(key);
    }
  }
}
