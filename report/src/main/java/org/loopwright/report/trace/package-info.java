/**
 * Mappings as traces for Perfetto and Chrome's {@code about:tracing}: when which tile lies where,
 * comes and goes. {@link org.loopwright.report.trace.NestClock} knows when, {@link
 * org.loopwright.report.trace.MappingTrace} what; {@link org.loopwright.report.trace.DataflowTrace}
 * shows what data-centric mappings do.
 */
package org.loopwright.report.trace;
