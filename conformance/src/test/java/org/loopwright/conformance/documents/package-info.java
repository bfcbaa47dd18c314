/** What documents show is what the program does. */
package org.loopwright.conformance.documents;
