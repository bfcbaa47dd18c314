/** Facts and laws of the data-centric model. */
package org.loopwright.dataflow;
