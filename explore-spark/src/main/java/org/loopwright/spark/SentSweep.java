package org.loopwright.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.loopwright.formats.space.SpaceFile;
import org.loopwright.result.RunIdentity;
import org.loopwright.service.Library;
import org.loopwright.service.space.RowChoice;
import org.loopwright.service.space.ShardWork;
import org.loopwright.service.space.SpaceBundle;
import org.loopwright.service.space.SpaceRequest;
import org.loopwright.service.store.TableStore;

/** A sweep as it is sent to the nodes; each unpacks it once, for all its tasks. */
final class SentSweep implements Serializable {
  private static final long serialVersionUID = 1;

  private final SpaceBundle files;
  private final String version;
  private final RowChoice rows;
  private final String sweep;
  private final String out;
  private final HashMap<String, String> hadoop;
  private transient Unpacked unpacked;

  /**
   * A sweep.
   *
   * @param request where the files of the space lie
   * @param out where results go, in a file system of Hadoop
   * @param hadoop its settings
   */
  SentSweep(SpaceRequest request, RowChoice rows, String out, Map<String, String> hadoop)
      throws IOException {
    files = SpaceBundle.of(request);
    version = request.identity().version();
    sweep = ShardWork.sweep(request, rows);
    this.rows = rows;
    this.out = out;
    this.hadoop = new HashMap<>(hadoop);
  }

  /** A sweep on a node. */
  record Unpacked(SpaceRequest request, ShardWork work, HadoopFolder out) {}

  /** The sweep as one works with it. */
  synchronized Unpacked unpacked() throws IOException {
    if (unpacked == null) {
      Path folder = Files.createTempDirectory("loopwright-space");
      SpaceRequest request = request(files.unpacked(folder), version);
      TableStore store = TableStore.required("a sweep on Spark");
      unpacked =
          new Unpacked(
              request,
              new ShardWork(request, Optional.of(store), rows, sweep),
              new HadoopFolder(out, hadoop));
    }
    return unpacked;
  }

  static SpaceRequest request(SpaceFile space, String version) {
    return new SpaceRequest(
        RunIdentity.of(version)
            .withArchitecture(space.architecture())
            .withNetwork(Optional.of(String.join(", ", space.networks()))),
        space,
        Library.installed(),
        Optional.empty(),
        UnaryOperator.identity());
  }
}
