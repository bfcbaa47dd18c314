/** The published JSON Schemas: what the readers read by, told to editors. */
package org.loopwright.conformance.schema;
