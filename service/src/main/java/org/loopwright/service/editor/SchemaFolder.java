package org.loopwright.service.editor;

/** Where schemas lie in a project. */
final class SchemaFolder {
  static final String NAME = ".schemas/loopwright";

  private SchemaFolder() {}

  /** The path of a schema, relative to the project. */
  static String path(String schema) {
    return NAME + "/" + schema + ".schema.json";
  }
}
