/**
 * The command line: commands, progress and exit codes, and nothing that another caller would need.
 * The only package that prints, exits or uses picocli. Calls {@code org.loopwright.service}.
 */
package org.loopwright.cli;
