package org.loopwright.cost.technology.compound;

import static org.loopwright.cost.technology.ComponentEstimate.COMPUTE;
import static org.loopwright.cost.technology.ComponentEstimate.LEAK;
import static org.loopwright.cost.technology.ComponentEstimate.READ;
import static org.loopwright.cost.technology.ComponentEstimate.WRITE;

import java.util.Map;
import org.loopwright.cost.technology.ComponentEstimate;
import org.loopwright.cost.technology.Estimate;

/**
 * A part that a model knows. Whatever arithmetic does is its operation, unless it is idle, gated,
 * or repeats what it did.
 *
 * @param name of the whole and the part
 */
record SimplePart(String name, ComponentEstimate estimate) implements PricedPart {
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "idle", LEAK,
          "pop", READ,
          "push", WRITE,
          "random_read", READ,
          "read_random", READ,
          "random_write", WRITE,
          "write_random", WRITE);

  @Override
  public Estimate actionPj(String action, AttributeValues arguments) {
    String known = isIdle(action, arguments) ? LEAK : OTHER_NAMES.getOrDefault(action, action);
    Map<String, Estimate> actions = estimate.actionsPj();
    if (actions.containsKey(known)) {
      return actions.get(known);
    }
    if (actions.containsKey(COMPUTE)) {
      return actions.get(COMPUTE);
    }
    throw new IllegalArgumentException(
        "%s has no action %s; it has %s"
            .formatted(name, action, String.join(", ", actions.keySet())));
  }

  /** Nothing toggles: neither data nor address changes. */
  private static boolean isIdle(String action, AttributeValues arguments) {
    return action.contains("gated")
        || action.contains("repeated")
        || (arguments.isZero("data_delta") && arguments.isZero("address_delta"));
  }

  @Override
  public Estimate areaUm2() {
    return estimate.areaUm2();
  }
}
