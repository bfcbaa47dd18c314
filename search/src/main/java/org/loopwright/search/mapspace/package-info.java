/**
 * The space of all mappings of a workload on an architecture that the constraints allow: a product
 * of sub-spaces for index factorization with its spatial split, loop permutation and level bypass
 * (Parashar et al. 2019, section V-E). Its size is exact and every point has an index. May use
 * {@code org.loopwright.model}, {@code org.loopwright.analysis} and the JDK.
 */
package org.loopwright.search.mapspace;
