package org.loopwright.model.workload;

import java.util.List;
import org.loopwright.model.diagnostics.Require;

/** The index of one rank of a data space: a sum of terms, such as {@code 2 x P + R}. */
public record IndexExpression(List<Term> terms) {
  public IndexExpression {
    terms = List.copyOf(terms);
    Require.that(!terms.isEmpty(), "an index expression needs a term");
    Require.distinct(
        terms.stream().map(Term::dimension).toList(), "dimension of an index expression");
  }

  public static IndexExpression of(Term... terms) {
    return new IndexExpression(List.of(terms));
  }
}
