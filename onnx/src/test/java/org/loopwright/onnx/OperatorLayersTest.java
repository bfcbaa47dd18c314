package org.loopwright.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.loopwright.onnx.SmallModel.layers;
import static org.loopwright.onnx.SmallModel.list;
import static org.loopwright.onnx.SmallModel.number;
import static org.loopwright.onnx.SmallModel.operations;
import static org.loopwright.onnx.SmallModel.text;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.loopwright.onnx.graph.ModelNetwork;

/** What layers the operators become. */
final class OperatorLayersTest {
  @Test
  void convolutionHasItsWidthAlongRAndP() {
    ModelNetwork model =
        new SmallModel()
            .input("x", 2, 3, 20, 30)
            .weight("w", 8, 3, 5, 3)
            .node("Conv x w -> y", list("strides", 2, 1), list("pads", 2, 1, 2, 1))
            .read();
    // (20 + 2 + 2 - 5) / 2 + 1 = 10 rows, (30 + 1 + 1 - 3) / 1 + 1 = 30 columns
    assertThat(model.network().layers().get(0).workload().operations())
        .isEqualTo(2L * 8 * 3 * 5 * 3 * 10 * 30);
    assertThat(layers(model).toString())
        .contains("cnn-layer", "R=3", "S=5", "P=30", "Q=10", "C=3", "K=8", "N=2")
        .contains("Wstride=1", "Hstride=2");
  }

  @Test
  void groupsAreADimension() {
    SmallModel model = new SmallModel().input("x", 1, 12, 7, 7).weight("w", 8, 3, 3, 3);
    assertThat(layers(model.node("Conv x w -> y", number("group", 4)).read()).toString())
        .contains("grouped-layer", "C=3", "K=2", "G=4", "P=5", "Q=5");
  }

  @Test
  void oneChannelAGroupIsDepthwise() {
    SmallModel model = new SmallModel().input("x", 1, 12, 7, 7).weight("w", 12, 1, 3, 3);
    assertThat(layers(model.node("Conv x w -> y", number("group", 12)).read()).toString())
        .contains("1 x depthwise-layer {R=3, S=3, P=5, Q=5, G=12, N=1");
  }

  @Test
  void soundHasOneAxis() {
    SmallModel model = new SmallModel().input("x", 1, 1, 16).weight("w", 4, 1, 3);
    assertThat(layers(model.node("Conv x w -> y", list("dilations", 2)).read()).toString())
        .contains("R=3", "S=1", "P=12", "Q=1", "Wdilation=2", "Hdilation=1");
  }

  @Test
  void volumesAreAWholeProblem() {
    SmallModel model = new SmallModel().input("x", 1, 2, 8, 9, 10).weight("w", 4, 2, 3, 3, 3);
    ModelNetwork read = model.node("Conv x w -> y", list("strides", 2, 1, 1)).read();
    assertThat(operations(read)).isEqualTo(4L * 2 * 27 * (3 * 7 * 8));
    assertThat(layers(read).toString()).contains("name=Z, bound=3").contains("name=T, bound=3");
  }

  @Test
  void samePaddingDependsOnTheStrideAlone() {
    SmallModel model = new SmallModel().input("x", 1, 1, 7, 8).weight("w", 1, 1, 3, 3);
    assertThat(
            layers(
                    model
                        .node(
                            "Conv x w -> y", text("auto_pad", "SAME_UPPER"), list("strides", 2, 2))
                        .read())
                .toString())
        .contains("P=4", "Q=4");
  }

  @Property(tries = 300)
  void placesOfAWindowAreThoseThatFit(
      @ForAll @IntRange(min = 1, max = 20) int size,
      @ForAll @IntRange(min = 1, max = 4) int kernel,
      @ForAll @IntRange(min = 1, max = 3) int stride,
      @ForAll @IntRange(min = 1, max = 3) int dilation,
      @ForAll @IntRange(max = 2) int before,
      @ForAll @IntRange(max = 2) int after) {
    int places = 0;
    for (int at = -before; at + dilation * (kernel - 1) < size + after; at += stride) {
      places++;
    }
    SmallModel model =
        new SmallModel()
            .input("x", 1, 1, size)
            .weight("w", 1, 1, kernel)
            .node(
                "Conv x w -> y",
                list("strides", stride),
                list("dilations", dilation),
                list("pads", before, after));
    if (places == 0) {
      assertThatThrownBy(model::read).hasMessageContaining("does not fit into " + size);
    } else {
      assertThat(operations(model.read())).isEqualTo((long) places * kernel);
    }
  }

  @Property(tries = 300)
  void transposedConvolutionUndoesTheShapeOfAConvolution(
      @ForAll @IntRange(min = 1, max = 9) int places,
      @ForAll @IntRange(min = 1, max = 4) int kernel,
      @ForAll @IntRange(min = 1, max = 3) int stride,
      @ForAll @IntRange(min = 1, max = 3) int dilation) {
    ModelNetwork model =
        new SmallModel()
            .input("x", 1, 6, places)
            .weight("up", 6, 2, kernel)
            .weight("down", 6, 2, kernel)
            .node(
                "ConvTranspose x up -> y",
                list("strides", stride),
                list("dilations", dilation),
                number("group", 2))
            .node(
                "Conv y down -> z",
                list("strides", stride),
                list("dilations", dilation),
                number("group", 2))
            .states("z", 1, 6, places)
            .read();
    assertThat(model.warnings()).isEmpty();
    assertThat(layers(model).get(0)).startsWith("2 x transposed-layer").contains("C=3", "K=2");
    assertThat(operations(model)).isEqualTo(2L * 6 * 2 * kernel * places);
  }

  @Property(tries = 300)
  void productsOfBatchesMultiplyEachMatrix(
      @ForAll @IntRange(min = 1, max = 3) int left,
      @ForAll @IntRange(min = 1, max = 3) int right,
      @ForAll boolean leftIsOne,
      @ForAll boolean rightIsOne) {
    int outer = leftIsOne ? 1 : left;
    int other = rightIsOne ? 1 : outer;
    ModelNetwork model =
        new SmallModel()
            .input("a", outer, 1, 4, 5)
            .input("b", other, right, 5, 6)
            .node("MatMul a b -> y")
            .states("y", Math.max(outer, other), right, 4, 6)
            .read();
    assertThat(model.warnings()).isEmpty();
    assertThat(operations(model)).isEqualTo((long) outer * right * 4 * 5 * 6);
  }

  @Test
  void weightsThatAllUseAreOneProduct() {
    SmallModel model = new SmallModel().input("x", 8, 128, 768).weight("w", 768, 64);
    assertThat(layers(model.node("MatMul x w -> y").read()))
        .containsExactly("1 x gemm {M=1024, N=64, K=768}");
  }

  @Test
  void operandsOfTheirOwnAreAProductEach() {
    SmallModel model = new SmallModel().input("q", 1, 12, 7, 64).input("k", 1, 12, 64, 9);
    assertThat(layers(model.node("MatMul q k -> y").read()))
        .containsExactly("12 x gemm {M=7, N=9, K=64}");
  }

  @Test
  void weightsBeforeTheInputsAreStillWeights() {
    SmallModel model = new SmallModel().weight("w", 10, 30).input("x", 30, 4);
    assertThat(layers(model.node("MatMul w x -> y").read()))
        .containsExactly("1 x gemm {M=4, N=10, K=30}");
  }

  @Test
  void gemmMayHaveTransposedOperands() {
    SmallModel model = new SmallModel().input("x", 30, 4).weight("w", 10, 30);
    assertThat(layers(model.node("Gemm x w -> y", number("transA", 1), number("transB", 1)).read()))
        .containsExactly("1 x gemm {M=4, N=10, K=30}");
  }

  @Test
  void quantizedFormsHaveTheSameLayers() {
    ModelNetwork model =
        new SmallModel()
            .input("x", 1, 3, 8, 8)
            .weight("one")
            .weight("w", 4, 3, 3, 3)
            .weight("v", 36, 5)
            .node("QLinearConv x one one w one one one one -> a")
            .node("ConvInteger x w -> b")
            .node("Flatten a -> c")
            .integers("shape", -1, 36)
            .node("Reshape a shape -> d")
            .node("QLinearMatMul d one one v one one one one -> e")
            .node("MatMulInteger d v -> f")
            .read();
    assertThat(layers(model).get(0)).isEqualTo(layers(model).get(1)).contains("P=6", "Q=6");
    assertThat(layers(model).subList(2, 4)).containsOnly("1 x gemm {M=4, N=5, K=36}");
  }

  @Test
  void lstmIsAProductOfAllInputsAndOneForEachStep() {
    ModelNetwork model =
        new SmallModel()
            .input("x", 10, 2, 7) // steps, batch, inputs
            .weight("w", 2, 4 * 16, 7)
            .weight("r", 2, 4 * 16, 16)
            .node("LSTM x w r -> y h c", text("direction", "bidirectional"))
            .states("y", 10, 2, 2, 16)
            .states("c", 2, 2, 16)
            .read();
    assertThat(model.warnings()).isEmpty();
    assertThat(layers(model))
        .containsExactly("2 x gemm {M=20, N=64, K=7}", "20 x gemm {M=2, N=64, K=16}");
  }

  @Test
  void gruComputesItsStateAfterItsGates() {
    ModelNetwork model =
        new SmallModel()
            .input("x", 5, 1, 7)
            .weight("w", 1, 3 * 8, 7)
            .weight("r", 1, 3 * 8, 8)
            .node("GRU x w r -> y")
            .read();
    assertThat(layers(model))
        .containsExactly(
            "1 x gemm {M=5, N=24, K=7}", "5 x gemm {M=1, N=16, K=8}", "5 x gemm {M=1, N=8, K=8}");
  }

  @Test
  void attentionIsItsProducts() {
    ModelNetwork model =
        new SmallModel()
            .input("x", 2, 10, 64)
            .weight("w", 64, 3 * 64)
            .weight("b", 3 * 64)
            .node("com.microsoft.Attention x w b -> y", number("num_heads", 4))
            .node("Attention y y y -> z", number("q_num_heads", 4), number("kv_num_heads", 4))
            .states("z", 2, 10, 64)
            .read();
    assertThat(model.warnings()).isEmpty();
    assertThat(layers(model))
        .containsExactly(
            "1 x gemm {M=20, N=192, K=64}",
            "8 x gemm {M=10, N=10, K=16}",
            "8 x gemm {M=10, N=16, K=10}",
            "8 x gemm {M=10, N=10, K=16}",
            "8 x gemm {M=10, N=16, K=10}");
  }

  @Test
  void einsteinsNotationIsAProduct() {
    ModelNetwork model =
        new SmallModel()
            .input("q", 2, 4, 10, 16)
            .input("k", 2, 4, 12, 16)
            .node("Einsum q k -> y", text("equation", "bhid, bhjd -> bhij"))
            .states("y", 2, 4, 10, 12)
            .read();
    assertThat(model.warnings()).isEmpty();
    assertThat(layers(model)).containsExactly("8 x gemm {M=10, N=12, K=16}");
  }
}
