package org.loopwright.analysis.perfect;

/**
 * By level and data space: the words that one instance sends inward or receives from there, those
 * that several children share counted once, and the link transfers between its children. Mutable
 * scratch of one thread.
 */
final class SentWords {
  private final int dataSpaces;
  private final double[] words;
  private final double[] linkWords;

  SentWords(int levels, int dataSpaces) {
    this.dataSpaces = dataSpaces;
    words = new double[levels * dataSpaces];
    linkWords = new double[levels * dataSpaces];
  }

  double words(int level, int space) {
    return words[level * dataSpaces + space];
  }

  /** Words that the children of one instance pass to each other instead. */
  double linkWords(int level, int space) {
    return linkWords[level * dataSpaces + space];
  }

  void record(int level, int space, double sent, double passedOn) {
    int cell = level * dataSpaces + space;
    words[cell] = sent;
    linkWords[cell] = passedOn;
  }
}
