package org.loopwright.service.store;

/** What the cells of a column are. */
public enum ColumnType {
  /** Texts, {@link String}. */
  TEXT,
  /** Whole numbers, {@link Long}. */
  WHOLE,
  /** Other numbers, {@link Double}. */
  NUMBER,
  /** Yes or no, {@link Boolean}. */
  FLAG
}
