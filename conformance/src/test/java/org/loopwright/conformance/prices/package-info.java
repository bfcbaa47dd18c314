/** What computed prices are next to what others published, as a page. */
package org.loopwright.conformance.prices;
