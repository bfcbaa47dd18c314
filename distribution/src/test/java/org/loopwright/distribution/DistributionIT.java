package org.loopwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build made, run as users run it: in a folder where nothing of ours lies. */
final class DistributionIT {
  private static final Path MADE = Path.of(System.getProperty("distribution.folder"));
  private static final Path JAR = MADE.resolve("loopwright.jar");
  private static final String VERSION = System.getProperty("distribution.version");
  private static final String NAME = "loopwright-" + VERSION;
  private static final String DEBIAN = "loopwright_" + VERSION + "_all.deb";
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
  private static final Path JAVA = JAVA_HOME.resolve("bin").resolve("java");
  private static final Path LIBRARY = Path.of("..", "library").toAbsolutePath().normalize();
  private static final String MAPPING =
      LIBRARY.resolve("mappings/teaching-weight-stationary.yaml").toString();

  @TempDir private Path folder;

  /** How a process ended, and what it printed. */
  private record Ended(int exitCode, String output) {}

  private Ended run(Object... command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    Arrays.stream(command).map(Object::toString).forEach(words::add);
    ProcessBuilder process =
        new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
    process.environment().put("JAVA_HOME", JAVA_HOME.toString());
    process.environment().put("LOOPWRIGHT_CACHE", folder.resolve("cache").toString());
    Process started = process.start();
    started.getOutputStream().close();
    String output = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(started.waitFor(), output);
  }

  @Test
  void jarIsAtMost20Megabytes() throws IOException {
    assertThat(Files.size(JAR)).isLessThanOrEqualTo(20_000_000);
  }

  /** The server is in the jar beside it; a copy that is alone says so. */
  @Test
  void serverIsAJarOfItsOwn() throws Exception {
    Process server = new ProcessBuilder(JAVA.toString(), "-jar", JAR.toString(), "serve").start();
    try {
      String address = server.inputReader(StandardCharsets.UTF_8).readLine();
      assertThat(address).startsWith("http://127.0.0.1:").contains("#token=");
    } finally {
      server.destroy();
    }
    Path alone = Files.copy(JAR, folder.resolve("loopwright.jar"));
    Ended missing = run(JAVA, "-jar", alone, "serve");
    assertThat(missing.output()).contains("loopwright-serve.jar");
    assertThat(missing.exitCode()).isEqualTo(2);
  }

  @Test
  void serverForAgentsIsAJarOfItsOwn() throws Exception {
    Ended served = run(JAVA, "-jar", JAR, "mcp");
    assertThat(served.exitCode()).as(served.output()).isZero();
    Path alone = Files.copy(JAR, folder.resolve("loopwright.jar"));
    Ended missing = run(JAVA, "-jar", alone, "mcp");
    assertThat(missing.output()).contains("loopwright-mcp.jar");
    assertThat(missing.exitCode()).isEqualTo(2);
  }

  /** DuckDB is in a jar of its own, too, which is five times as large as the program. */
  @Test
  void queryNeedsTheJarOfDuckDb() throws Exception {
    Files.writeString(folder.resolve("sizes.csv"), "name,words\na,3\nb,4\n");
    Object[] query = {"query", ".", "select sum(words) as all_words from sizes", "-f", "csv"};
    Ended asked = run(words(query, JAVA, "-jar", JAR));
    assertThat(asked.output()).isEqualToIgnoringNewLines("all_words7");
    Path alone = Files.copy(JAR, folder.resolve("loopwright.jar"));
    Ended missing = run(words(query, JAVA, "-jar", alone));
    assertThat(missing.output()).contains("query needs loopwright-duckdb.jar", "package");
    assertThat(missing.exitCode()).isEqualTo(2);
  }

  @Test
  void jarHasTheLibraryInside() throws Exception {
    Ended listed = run(JAVA, "-jar", JAR, "list", "architectures");
    assertThat(listed.output().lines()).contains("eyeriss", "teaching");
    Ended wrong = run(JAVA, "-jar", JAR, "validate", "-a", "eyerisss");
    assertThat(wrong.output()).contains("eyeriss");
    assertThat(wrong.exitCode()).isEqualTo(2);
  }

  /** Names in results, prices of a technology and warnings, too. */
  @Test
  void libraryInTheJarGivesWhatTheFolderGives() throws Exception {
    String home = "-Dloopwright.home=" + LIBRARY.getParent();
    Object[] evaluate = {"evaluate", "-a", "teaching", MAPPING, "--format", "json"};
    Ended ofJar = run(words(evaluate, JAVA, "-jar", JAR));
    Ended ofFolder = run(words(evaluate, JAVA, home, "-jar", JAR));
    assertThat(ofJar.output()).contains("\"architecture\" : \"teaching\"").contains("energy_pj");
    assertThat(ofJar).isEqualTo(ofFolder);
  }

  @Test
  void launcherOfTheArchiveStartsFromAnyFolder() throws Exception {
    assumeThat(Files.isExecutable(Path.of("/bin/sh"))).isTrue();
    Path launcher = unpacked().resolve("bin/loopwright");
    Ended first = run("/bin/sh", launcher, "list", "architectures");
    assertThat(first.output().lines()).contains("eyeriss");
    assertThat(first.exitCode()).isZero();
    try (Stream<Path> kept = Files.list(folder.resolve("cache"))) {
      assertThat(kept).singleElement().asString().endsWith(".jsa");
    }
    assertThat(run("/bin/sh", launcher, "list", "architectures")).isEqualTo(first);
  }

  @Test
  void archiveHasCompletionsAndTheFilesToRead() throws Exception {
    Path home = unpacked();
    assertThat(home.resolve("bin/loopwright.cmd")).isNotEmptyFile();
    assertThat(home.resolve("README.md")).isNotEmptyFile();
    assertThat(home.resolve("LICENSE")).isNotEmptyFile();
    assertThat(home.resolve("docs/formats.md")).isNotEmptyFile();
    assertThat(home.resolve("share/bash-completion/completions/loopwright"))
        .content()
        .contains("--architecture");
    assertThat(home.resolve("share/fish/vendor_completions.d/loopwright.fish"))
        .content()
        .contains("-l architecture");
    assertThat(home.resolve("share/man/man1/loopwright.1.gz")).isNotEmptyFile();
  }

  /** Each file that is made for users has its checksum, and it is right. */
  @Test
  void checksumsAreThoseOfTheFiles() throws Exception {
    List<String> lines = Files.readAllLines(MADE.resolve("SHA256SUMS"));
    assertThat(lines)
        .extracting(line -> line.substring(line.indexOf('*') + 1))
        .contains("loopwright.jar", NAME + ".zip", NAME + ".tar.gz", NAME + ".cdx.json", DEBIAN);
    for (String line : lines) {
      Path file = MADE.resolve(line.substring(line.indexOf('*') + 1));
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      assertThat(line).startsWith(HexFormat.of().formatHex(sum));
    }
  }

  @Test
  void billOfMaterialsNamesTheLibrariesWithTheirLicences() throws IOException {
    assertThat(MADE.resolve(NAME + ".cdx.json"))
        .content()
        .contains("pkg:maven/info.picocli/picocli@", "Apache-2.0")
        .doesNotContain("pkg:maven/org.assertj");
  }

  @Test
  void debianPackageStartsWhereItIsUnpacked() throws Exception {
    assumeThat(Files.isExecutable(Path.of("/usr/bin/dpkg-deb"))).isTrue();
    Ended unpacked = run("/usr/bin/dpkg-deb", "-x", MADE.resolve(DEBIAN), folder.resolve("root"));
    assertThat(unpacked).isEqualTo(new Ended(0, ""));
    Path usr = folder.resolve("root/usr");
    assertThat(Files.readSymbolicLink(usr.resolve("bin/loopwright")))
        .hasToString("/usr/share/loopwright/bin/loopwright");
    assertThat(usr.resolve("share/man/man1/loopwright.1.gz")).isNotEmptyFile();
    assertThat(usr.resolve("share/doc/loopwright/copyright")).isNotEmptyFile();
    Ended listed = run("/bin/sh", usr.resolve("share/loopwright/bin/loopwright"), "list", "spaces");
    assertThat(listed.output().lines()).contains("eyeriss-buffers");
  }

  /** With -Prelease: no other Java is on the path, and none is named. */
  @Test
  void imageBringsItsOwnJava() throws Exception {
    List<Path> images;
    try (Stream<Path> files = Files.list(MADE)) {
      images = files.filter(path -> path.toString().matches(".*-linux-.*\\.tar\\.gz")).toList();
    }
    assumeThat(images).as("made by -Prelease").hasSize(1);
    run("tar", "xzf", images.get(0), "-C", folder);
    Path tools = Files.createDirectory(folder.resolve("tools"));
    for (String tool :
        List.of("cat", "cksum", "env", "ls", "mkdir", "mktemp", "mv", "readlink", "rm", "stty")) {
      Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
    }
    Path launcher = folder.resolve(NAME).resolve("bin/loopwright");
    Ended mapped =
        run(
            "/usr/bin/env",
            "-u",
            "JAVA_HOME",
            "PATH=" + tools,
            "/bin/sh",
            launcher,
            "map",
            MAPPING,
            "-a",
            "teaching",
            "--out",
            "results");
    assertThat(mapped.exitCode()).as(mapped.output()).isZero();
    assertThat(folder.resolve("results/energy.png")).isNotEmptyFile();
  }

  /** What is loaded first is picocli, in the form of Java 17. */
  @Test
  void jarHasNoClassesThatAnArchiveCannotTake() throws IOException {
    try (FileSystem jar = FileSystems.newFileSystem(JAR)) {
      byte[] picocli = Files.readAllBytes(jar.getPath("/picocli/CommandLine.class"));
      assertThat(picocli[7]).isGreaterThanOrEqualTo((byte) 50);
    }
  }

  @Test
  void catalogueForJbangNamesTheJar() throws IOException {
    assertThat(MADE.resolve("jbang-catalog.json"))
        .content()
        .contains("\"script-ref\": \"loopwright.jar\"");
  }

  /** Copies the zip archive into the folder. */
  private Path unpacked() throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(MADE.resolve(NAME + ".zip"));
        Stream<Path> entries = Files.walk(zip.getPath("/", NAME))) {
      for (Path entry : (Iterable<Path>) entries::iterator) {
        Path copy = folder.resolve(entry.toString().substring(1));
        if (Files.isDirectory(entry)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(entry, copy);
        }
      }
    }
    return folder.resolve(NAME);
  }

  private static Object[] words(Object[] after, Object... before) {
    return Stream.concat(Arrays.stream(before), Arrays.stream(after)).toArray();
  }
}
