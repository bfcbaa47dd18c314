package org.loopwright.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.loopwright.model.diagnostics.SpecException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Where {@code spark-submit} starts. */
public final class SparkMain {
  private static final int BAD_INPUT = 2;
  private static final int INTERNAL_ERROR = 3;

  private SparkMain() {}

  /** Runs the command named in {@code args}; exits with its code unless that is 0. */
  public static void main(String[] args) {
    int code = run(args, new PrintWriter(System.out, true), new PrintWriter(System.err, true));
    if (code != 0) {
      System.exit(code);
    }
  }

  static int run(String[] args, PrintWriter out, PrintWriter err) {
    return new CommandLine(CommandSpec.create().name("loopwright-spark"))
        .addSubcommand(new SparkExploreCommand())
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> explained(failure, command.getErr()))
        .execute(args);
  }

  private static int explained(Exception failure, PrintWriter err) {
    if (failure instanceof SpecException problems) {
      problems.problems().forEach(err::println);
      return BAD_INPUT;
    }
    boolean isOfUser =
        failure instanceof IllegalArgumentException
            || failure instanceof IOException
            || failure instanceof UncheckedIOException;
    err.println("loopwright: " + failure.getMessage());
    return isOfUser ? BAD_INPUT : INTERNAL_ERROR;
  }

  /** The version that the build wrote. */
  static String version() {
    try (InputStream resource = SparkMain.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(resource);
      return properties.getProperty("version");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
