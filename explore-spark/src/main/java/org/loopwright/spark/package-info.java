/**
 * Sweeps of design spaces on Apache Spark: the shards of a sweep as tasks, which commit their files
 * in any file system of Hadoop.
 */
package org.loopwright.spark;
