/**
 * Results for people and for other programs: tables, JSON, CSV, plots and HTML. Turns values into
 * text and decides nothing. May use {@code org.loopwright.model} to {@code org.loopwright.formats}.
 */
package org.loopwright.report;
