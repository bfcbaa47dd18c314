package org.loopwright.formats;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.model.diagnostics.Diagnosis;

/** Small specification files, and short ways to read texts in tests. */
public final class Resources {
  private Resources() {}

  public static String text(String name) {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  public static Node yaml(String text) {
    return NodeFile.parse("spec.yaml", text).orElseThrow();
  }

  public static Node json(String text) {
    return NodeFile.parse("spec.json", text).orElseThrow();
  }

  /** What {@code reader} reads; its errors are thrown. */
  public static <T> T read(Function<Diagnosis, Optional<T>> reader) {
    Diagnosis diagnosis = new Diagnosis();
    Optional<T> value = reader.apply(diagnosis);
    diagnosis.throwIfErrors();
    return value.orElseThrow();
  }
}
