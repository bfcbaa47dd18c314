/** The samples in the documents are what the program does. */
package org.loopwright.conformance.guide;
