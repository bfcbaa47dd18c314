package org.loopwright.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.diagnostics.Spelling;
import org.loopwright.service.CountLimit;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Tells users what went wrong, where, and what to do, and turns it into an exit code; never a stack
 * trace.
 */
final class ConsoleErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {
  /** Tells what is wrong and how to see all options, which would hide it if they stood below. */
  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine commandLine = failure.getCommandLine();
    PrintWriter err = commandLine.getErr();
    if (commandLine.getParent() == null) {
      err.println("loopwright: " + missing(failure, commandLine));
      err.println("loopwright --help lists the commands");
    } else {
      err.println("loopwright: " + failure.getMessage());
      UnmatchedArgumentException.printSuggestions(failure, err);
      err.println(commandLine.getCommandSpec().qualifiedName() + " --help lists what it takes");
    }
    return ExitCode.BAD_INPUT;
  }

  /** What is wrong where a command should be: most often the command's name. */
  private static String missing(ParameterException failure, CommandLine commandLine) {
    if (!(failure instanceof UnmatchedArgumentException unmatched)) {
      return failure.getMessage();
    }
    String word = unmatched.getUnmatched().get(0);
    if (word.startsWith("-")) {
      return "there is no option '" + word + "' before a command";
    }
    return "there is no command '%s'%s"
        .formatted(
            word,
            Spelling.nearest(word, commandLine.getSubcommands().keySet())
                .map(near -> "; did you mean " + near + "?")
                .orElse(""));
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult arguments) {
    PrintWriter err = commandLine.getErr();
    if (failure instanceof SpecException problems) {
      problems.problems().forEach(err::println);
      return ExitCode.BAD_INPUT;
    }
    if (failure instanceof UncheckedIOException wrapped) {
      return file(wrapped.getCause(), err);
    }
    if (failure instanceof IOException file) {
      return file(file, err);
    }
    if (failure instanceof InvalidPathException path) {
      err.println("loopwright: not a file name: " + path.getInput());
      return ExitCode.BAD_INPUT;
    }
    if (failure instanceof ArithmeticException tooLarge) {
      err.println("loopwright: " + CountLimit.explain(tooLarge));
      return ExitCode.BAD_INPUT;
    }
    if (failure instanceof IllegalArgumentException) {
      err.println("loopwright: " + failure.getMessage());
      return ExitCode.BAD_INPUT;
    }
    err.println("loopwright: internal error: " + failure);
    err.println("Please report it with the command and the input files.");
    return ExitCode.INTERNAL_ERROR;
  }

  private static int file(IOException failure, PrintWriter err) {
    String what =
        failure instanceof NoSuchFileException
            ? "there is no such file or folder"
            : failure instanceof AccessDeniedException
                ? "access is denied"
                : failure instanceof FileAlreadyExistsException
                    ? "a file of that name is in the way"
                    : failure instanceof NotDirectoryException
                        ? "is not a folder"
                        : failure.getMessage();
    String name =
        failure instanceof FileSystemException named && named.getFile() != null
            ? named.getFile() + ": "
            : "";
    err.println("loopwright: " + name + what);
    return ExitCode.BAD_INPUT;
  }
}
