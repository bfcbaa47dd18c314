package org.loopwright.service.worker;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.loopwright.cost.Evaluator;

/** What a worker can be asked for, by the words of a command line. */
public interface WorkerCommands {
  /** Runs a command; returns its exit code. */
  default int run(List<String> words, PrintWriter out, PrintWriter err, BooleanSupplier stop) {
    return run(words, out, err, stop, Optional.empty());
  }

  /** The same, while a listener is told every now and then how far it is. */
  int run(
      List<String> words,
      PrintWriter out,
      PrintWriter err,
      BooleanSupplier stop,
      Optional<Consumer<CommandProgress>> listener);

  /** The cost model of a specification; without one, what is wrong is written to {@code err}. */
  Optional<Evaluator> open(List<String> words, PrintWriter err);
}
