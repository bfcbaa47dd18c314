/** Agreement with results that reference tools have given. */
package org.loopwright.conformance.reference;
