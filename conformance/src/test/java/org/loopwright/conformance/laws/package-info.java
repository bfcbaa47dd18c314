/** Laws that results keep when a specification changes in a known way. */
package org.loopwright.conformance.laws;
