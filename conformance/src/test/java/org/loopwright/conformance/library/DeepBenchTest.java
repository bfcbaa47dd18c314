package org.loopwright.conformance.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.loopwright.conformance.RepositoryFiles;
import org.loopwright.formats.network.NetworkReader;
import org.loopwright.model.network.Network.Layer;
import org.loopwright.model.workload.Workload;
import org.loopwright.service.Library;
import org.loopwright.service.Library.Kind;

/** The sums of each set of DeepBench, computed from its headers apart from this program. */
final class DeepBenchTest {
  private static final Library LIBRARY = new Library(RepositoryFiles.file("library"));

  @ParameterizedTest
  @CsvSource({
    "conv, training, 94, 281252180480, 48141264, 448012416",
    "conv, server, 107, 43441559936, 59286096, 62323040",
    "conv, device, 17, 913579776, 8723584, 3402688",
    "gemm, training, 160, 13353199093568, 4220149824, 5873954744",
    "gemm, server, 75, 898716471296, 2793257984, 402655568",
    "gemm, device, 13, 14441435136, 19728384, 19629988",
    "rnn, training, 53, 33677099008, 700518400, 13144576",
    "rnn, server, 69, 2016673792, 864288768, 935424",
    "rnn, device, 3, 267264, 267264, 1120"
  })
  void sizesAreThoseOfTheHeaders(
      String kind, String set, int count, long operations, long weights, long outputs) {
    List<Workload> layers =
        NetworkReader.read(LIBRARY.find(Kind.WORKLOADS, "deepbench-" + kind)).layers().stream()
            .filter(layer -> layer.name().startsWith(set + "_"))
            .map(Layer::workload)
            .toList();
    assertThat(layers).hasSize(count);
    assertThat(layers.stream().mapToLong(Workload::operations).sum()).isEqualTo(operations);
    assertThat(words(layers, "Weights")).isEqualTo(weights);
    assertThat(words(layers, "Outputs")).isEqualTo(outputs);
  }

  private static long words(List<Workload> layers, String dataSpace) {
    return layers.stream().mapToLong(layer -> words(layer, dataSpace)).sum();
  }

  /** Each rank of weights and outputs has one dimension. */
  private static long words(Workload layer, String dataSpace) {
    return layer.dataSpaces().get(layer.indexOfDataSpace(dataSpace)).projection().stream()
        .map(rank -> rank.terms().get(0).dimension())
        .mapToLong(name -> layer.dimensions().get(layer.indexOfDimension(name)).bound())
        .reduce(1, Math::multiplyExact);
  }
}
