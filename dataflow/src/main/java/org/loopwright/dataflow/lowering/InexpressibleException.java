package org.loopwright.dataflow.lowering;

/** One world has no words for what the other says; the message is why. */
final class InexpressibleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InexpressibleException(String reason) {
    super(reason, null, false, false);
  }
}
