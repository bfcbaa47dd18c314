/**
 * Study files: what is varied, what is run, what is drawn, and what a source claims. Values and the
 * codec that reads them; module {@code study} runs them.
 */
package org.loopwright.formats.study;
