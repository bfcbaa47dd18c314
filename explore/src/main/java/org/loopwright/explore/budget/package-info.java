/**
 * Area and power of designs from building blocks, exactly, and how many buffer sizes stay within
 * budgets. Uses {@code axis} and the JDK.
 */
package org.loopwright.explore.budget;
