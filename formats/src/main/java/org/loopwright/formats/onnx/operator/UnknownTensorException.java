package org.loopwright.formats.onnx.operator;

/** The shape or the numbers of a tensor are needed, and depend on the data that the model gets. */
public final class UnknownTensorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownTensorException(String what) {
    super(what, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
  }
}
