/**
 * The engine of the data-centric model (Kwon et al. 2020), in three steps. Cluster analysis turns a
 * list of directives into a hierarchy of cluster levels, each with a complete dataflow. Reuse
 * analysis counts what each tensor moves in each case of a level, given what is already there
 * (temporal reuse) and what neighbouring units share (spatial reuse). Performance analysis overlaps
 * the ingress, compute and egress delays of all cases. Uses {@code spec}.
 */
package org.loopwright.dataflow.engine;
