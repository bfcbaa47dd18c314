package org.loopwright.service.worker;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.cost.Violation;

/** How the evaluation of one mapping of many ended, but for violations of the hardware. */
enum Outcome {
  VALID("valid"),
  MALFORMED("an order that does not have each dimension once"),
  INCOMPLETE("factors that do not multiply to the bounds"),
  TOO_LARGE("counts of 2^63 or more");

  private final String meaning;

  Outcome(String meaning) {
    this.meaning = meaning;
  }

  byte code() {
    return (byte) ordinal();
  }

  /** The code of a mapping that the hardware cannot run. */
  static byte code(Violation.Reason reason) {
    return (byte) (values().length + reason.ordinal());
  }

  /** What each code means, by its number. */
  static List<String> meanings() {
    List<String> meanings = new ArrayList<>();
    for (Outcome outcome : values()) {
      meanings.add(outcome.meaning);
    }
    for (Violation.Reason reason : Violation.Reason.values()) {
      meanings.add(reason.label());
    }
    return meanings;
  }
}
