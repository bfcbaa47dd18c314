package org.loopwright.interpreter;

/**
 * A loop of the whole nest.
 *
 * @param dimension position of the dimension in the workload
 * @param bound number of iterations
 * @param stride how far one iteration moves along the dimension
 * @param level position of the storage level that the loop belongs to, innermost first
 * @param spatial whether it runs across instances instead of in time
 */
record NestLoop(int dimension, long bound, long stride, int level, boolean spatial) {}
