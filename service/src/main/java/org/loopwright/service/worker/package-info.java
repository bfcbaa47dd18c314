/**
 * A long-lived process that serves another program over its standard streams: JSON lines, and bytes
 * for many mappings at once. docs/worker.md describes what goes over them. May use all of service.
 */
package org.loopwright.service.worker;
