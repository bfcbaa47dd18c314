/**
 * The files of the data-centric model: networks with their mappings in the directive language,
 * hardware files, and the table of results. Uses the values of the data-centric model.
 */
package org.loopwright.formats.maestro;
