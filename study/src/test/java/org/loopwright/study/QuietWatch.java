package org.loopwright.study;

/** A watch that nobody looks at. */
record QuietWatch(boolean isCancelled) implements StudyWatch {
  @Override
  public void begin(String name, int parts) {}

  @Override
  public void done(String part) {}
}
