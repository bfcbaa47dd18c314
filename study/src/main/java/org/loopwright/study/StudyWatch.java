package org.loopwright.study;

/** Watches a study, and may stop it. */
public interface StudyWatch {
  /** Whether the user wants to stop: then no further part begins. */
  boolean isCancelled();

  /**
   * Called before the parts begin.
   *
   * @param name of the study
   */
  void begin(String name, int parts);

  /** Called after each part, from any thread. */
  void done(String part);
}
