package org.loopwright.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar on a real cluster: a master and two workers, each a process of its own on the loopback
 * interface, as {@code spark-submit} uses them.
 */
final class SparkClusterIT {
  private static final Path JAR =
      Path.of(System.getProperty("spark.jar.folder")).resolve("loopwright-spark.jar");
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final Pattern MASTER = Pattern.compile("spark://127\\.0\\.0\\.1:\\d+");

  /** Six JVMs that live for seconds. */
  private static final List<String> QUICK_START =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir private Path folder;
  private final List<Process> started = new ArrayList<>();
  private Path home;

  @BeforeEach
  void linkSpark() throws IOException {
    home = JAR.resolveSibling("spark-home").toAbsolutePath();
    Path jars = Files.createDirectories(home.resolve("jars"));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path file = Path.of(entry);
      boolean isOurs = file.getFileName().toString().matches("(loopwright|duckdb).*");
      Path link = jars.resolve(file.getFileName());
      if (entry.endsWith(".jar") && !isOurs && !Files.exists(link)) {
        Files.createSymbolicLink(link, file.toAbsolutePath());
      }
    }
  }

  @AfterEach
  void stopAll() throws InterruptedException {
    for (Process process : started) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }

  private Process start(String log, String main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-Xmx512m"));
    command.addAll(QUICK_START);
    command.addAll(List.of(System.getProperty("spark.opens").split(" ")));
    command.addAll(List.of("-cp", home.resolve("jars") + "/*", main));
    command.addAll(List.of(arguments));
    ProcessBuilder process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(log).toFile());
    process.environment().put("SPARK_HOME", home.toString());
    process.environment().put("SPARK_SCALA_VERSION", "2.13");
    process.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    process.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process running = process.start();
    started.add(running);
    return running;
  }

  private String master() throws IOException, InterruptedException {
    start(
        "master.log",
        "org.apache.spark.deploy.master.Master",
        "--host",
        "127.0.0.1",
        "--port",
        "0",
        "--webui-port",
        "0");
    return await(() -> found(MASTER, folder.resolve("master.log")));
  }

  private Process worker(String name, String master) throws IOException {
    return start(
        name + ".log",
        "org.apache.spark.deploy.worker.Worker",
        "--host",
        "127.0.0.1",
        "--webui-port",
        "0",
        "--cores",
        "1",
        "--memory",
        "1g",
        "--work-dir",
        folder.resolve(name).toString(),
        master);
  }

  private interface Wish<T> {
    Optional<T> now() throws IOException;
  }

  private static <T> T await(Wish<T> wish) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      Optional<T> fulfilled = wish.now();
      if (fulfilled.isPresent()) {
        return fulfilled.get();
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    throw new AssertionError("waited in vain");
  }

  private static Optional<String> found(Pattern pattern, Path log) throws IOException {
    Matcher found = pattern.matcher(Files.exists(log) ? Files.readString(log) : "");
    return found.find() ? Optional.of(found.group()) : Optional.empty();
  }

  private static long shards(Path results) throws IOException {
    if (!Files.isDirectory(results)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(results)) {
      return files.filter(file -> file.getFileName().toString().startsWith("shard-")).count();
    }
  }

  @Test
  @Timeout(600)
  void workerThatIsKilledLosesNothing() throws Exception {
    SmallSpace space = new SmallSpace(folder.resolve("question"), 8, 3_000);
    String master = master();
    worker("one", master);
    Process victim = worker("other", master);
    Path results = folder.resolve("results");
    Process submitted =
        start(
            "submit.log",
            "org.apache.spark.deploy.SparkSubmit",
            "--master",
            master,
            "--conf",
            "spark.ui.enabled=false",
            "--conf",
            "spark.driver.host=127.0.0.1",
            "--conf",
            "spark.executor.extraJavaOptions=" + String.join(" ", QUICK_START),
            "--executor-memory",
            "512m",
            "--class",
            SparkMain.class.getName(),
            JAR.toString(),
            "explore",
            space.file().toString(),
            "--out",
            folder.relativize(results).toString()); // the workers work in folders of their own

    await(() -> shards(results) >= 1 ? Optional.of(true) : Optional.empty());
    List<ProcessHandle> executors = victim.descendants().toList();
    victim.destroyForcibly(); // kill -9
    executors.forEach(ProcessHandle::destroyForcibly);
    assertThat(executors).isNotEmpty();
    assertThat(shards(results)).as("shards of 6 when the worker was killed").isLessThan(5);

    space.sweep(folder.resolve("local"));
    assertThat(submitted.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(submitted.exitValue()).as(Files.readString(folder.resolve("submit.log"))).isZero();
    SmallSpace.assertSameFiles(results, folder.resolve("local"));
  }
}
