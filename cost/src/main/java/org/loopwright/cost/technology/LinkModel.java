package org.loopwright.cost.technology;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A wire as a component: bits x {@code length} x energy a bit and millimetre. Repeaters and what
 * the wire covers are in that energy, so it has no leakage and no area of its own.
 */
final class LinkModel implements ComponentModel {
  private static final double FJ_PER_PJ = 1e3;
  private static final double UM_PER_MM = 1e3;
  private static final Pattern LENGTH = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*(mm|um|)");
  private static final Provenance NOTHING =
      new Provenance("wire", "none", "wires lie above the logic and only switch", false);

  @Override
  public Optional<ComponentEstimate> estimate(
      ComponentDescription component, Technology technology) {
    if (!component.componentClass().equalsIgnoreCase("wire")) {
      return Optional.empty();
    }
    Matcher length = LENGTH.matcher(component.text("length").orElse("").trim());
    if (!length.matches()) {
      throw new IllegalArgumentException(
          component.name() + " needs a length in mm or um, such as 2mm");
    }
    double mm =
        Double.parseDouble(length.group(1)) / (length.group(2).equals("um") ? UM_PER_MM : 1);
    Estimate transfer =
        technology.tables().wire().perBitMmFj().times(component.wordBits() * mm / FJ_PER_PJ);
    Estimate nothing = new Estimate(0, NOTHING);
    return Optional.of(ComponentEstimate.arithmetic(transfer, nothing, nothing));
  }
}
