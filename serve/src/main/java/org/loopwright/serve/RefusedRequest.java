package org.loopwright.serve;

/** A request that is not done: why, and the status of HTTP that says so. */
final class RefusedRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  static final int BAD = 400;
  static final int FORBIDDEN = 403;
  static final int NOT_FOUND = 404;
  static final int CONFLICT = 409;
  static final int TOO_LARGE = 413;
  static final int NO_JSON = 415;
  static final int TOO_MANY = 429;

  private final int status;

  RefusedRequest(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
