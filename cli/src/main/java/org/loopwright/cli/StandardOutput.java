package org.loopwright.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Standard output that remembers the first failure to write, which a {@link PrintWriter} hides: a
 * full disk must not pass for a result.
 */
final class StandardOutput {
  private static final int TYPE_OF_FILE = 0170000;
  private static final int PIPE = 0010000;

  private final PrintWriter writer;
  private final boolean toReader;
  private IOException failure;

  /**
   * Output to a stream.
   *
   * @param toReader whether a reader takes it, who may stop early, as {@code head} does
   */
  StandardOutput(OutputStream out, boolean toReader) {
    this.writer = new PrintWriter(new OutputStreamWriter(new Remembering(out), charset()));
    this.toReader = toReader;
  }

  /** The standard output of the process. */
  static StandardOutput ofProcess() {
    return new StandardOutput(
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)), isPipe());
  }

  /** Standard error of the process, each line at once. */
  static PrintWriter errors() {
    return new PrintWriter(new OutputStreamWriter(System.err, charset()), true);
  }

  /** That of {@link System#out}, which on JDK 17 has no accessor. */
  private static Charset charset() {
    String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
    return name == null ? Charset.defaultCharset() : Charset.forName(name);
  }

  /** Asks the system, as the message of a broken pipe is in the user's language. */
  private static boolean isPipe() {
    try {
      int mode = (int) Files.getAttribute(Path.of("/dev/stdout"), "unix:mode");
      return (mode & TYPE_OF_FILE) == PIPE;
    } catch (IOException | UnsupportedOperationException notKnown) {
      return false;
    }
  }

  PrintWriter writer() {
    return writer;
  }

  /** What did not reach its place; empty too if the reader of a pipe had enough. */
  Optional<String> loss() {
    writer.flush();
    return Optional.ofNullable(failure).filter(any -> !toReader).map(IOException::getMessage);
  }

  /** Passes bytes on until that fails. */
  private final class Remembering extends OutputStream {
    private final OutputStream out;

    Remembering(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      attempt(() -> out.write(bytes, from, count));
    }

    @Override
    public void flush() throws IOException {
      attempt(out::flush);
    }

    private void attempt(Writing writing) throws IOException {
      if (failure != null) {
        throw failure;
      }
      try {
        writing.run();
      } catch (IOException failed) {
        failure = failed;
        throw failed;
      }
    }
  }

  /** Something that writes. */
  private interface Writing {
    void run() throws IOException;
  }
}
