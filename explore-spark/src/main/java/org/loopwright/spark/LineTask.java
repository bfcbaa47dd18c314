package org.loopwright.spark;

import java.io.IOException;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.loopwright.search.SearchControl;

/**
 * Maps the points of one line through the best point that bounds left out, so that the driver,
 * which has mapped nothing yet, need not.
 *
 * @param sweep what is swept
 */
record LineTask(Broadcast<SentSweep> sweep) implements Function<List<Long>, String> {
  @Override
  public String call(List<Long> points) throws IOException {
    TaskContext task = TaskContext.get();
    SearchControl control =
        new SearchControl(System::nanoTime, task::isInterrupted, searching -> {});
    String rows = sweep.value().unpacked().work().line(points, control);
    if (task.isInterrupted()) {
      throw new IOException("the task was stopped");
    }
    return rows;
  }
}
