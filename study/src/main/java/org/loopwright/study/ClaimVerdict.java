package org.loopwright.study;

import org.loopwright.model.diagnostics.Labelled;

/** What became of a claim. */
public enum ClaimVerdict implements Labelled {
  /** Our number is what the source states. */
  HOLDS("holds"),
  /** It misses that by no more than the tolerance. */
  WITHIN("within"),
  /** It misses that by more, or there is none. */
  DIFFERS("differs");

  /** Two numbers that are as near as this are the same for a reader of a paper. */
  private static final double SAME = 0.01;

  private final String label;

  ClaimVerdict(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  static ClaimVerdict of(double miss, double tolerance) {
    if (miss <= Math.min(SAME, tolerance)) {
      return HOLDS;
    }
    return miss <= tolerance ? WITHIN : DIFFERS;
  }
}
