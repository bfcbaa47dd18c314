/**
 * Tables of columns and their renderers: one for text, one for CSV, one for JSON. Knows nothing of
 * what the tables hold.
 */
package org.loopwright.report.table;
