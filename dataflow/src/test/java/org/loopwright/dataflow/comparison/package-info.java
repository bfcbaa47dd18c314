/** Tests of styles side by side. */
package org.loopwright.dataflow.comparison;
