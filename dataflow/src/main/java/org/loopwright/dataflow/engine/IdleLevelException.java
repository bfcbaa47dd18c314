package org.loopwright.dataflow.engine;

/** A cluster level on which no iteration computes anything, so that the mapping means nothing. */
public final class IdleLevelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int level;

  IdleLevelException(int level) {
    super("no iteration of cluster level " + level + " computes anything");
    this.level = level;
  }

  /** The level, 0 the outermost. */
  public int level() {
    return level;
  }
}
