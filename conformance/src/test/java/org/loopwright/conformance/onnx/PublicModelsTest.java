package org.loopwright.conformance.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.loopwright.conformance.RepositoryFiles;
import org.loopwright.formats.network.NetworkReader;
import org.loopwright.model.network.Network;
import org.loopwright.model.workload.Workload;
import org.loopwright.onnx.OnnxReader;
import org.loopwright.onnx.graph.ModelNetwork;
import org.loopwright.onnx.graph.OpenDimensions;
import org.loopwright.onnx.graph.UnmodelledOperator;

/**
 * Models that {@code conformance/onnx-models.sh} fetches; without them the tests are skipped and
 * say so. Where a model states shapes, none that is inferred may differ: that would be a warning.
 */
final class PublicModelsTest {
  private static ModelNetwork read(String name, OpenDimensions dimensions) {
    Path folder =
        Path.of(
            System.getProperty(
                "loopwright.models",
                RepositoryFiles.file("conformance/target/onnx-models").toString()));
    Path file = folder.resolve(name + ".onnx");
    if (!Files.exists(file)) {
      String message = "SKIPPED: no " + name + ".onnx; conformance/onnx-models.sh fetches it";
      System.err.println(message);
      Assumptions.abort(message);
    }
    return OnnxReader.read(file, dimensions);
  }

  private static long operations(ModelNetwork model) {
    return model.network().layers().stream()
        .mapToLong(layer -> layer.count() * layer.workload().operations())
        .sum();
  }

  private static List<Workload> withoutNames(List<Network.Layer> layers) {
    return layers.stream().map(layer -> layer.workload().withName("layer")).toList();
  }

  @Test
  void resnet50HasTheLayersOfTheLibrarysOwn() {
    ModelNetwork model = read("light_resnet50", OpenDimensions.NONE);
    List<Network.Layer> layers = model.network().layers();
    List<Network.Layer> library =
        NetworkReader.read(RepositoryFiles.file("library/workloads/resnet50.yaml")).layers();
    assertThat(layers).hasSize(54).hasSameSizeAs(library);
    assertThat(withoutNames(layers.subList(0, 53))).isEqualTo(withoutNames(library.subList(0, 53)));
    // The library has its last layer as a convolution of one pixel.
    assertThat(layers.get(53).workload().operations())
        .isEqualTo(library.get(53).workload().operations());
    assertThat(operations(model)).isEqualTo(4_089_184_256L);
    assertThat(model.warnings()).isEmpty();
  }

  /** Simonyan and Zisserman 2015, Table 1, E: channels of each stage and its number of layers. */
  @Test
  void vgg19HasTheLayersOfItsPaper() {
    long[][] stages = {{64, 2}, {128, 2}, {256, 4}, {512, 4}, {512, 4}};
    long operations = 25088L * 4096 + 4096L * 4096 + 4096L * 1000;
    long inputs = 3;
    long side = 224;
    for (long[] stage : stages) {
      for (int layer = 0; layer < stage[1]; layer++) {
        operations += side * side * 9 * inputs * stage[0];
        inputs = stage[0];
      }
      side /= 2;
    }
    ModelNetwork model = read("light_vgg19", OpenDimensions.NONE);
    assertThat(operations(model)).isEqualTo(operations).isEqualTo(19_632_062_464L);
    assertThat(model.network().layers()).hasSize(16 + 3);
    assertThat(model.warnings()).isEmpty();
  }

  @Test
  void alexnetHasGroupsAndThreeFullyConnectedLayers() {
    ModelNetwork model = read("light_bvlc_alexnet", OpenDimensions.NONE);
    assertThat(model.network().layers())
        .extracting(layer -> layer.workload().indexOfDimension("G") >= 0)
        .containsExactly(false, true, false, true, true, false, false, false);
    assertThat(model.network().layers().subList(5, 8))
        .extracting(layer -> layer.workload().operations())
        .containsExactly(9216L * 4096, 4096L * 4096, 4096L * 1000);
    assertThat(model.warnings()).isEmpty();
  }

  /** Figures of torchvision's documentation of its models, in units of 10^7. */
  @ParameterizedTest
  @CsvSource({"light_squeezenet, 35", "light_densenet121, 283"})
  void othersHaveTheMultiplyAccumulatesThatArePublished(String name, long tenMillions) {
    ModelNetwork model = read(name, OpenDimensions.NONE);
    assertThat(Math.round(operations(model) / 1e7)).isEqualTo(tenMillions);
    assertThat(model.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"light_inception_v1", "light_inception_v2", "light_shufflenet", "light_zfnet512"})
  void nothingOfTheOthersIsLeftOut(String name) {
    ModelNetwork model = read(name, OpenDimensions.NONE);
    assertThat(model.warnings()).isEmpty();
    assertThat(model.unmodelled()).allMatch(operator -> operator.unknown() == 0);
  }

  /** One network in six forms: with and without branches, in halves, over ten windows at once. */
  @Test
  void voiceActivityIsTheSameInEveryForm() {
    OpenDimensions window =
        new OpenDimensions(OptionalLong.of(1), Map.of("sequence", 576L, "batch", 1L));
    long one = operations(read("silero_vad_16k_op15", window));
    assertThat(operations(read("silero_vad_half", window))).isEqualTo(one);
    assertThat(operations(read("silero_vad_op18_ifless", window))).isEqualTo(one);
    assertThat(operations(read("silero_vad_openvino_16k", OpenDimensions.NONE))).isEqualTo(one);
    assertThat(
            operations(
                read(
                    "silero_vad",
                    new OpenDimensions(
                        OptionalLong.of(1), Map.of("input[1]", 576L, "state[1]", 1L)))))
        .isEqualTo(one);
    // 258 x 256 taps at 4 places; kernels of 3 at 4, 2, 1 and 1; an LSTM of 128; a last product.
    long stft = 258L * 256 * 4;
    long encoder = 3L * (129 * 128 * 4 + 128 * 64 * 2 + 64 * 64 + 64 * 128);
    assertThat(one).isEqualTo(stft + encoder + 4 * 128 * 128 * 2 + 128);
    // Ten windows; this form computes a fifth place of the transform and drops it.
    assertThat(
            operations(
                read("silero_vad_16k_sequence", new OpenDimensions(OptionalLong.of(10), Map.of()))))
        .isEqualTo(10 * (one + stft / 4));
  }

  @Test
  void textRecognitionIsReadWhole() {
    Map<String, Map<String, Long>> models =
        Map.of(
            "ch_ppocr_mobile_v2.0_cls_infer",
            Map.of("x[2]", 48L, "x[3]", 192L),
            "ch_PP-OCRv4_rec_infer",
            Map.of("x[2]", 48L, "x[3]", 320L),
            "ch_PP-OCRv4_det_infer",
            Map.of("x[2]", 640L, "x[3]", 640L));
    models.forEach(
        (name, sizes) -> {
          ModelNetwork model = read(name, new OpenDimensions(OptionalLong.of(1), sizes));
          assertThat(model.warnings()).as(name).isEmpty();
          assertThat(model.unmodelled()).as(name).allMatch(operator -> operator.unknown() == 0);
          assertThat(model.network().layers()).as(name).hasSizeGreaterThan(50);
        });
  }

  /** Six layers of hidden size 384, feed-forward size 1536 and 12 heads, quantized. */
  @Test
  void aTransformerHasTheProductsOfItsSizes() {
    long tokens = 128;
    ModelNetwork model =
        read(
            "all-minilm-l6-v2-q",
            new OpenDimensions(OptionalLong.of(1), Map.of("sequence_length", tokens)));
    long projections = 4 * 384 * 384 * tokens;
    long feedForward = 2 * 384 * 1536 * tokens;
    long attention = 2 * tokens * tokens * 384;
    assertThat(operations(model)).isEqualTo(6 * (projections + feedForward + attention));
    assertThat(model.network().layers()).filteredOn(layer -> layer.count() == 12).hasSize(12);
    assertThat(model.unmodelled())
        .extracting(UnmodelledOperator::name)
        .contains("Softmax", "Erf", "DynamicQuantizeLinear");
    assertThat(model.warnings()).isEmpty();
  }
}
