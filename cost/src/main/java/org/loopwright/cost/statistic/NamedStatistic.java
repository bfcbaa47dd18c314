package org.loopwright.cost.statistic;

import java.util.function.Function;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.RunTotals;

/** A number of a result under its full name, such as {@code levels.GLB.reads}. */
public sealed interface NamedStatistic {
  String name();

  /** What one of two functions makes of it, by its kind. */
  <R> R fold(Function<Total, R> onTotal, Function<OfPart, R> onPart);

  /** A total of the run, which is known before the result is written out. */
  record Total(Statistic<RunTotals> statistic) implements NamedStatistic {
    @Override
    public String name() {
      return statistic.key();
    }

    @Override
    public <R> R fold(Function<Total, R> onTotal, Function<OfPart, R> onPart) {
      return onTotal.apply(this);
    }

    public Number of(RunTotals run) {
      return statistic.value().apply(run);
    }
  }

  /** A number of a part of the result; 0 where the mapping does not use the part. */
  record OfPart(String name, Function<Evaluation, Number> value) implements NamedStatistic {
    @Override
    public <R> R fold(Function<Total, R> onTotal, Function<OfPart, R> onPart) {
      return onPart.apply(this);
    }

    public Number of(Evaluation evaluation) {
      return value.apply(evaluation);
    }
  }
}
