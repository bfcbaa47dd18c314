package org.loopwright.service.worker;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;

/**
 * How far a command is.
 *
 * @param task what is at work, such as a layer
 * @param done of {@code total}
 * @param total absent where the end is not known
 * @param message such as the best so far and what is proved
 */
public record CommandProgress(String task, long done, OptionalLong total, String message) {
  public CommandProgress {
    requireNonNull(task, "task");
    requireNonNull(total, "total");
    requireNonNull(message, "message");
  }
}
