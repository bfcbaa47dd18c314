/** Tests of cost tables. */
package org.loopwright.formats.costs;
