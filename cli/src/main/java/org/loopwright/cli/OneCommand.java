package org.loopwright.cli;

import picocli.CommandLine.Command;

/** The program without commands; with one more it runs that: to make all takes longer. */
@Command
final class OneCommand extends ProgramCommand {
  OneCommand() {
    super(Starter.SHELL);
  }
}
