package org.loopwright.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.loopwright.formats.space.SpaceReader;
import org.loopwright.service.OutputFolder;
import org.loopwright.service.OutputFolder.Earlier;
import org.loopwright.service.space.RowChoice;
import org.loopwright.service.space.ShardWork;
import org.loopwright.service.space.SpaceControl;
import org.loopwright.service.space.SpaceFolder;
import org.loopwright.service.space.SpaceRequest;
import org.loopwright.service.space.SpaceSweep;
import org.loopwright.service.store.TableStore;

/**
 * A space of many small shards, and its sweep by this process, which Spark must not differ from.
 */
final class SmallSpace {
  private static final String NETWORK =
      """
      network:
        name: small
        layers:
        - {name: a, shape: cnn-layer, R: 1, S: 1, P: 4, Q: 1, C: 1, K: 4, N: 1}
        - {name: b, shape: cnn-layer, R: 1, S: 1, P: 1, Q: 1, C: 4, K: 4, N: 1, count: 2}
      """;
  private static final String SPACE =
      """
      space:
        name: memories
        architecture: teaching
        axes:
          technology: [65nm, 45nm]
          RF.depth: [3, 4, 16]
          Buffer.depth: [BUFFERS]
        networks: nets/net.yaml
        objectives: [edp, energy, delay]
        mapper: {algorithm: random, search_size: SAMPLES, num_threads: 1}
        front: [energy, delay, area]
      """;

  private final Path file;

  /**
   * Writes a space of six points for each size of a buffer into a folder.
   *
   * @param samples mappings that are tried of each layer: how long a shard takes
   */
  SmallSpace(Path folder, int buffers, int samples) throws IOException {
    String sizes =
        String.join(", ", IntStream.range(0, buffers).mapToObj(i -> "" + (8 << i)).toList());
    Files.createDirectories(folder.resolve("nets"));
    Files.writeString(folder.resolve("nets/net.yaml"), NETWORK);
    file =
        Files.writeString(
            folder.resolve("space.yaml"),
            SPACE.replace("BUFFERS", sizes).replace("SAMPLES", "" + samples));
  }

  Path file() {
    return file;
  }

  SpaceRequest request() {
    return SentSweep.request(SpaceReader.read(file), ProgramVersion.read());
  }

  /** Sweeps it by threads of this process. */
  void sweep(Path results) throws IOException {
    SpaceRequest request = request();
    ShardWork work =
        new ShardWork(request, Optional.of(TableStore.required("this test")), RowChoice.AUTO);
    SpaceControl control = new SpaceControl(2, System::nanoTime, () -> false, progress -> {});
    try (OutputFolder output = OutputFolder.open(results, Earlier.REFUSED)) {
      SpaceFolder folder = new SpaceFolder(output, request, work, /* resumed= */ false);
      folder.write(SpaceSweep.run(request, control, folder));
    }
  }

  /** Every file of one folder is in the other, with the same bytes; but for the times of runs. */
  static void assertSameFiles(Path one, Path other) throws IOException {
    assertThat(files(one)).isEqualTo(files(other)).hasSizeGreaterThan(15);
    for (Path file : files(one)) {
      if (file.toString().equals("result.json")) {
        assertThat(untimed(one.resolve(file))).isEqualTo(untimed(other.resolve(file)));
      } else {
        assertThat(one.resolve(file)).hasSameBinaryContentAs(other.resolve(file));
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(Files::isRegularFile).map(folder::relativize).sorted().toList();
    }
  }

  private static String untimed(Path result) throws IOException {
    String text = Files.readString(result);
    return text.substring(0, text.indexOf("\"run\" :"));
  }
}
