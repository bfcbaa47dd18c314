package org.loopwright.service.worker;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.loopwright.cost.Violation;

/** How the evaluation of one mapping of many ended, but for violations of the hardware. */
enum MappingOutcome {
  VALID(0, "valid"),
  MALFORMED(1, "an order without each dimension once, or a dimension along X and Y both"),
  INCOMPLETE(2, "factors that do not multiply to the bounds"),
  TOO_LARGE(3, "counts of 2^63 or more");

  /** Violations have the codes after those above. */
  private static final Map<Violation.Reason, Byte> VIOLATIONS = violations();

  private final byte code;
  private final String meaning;

  MappingOutcome(int code, String meaning) {
    this.code = (byte) code;
    this.meaning = meaning;
  }

  private static Map<Violation.Reason, Byte> violations() {
    Map<Violation.Reason, Byte> codes = new EnumMap<>(Violation.Reason.class);
    for (Violation.Reason reason : Violation.Reason.values()) {
      codes.put(reason, (byte) (values().length + codes.size()));
    }
    return codes;
  }

  byte code() {
    return code;
  }

  /** The code of a mapping that the hardware cannot run. */
  static byte code(Violation.Reason reason) {
    return VIOLATIONS.get(reason);
  }

  /** What each code means, by its number. */
  static List<String> meanings() {
    List<String> meanings = new ArrayList<>();
    for (MappingOutcome outcome : values()) {
      meanings.add(outcome.meaning);
    }
    VIOLATIONS.keySet().forEach(reason -> meanings.add(reason.label()));
    return meanings;
  }
}
