/**
 * Tests of the whole: the rules of the architecture, and agreement with reference results. Holds
 * only tests and sees every module.
 */
package org.loopwright.conformance;
