package org.loopwright.explore;

/** Whether a design is valid, or else the first reason, in this order, why it is not. */
public enum DesignStatus {
  AREA_OVER_BUDGET("over the area budget"),
  POWER_OVER_BUDGET("over the power budget"),
  MAPPING_REFUSED("the mapping is not legal on this number of PEs"),
  L1_TOO_SMALL("L1 smaller than the mapping needs"),
  L2_TOO_SMALL("L2 smaller than the mapping needs"),
  VALID("valid");

  private final String text;

  DesignStatus(String text) {
    this.text = text;
  }

  /** The status in words. */
  public String text() {
    return text;
  }
}
