package org.loopwright.dataflow.cost;

/**
 * Area, power and energy of the building blocks. A bus grows linearly and an arbiter quadratically
 * with its ports (Kwon et al. 2020, Case Study II).
 *
 * @param macAreaUm2 one multiply-accumulate unit
 * @param macPowerMw one multiply-accumulate unit
 * @param sramAreaUm2PerByte buffer of any level
 * @param sramPowerMwPerByte buffer of any level
 * @param busAreaUm2 for each port, before scaling, and each element of width
 * @param busPowerUw for each port, before scaling, and each element of width
 * @param busSlope scaling of a bus by its ports
 * @param busConstant scaling of a bus that does not depend on its ports
 * @param arbiterAreaUm2 before scaling
 * @param arbiterPowerUw before scaling
 * @param arbiterSquare scaling of an arbiter by the square of its ports
 * @param arbiterSlope scaling of an arbiter by its ports
 * @param arbiterConstant scaling of an arbiter that does not depend on its ports
 * @param macEnergyNj one multiply-accumulate
 * @param l1AccessMacs energy of an access to L1, in multiply-accumulates
 * @param l2AccessMacs energy of an access to L2, in multiply-accumulates
 */
public record CostTable(
    double macAreaUm2,
    double macPowerMw,
    double sramAreaUm2PerByte,
    double sramPowerMwPerByte,
    double busAreaUm2,
    double busPowerUw,
    double busSlope,
    double busConstant,
    double arbiterAreaUm2,
    double arbiterPowerUw,
    double arbiterSquare,
    double arbiterSlope,
    double arbiterConstant,
    double macEnergyNj,
    double l1AccessMacs,
    double l2AccessMacs) {

  /** The figures that the public implementation of the model uses (28 nm). */
  public static CostTable ofReference() {
    return new CostTable(
        283, 1.2223, 0.104, 0.00345, 101.7938, 0.8, 14.662, 28.895, 395.473, 0.34, 1.2886, 5.5814,
        -23.711, 0.00023, 1.68, 18.61);
  }

  double busScale(long ports) {
    return busSlope * ports + busConstant;
  }

  double arbiterScale(long ports) {
    return arbiterSquare * ports * ports + arbiterSlope * ports + arbiterConstant;
  }
}
