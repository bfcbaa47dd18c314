/** The files that ship with the product. */
package org.loopwright.conformance.library;
