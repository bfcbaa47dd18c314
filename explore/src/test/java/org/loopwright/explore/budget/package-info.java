/** Tests of costs and of counting within budgets. */
package org.loopwright.explore.budget;
