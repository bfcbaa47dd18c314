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
import java.util.Arrays;
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
      say(err, missing(failure, commandLine));
      err.println("loopwright --help lists the commands");
    } else {
      say(err, failure.getMessage());
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
      ProblemLines.of(problems.problems()).stream()
          .map(TerminalColours.ofMessages()::message)
          .forEach(err::println);
      return ExitCode.BAD_INPUT;
    }
    if (failure instanceof UncheckedIOException wrapped) {
      return file(wrapped.getCause(), err);
    }
    if (failure instanceof IOException file) {
      return file(file, err);
    }
    if (failure instanceof InvalidPathException path) {
      say(err, "not a file name: " + path.getInput());
      return ExitCode.BAD_INPUT;
    }
    if (failure instanceof ArithmeticException tooLarge) {
      say(err, CountLimit.explain(tooLarge));
      return ExitCode.BAD_INPUT;
    }
    if (failure instanceof IllegalArgumentException) {
      say(err, failure.getMessage());
      return ExitCode.BAD_INPUT;
    }
    return internal(failure, err);
  }

  /** What nobody expected, errors of the virtual machine too: a paragraph, and exit code 3. */
  static int internal(Throwable failure, PrintWriter err) {
    if (isOutOfMemory(failure)) {
      say(
          err,
          "out of memory: the Java heap of %d MiB is full. Give it more, such as with"
                  .formatted(Runtime.getRuntime().maxMemory() >> 20)
              + " LOOPWRIGHT_JAVA_OPTS=-Xmx8g, or make the problem smaller.");
    } else {
      say(err, "internal error: " + failure + place(failure));
      err.println("Please report it with the command and the input files.");
    }
    return ExitCode.INTERNAL_ERROR;
  }

  private static boolean isOutOfMemory(Throwable failure) {
    return failure instanceof OutOfMemoryError
        || (failure.getCause() != null && isOutOfMemory(failure.getCause()));
  }

  /** The first line of ours on the stack, for the report. */
  private static String place(Throwable failure) {
    return Arrays.stream(failure.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith("org.loopwright"))
        .findFirst()
        .map(frame -> " at " + frame)
        .orElse("");
  }

  private static void say(PrintWriter err, String message) {
    String text = "loopwright: " + ProblemLines.shown(String.valueOf(message));
    err.println(TerminalColours.ofMessages().message(text));
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
    say(err, name + what);
    return ExitCode.BAD_INPUT;
  }
}
