package org.loopwright.formats.maestro;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Mapping files for tests: one of our own, and those beside the project where they exist. */
final class MappingFiles {
  /** Where reference results stand, seen from a module of the project. */
  static final Path REFERENCE =
      Path.of(System.getProperty("user.dir"), "..", "..", "shared", "reference", "maestro")
          .normalize();

  static final String OWN =
      """
      // Two layers: windows on clusters of channels, and a matrix product.
      Constant Tile 4;
      Constant Rows Tile * 25;
      Network small {
        Layer conv-1 {
          Type: CONV
          Stride { X: 2, Y: 2 }
          Dimensions { K: 12, C 8, R: 3, S: 3, Y: 19, X: 19 }
          Dataflow {
            SpatialMap(1,1) K;
            TemporalMap(Tile,Tile) C;
            TemporalMap(Sz(R),Sz(R)) R;
            TemporalMap(Sz(S),Sz(S)) S;
            TemporalMap(1,1) Y';
            TemporalMap(Sz(S) + (2 - 1) * 2, 3) X;
            Cluster(Tile, P);
            SpatialMap(1,1) C;
          }
        }
        Layer product {
          Type: GEMM
          Dimensions { M: Rows, N: 16, K: 32 }
          Dataflow {
            TemporalMap(1,1) N;
            SpatialMap(1,1) M;
            TemporalMap(8,8) K;
            Cluster(8, L);
            SpatialMap(1,1) K;
          }
        }
      }
      """;

  private MappingFiles() {}

  /** All mapping files at hand, our own first. */
  static List<String> texts() {
    return Stream.concat(Stream.of(OWN), referenceFiles().stream().map(MappingFiles::text))
        .toList();
  }

  static List<Path> referenceFiles() {
    Path folder = REFERENCE.resolve("mapping");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
