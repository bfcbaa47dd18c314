/**
 * Results for people and for other programs. Each report builds tables of columns from one result
 * of {@code org.loopwright.result}; the renderers of {@code table} write them as text, CSV and
 * JSON. Turns values into text and decides nothing.
 */
package org.loopwright.report;
