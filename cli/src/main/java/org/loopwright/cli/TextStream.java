package org.loopwright.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Takes UTF-8 for a writer, which has its own encoding: each time whole characters. */
final class TextStream extends OutputStream {
  private final PrintWriter writer;

  TextStream(PrintWriter writer) {
    this.writer = writer;
  }

  @Override
  public void write(byte[] utf8, int from, int length) {
    writer.write(new String(utf8, from, length, StandardCharsets.UTF_8));
  }

  @Override
  public void write(int letter) {
    write(new byte[] {(byte) letter}, 0, 1);
  }
}
