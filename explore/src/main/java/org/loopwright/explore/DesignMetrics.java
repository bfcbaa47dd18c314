package org.loopwright.explore;

/**
 * What the workload and the hardware cost at a point of the design space.
 *
 * @param runtimeCycles of the whole workload
 * @param macs multiply-accumulates that the workload needs
 * @param energyNj of the whole workload
 */
public record DesignMetrics(
    long runtimeCycles, long macs, double energyNj, double areaUm2, double powerMw) {

  public double macsPerCycle() {
    return (double) macs / runtimeCycles;
  }

  public double edpNjCycles() {
    return energyNj * runtimeCycles;
  }
}
