/**
 * Mappings: how the loops of a workload are tiled, ordered, spread over space and staged in
 * storage. Uses only the JDK and the checks of {@link org.loopwright.model.diagnostics.Require}.
 */
package org.loopwright.model.mapping;
