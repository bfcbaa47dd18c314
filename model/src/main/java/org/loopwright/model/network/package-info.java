/** Networks: layers in order, each a workload. Uses {@code org.loopwright.model.workload}. */
package org.loopwright.model.network;
