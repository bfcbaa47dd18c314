/** Tests of the search over directives. */
package org.loopwright.dataflow.search;
