/**
 * What the program can do, as functions from a request record to a response record; the command
 * line is one caller of them. May use every module from {@code org.loopwright.model} to {@code
 * org.loopwright.report}; knows nothing of terminals and exit codes.
 */
package org.loopwright.service;
