package org.loopwright.formats.onnx.model;

import java.io.IOException;

/** A file is larger or deeper than any model: it is refused as hostile. */
final class ModelLimitException extends IOException {
  private static final long serialVersionUID = 1L;

  ModelLimitException(String message) {
    super(message);
  }
}
