/** The hardware that a mapping runs on, as the data-centric model sees it. Uses only the model. */
package org.loopwright.dataflow.hardware;
