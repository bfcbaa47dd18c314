package org.loopwright.service.store;

import static java.util.Objects.requireNonNull;

import org.loopwright.model.diagnostics.Require;

/**
 * A question about the tables of a run.
 *
 * @param sql one SELECT
 * @param maxRows rows that are given back; of more the first
 * @param maxSeconds the longest that it may take
 * @param maxMegabytes the most memory that the data base may take
 */
public record TableQuery(String sql, int maxRows, double maxSeconds, int maxMegabytes) {
  public TableQuery {
    requireNonNull(sql, "sql");
    Require.positive(maxRows, "limit of rows");
    Require.positive(maxMegabytes, "memory in MB");
    Require.that(maxSeconds > 0, "time must be above 0 s but was %s s", maxSeconds);
  }
}
