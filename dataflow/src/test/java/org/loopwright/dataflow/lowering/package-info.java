/** Tests of the ways between directives and loop nests. */
package org.loopwright.dataflow.lowering;
