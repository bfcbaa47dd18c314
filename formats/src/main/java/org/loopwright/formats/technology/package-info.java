/**
 * Technologies: folders of a {@code technology.yaml} and tables as CSV, and the attributes of
 * components that estimates need. Uses {@code org.loopwright.formats.document} and what it reads
 * into, {@code org.loopwright.cost.technology}.
 */
package org.loopwright.formats.technology;
