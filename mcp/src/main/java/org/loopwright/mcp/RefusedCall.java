package org.loopwright.mcp;

/** A call that has no result, and why, for the agent. */
final class RefusedCall extends Exception {
  private static final long serialVersionUID = 1;

  RefusedCall(String why) {
    super(why);
  }
}
