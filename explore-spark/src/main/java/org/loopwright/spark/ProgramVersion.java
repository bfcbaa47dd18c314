package org.loopwright.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version that the build wrote into {@code version.properties}. */
final class ProgramVersion {
  private ProgramVersion() {}

  static String read() {
    try (InputStream resource = ProgramVersion.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(resource);
      return properties.getProperty("version");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
