/** What an analysis answers. Uses the language, the hardware, performance and cost analysis. */
package org.loopwright.dataflow.result;
