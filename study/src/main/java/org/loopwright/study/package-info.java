/**
 * Runs studies and judges the claims of their sources: {@code plan} makes parts of runs, this
 * package runs the parts and takes numbers from their rows, {@code show} tells what came out. Uses
 * everything up to {@code service}.
 */
package org.loopwright.study;
