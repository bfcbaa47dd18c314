/** Small specifications with the whole of what they evaluate to. */
package org.loopwright.conformance.golden;
