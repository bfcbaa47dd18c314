package org.loopwright.dataflow.search;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.Optional;
import org.loopwright.dataflow.LayerResult;
import org.loopwright.dataflow.style.DataflowStyle;

/**
 * The best mapping of a layer that was found.
 *
 * @param best the mapping
 * @param bestStyle the best of the ready-made styles by the same goal; empty if none can run
 * @param coverage what was looked at
 */
public record DirectiveSearchResult(
    LayerResult best, Optional<StyledResult> bestStyle, Coverage coverage) {
  /** A layer in a ready-made style. */
  public record StyledResult(DataflowStyle style, LayerResult result) {}

  /**
   * What a search looked at.
   *
   * @param spaceSize mappings of the space
   * @param evaluated mappings that were analysed, those met again included
   * @param leftOut of these, mappings that are not legal or that the model miscounts
   * @param complete whether every mapping of the space was looked at
   * @param ended what ended the search
   */
  public record Coverage(
      BigInteger spaceSize, long evaluated, long leftOut, boolean complete, End ended) {}

  /** What ended a search. */
  public enum End {
    ITSELF,
    TIME_LIMIT,
    USER
  }

  public DirectiveSearchResult {
    requireNonNull(best, "best");
    requireNonNull(bestStyle, "bestStyle");
    requireNonNull(coverage, "coverage");
  }
}
