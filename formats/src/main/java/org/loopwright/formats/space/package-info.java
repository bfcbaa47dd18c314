/** Files of design spaces: what varies, what is asked for, and the budgets. */
package org.loopwright.formats.space;
