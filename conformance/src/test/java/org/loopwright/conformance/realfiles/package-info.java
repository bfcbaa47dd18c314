/** Small files of our own that say things as public files do, and what they give. */
package org.loopwright.conformance.realfiles;
