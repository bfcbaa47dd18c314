package org.loopwright.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.loopwright.service.WholeFile;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes what a shell and {@code man} read, in the folders of {@code share} where they look. */
@Command(
    name = "generate-files",
    description =
        "Write the manual page and completions of bash (zsh reads them, too) and fish into DIR,"
            + " such as ~/.local/share.",
    mixinStandardHelpOptions = true)
final class GenerateFilesCommand extends ConsoleCommand {
  private static final String NAME = "loopwright";

  @Parameters(paramLabel = "DIR", description = "A folder such as ~/.local/share.")
  private Path folder;

  @Override
  int run(Console console) throws IOException {
    CommandLine program = Main.commandLine();
    String version = BuildVersion.read();
    write("man/man1/loopwright.1.gz", gzip(ManualPage.of(program, version)), console);
    write("bash-completion/completions/" + NAME, bytes(AutoComplete.bash(NAME, program)), console);
    write("fish/vendor_completions.d/loopwright.fish", bytes(FishCompletion.of(program)), console);
    return ExitCode.DONE;
  }

  private void write(String name, byte[] content, Console console) throws IOException {
    Path file = folder.resolve(name);
    WholeFile.write(file, draft -> Files.write(draft, content));
    console.result(file.toString());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes(text));
    }
    return packed.toByteArray();
  }
}
