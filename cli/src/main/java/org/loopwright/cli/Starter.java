package org.loopwright.cli;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.loopwright.service.worker.CommandProgress;

/**
 * Who started a command.
 *
 * @param stop whether it is to end with what it has
 * @param listener who wants to know how far it is
 */
record Starter(BooleanSupplier stop, Optional<Consumer<CommandProgress>> listener) {
  /** A shell: it asks for nothing, and sees bars where it is a terminal. */
  static final Starter SHELL = new Starter(() -> false, Optional.empty());
}
