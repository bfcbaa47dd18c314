/** The mapper: one entry to all searches, whether they walk the mapspace or prove the optimum. */
package org.loopwright.search.mapper;
