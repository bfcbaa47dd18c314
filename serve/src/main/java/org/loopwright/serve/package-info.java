/**
 * The explorer in the browser: a server on the loopback interface with a REST API over the services
 * of {@code org.loopwright.service}, and the page that uses it. Knows nothing of the command line.
 */
package org.loopwright.serve;
