package org.loopwright.dataflow.spec;

import static java.util.Objects.requireNonNull;

import org.loopwright.model.diagnostics.Require;

/**
 * Area, power and energy of what an array is built of. A bus grows linearly and an arbiter
 * quadratically with its ports, one for each PE (Kwon et al. 2020, Case Study II).
 */
public record BuildingBlocks(String name, Mac mac, Buffer l1, Buffer l2, Bus bus, Arbiter arbiter) {
  public BuildingBlocks {
    Require.notBlank(name, "name of a cost table");
    requireNonNull(mac, "mac");
    requireNonNull(l1, "l1");
    requireNonNull(l2, "l2");
    requireNonNull(bus, "bus");
    requireNonNull(arbiter, "arbiter");
  }

  /** A multiply-accumulate unit. */
  public record Mac(double areaUm2, double powerMw, double energyNj) {
    public Mac {
      Require.notNegative(areaUm2, "area of a MAC");
      Require.notNegative(powerMw, "power of a MAC");
      Require.notNegative(energyNj, "energy of a MAC");
    }
  }

  /** A buffer: area and power for each byte, energy for each access to one element. */
  public record Buffer(double areaUm2PerByte, double powerMwPerByte, double accessNj) {
    public Buffer {
      Require.notNegative(areaUm2PerByte, "area of a buffer byte");
      Require.notNegative(powerMwPerByte, "power of a buffer byte");
      Require.notNegative(accessNj, "energy of a buffer access");
    }
  }

  /**
   * A bus: for each element of width, {@code portSlope x ports + portConstant} times its area and
   * power.
   */
  public record Bus(double areaUm2, double powerUw, double portSlope, double portConstant) {
    public Bus {
      Require.notNegative(areaUm2, "area of a bus");
      Require.notNegative(powerUw, "power of a bus");
      Require.notNegative(portSlope, "growth of a bus by ports");
      Require.notNegative(portConstant, "constant of a bus");
    }

    public double scale(long ports, long width) {
      return (portSlope * ports + portConstant) * width;
    }
  }

  /**
   * An arbiter: {@code portSquare x ports^2 + portSlope x ports + portConstant} times its area and
   * power.
   *
   * @param minAreaUm2 area of the smallest arbiter
   * @param minPowerMw power of the smallest arbiter
   */
  public record Arbiter(
      double areaUm2,
      double powerUw,
      double portSquare,
      double portSlope,
      double portConstant,
      double minAreaUm2,
      double minPowerMw) {
    public Arbiter {
      Require.notNegative(areaUm2, "area of an arbiter");
      Require.notNegative(powerUw, "power of an arbiter");
      Require.notNegative(portSquare, "growth of an arbiter by the square of ports");
      Require.that(Double.isFinite(portSlope), "growth of an arbiter by ports must be finite");
      Require.that(Double.isFinite(portConstant), "constant of an arbiter must be finite");
      Require.notNegative(minAreaUm2, "least area of an arbiter");
      Require.notNegative(minPowerMw, "least power of an arbiter");
    }

    public double scale(long ports) {
      return portSquare * ports * ports + portSlope * ports + portConstant;
    }
  }

  /** The figures that the public implementation of the model uses (28 nm). */
  public static BuildingBlocks reference() {
    return new BuildingBlocks(
        "maestro-28nm",
        new Mac(283, 1.2223, 0.00023),
        new Buffer(0.104, 0.00345, 0.0003864),
        new Buffer(0.104, 0.00345, 0.0042803),
        new Bus(101.7938, 0.8, 14.662, 28.895),
        new Arbiter(395.473, 0.34, 1.2886, 5.5814, -23.711, 395.473, 0.34));
  }
}
