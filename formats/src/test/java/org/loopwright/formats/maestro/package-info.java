/** The files of the data-centric model: what is read, refused and written. */
package org.loopwright.formats.maestro;
