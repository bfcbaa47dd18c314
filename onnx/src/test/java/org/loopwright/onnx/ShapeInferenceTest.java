package org.loopwright.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.loopwright.onnx.SmallModel.body;
import static org.loopwright.onnx.SmallModel.graph;
import static org.loopwright.onnx.SmallModel.layers;
import static org.loopwright.onnx.SmallModel.list;
import static org.loopwright.onnx.SmallModel.nodeOf;
import static org.loopwright.onnx.SmallModel.number;
import static org.loopwright.onnx.SmallModel.operations;
import static org.loopwright.onnx.SmallModel.text;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import onnx.AttributeProto;
import onnx.FunctionProto;
import onnx.OperatorSetIdProto;
import org.junit.jupiter.api.Test;
import org.loopwright.onnx.graph.ModelNetwork;
import org.loopwright.onnx.graph.OpenDimensions;
import org.loopwright.onnx.graph.UnmodelledOperator;

/** How shapes are followed to the layers, and what counts as work. */
final class ShapeInferenceTest {
  /** The columns of the input of a last product tell the size of what was computed. */
  private static String productOf(ModelNetwork model) {
    List<String> all = layers(model);
    return all.get(all.size() - 1);
  }

  @Test
  void shapesAreComputedFromShapes() {
    ModelNetwork model =
        new SmallModel()
            .input("x", "batch", 6, 10, 10)
            .node("Shape x -> s")
            .integer("zero", 0)
            .node("Gather s zero -> n")
            .integers("axis", 0)
            .node("Unsqueeze n axis -> n1")
            .integers("rest", -1)
            .node("Concat n1 rest -> target", number("axis", 0))
            .node("Reshape x target -> flat")
            .weight("w", 600, 8)
            .node("MatMul flat w -> y")
            .read(new OpenDimensions(OptionalLong.of(5), Map.of()));
    assertThat(layers(model)).containsExactly("1 x gemm {M=5, N=8, K=600}");
    assertThat(model.unmodelled())
        .as("what computes a shape is no work")
        .containsExactly(new UnmodelledOperator("Reshape", 1, 0, 0));
  }

  /** Python's slices are what the operator means. */
  @Property(tries = 500)
  void slicesTakeWhatPythonTakes(
      @ForAll @IntRange(min = 1, max = 8) int size,
      @ForAll @IntRange(min = -10, max = 10) int start,
      @ForAll @IntRange(min = -10, max = 10) int end,
      @ForAll @IntRange(min = -3, max = 3) int step) {
    if (step == 0) {
      return;
    }
    long[] numbers = IntStream.rangeClosed(1, size).asLongStream().toArray();
    List<Long> taken = pythonSlice(numbers, start, end, step);
    if (taken.isEmpty()) {
      return;
    }
    long elements = taken.stream().reduce(1L, (a, b) -> a * b);
    ModelNetwork model =
        new SmallModel()
            .integers("numbers", numbers)
            .integers("starts", start)
            .integers("ends", end)
            .integers("axes", 0)
            .integers("steps", step)
            .node("Slice numbers starts ends axes steps -> shape")
            .node("ConstantOfShape shape -> zeros")
            .input("x", 1)
            .node("Add zeros x -> sum")
            .integers("flat", -1, 1)
            .node("Reshape sum flat -> column")
            .weight("w", 1, 1)
            .node("MatMul column w -> y")
            .read();
    assertThat(layers(model)).containsExactly("1 x gemm {M=" + elements + ", N=1, K=1}");
  }

  private static List<Long> pythonSlice(long[] numbers, int start, int end, int step) {
    int size = numbers.length;
    int from = start < 0 ? start + size : start;
    int to = end < 0 ? end + size : end;
    return IntStream.iterate(step > 0 ? Math.max(from, 0) : Math.min(from, size - 1), i -> i + step)
        .takeWhile(i -> step > 0 ? i < Math.min(to, size) : i > Math.max(to, -1))
        .mapToObj(i -> numbers[i])
        .toList();
  }

  @Test
  void paddingComputedByTurningAMatrixIsFollowed() {
    // As exporters do it: pairs from the last axis to the first, turned into all befores and
    // afters.
    ModelNetwork model =
        new SmallModel()
            .input("x", 1, 1, 16)
            .integers("pairs", 3, 4, 0, 0, 0, 0)
            .integers("matrix", 3, 2)
            .node("Reshape pairs matrix -> m")
            .integers("last", -1)
            .integers("first", Long.MIN_VALUE + 1)
            .integers("axis", 0)
            .node("Slice m last first axis last -> reversed")
            .node("Transpose reversed -> turned", list("perm", 1, 0))
            .integers("flat", -1)
            .node("Reshape turned flat -> pads")
            .node("Pad x pads -> padded")
            .weight("w", 1, 1, 1)
            .node("Conv padded w -> y")
            .read();
    assertThat(operations(model)).isEqualTo(3 + 16 + 4);
  }

  @Test
  void poolingCountsItsWindows() {
    ModelNetwork model =
        new SmallModel()
            .input("x", 1, 4, 9, 9)
            .node(
                "MaxPool x -> p",
                list("kernel_shape", 2, 2),
                list("strides", 2, 2),
                number("ceil_mode", 1))
            .node("Relu p -> q")
            .weight("w", 2, 4, 1, 1)
            .node("Conv q w -> y")
            .read();
    assertThat(layers(model).toString()).contains("P=5", "Q=5");
    assertThat(model.unmodelled())
        .containsExactly(
            new UnmodelledOperator("MaxPool", 1, 4 * 25 * 4, 0),
            new UnmodelledOperator("Relu", 1, 4 * 25, 0));
  }

  @Test
  void whatDependsOnWeightsAloneIsNoWork() {
    ModelNetwork model =
        new SmallModel()
            .input("x", 4, 8)
            .weight("packed", 8, 16)
            .weight("scale")
            .node("DequantizeLinear packed scale -> w")
            .node("MatMul x w -> y")
            .read();
    assertThat(model.unmodelled()).isEmpty();
    assertThat(layers(model)).containsExactly("1 x gemm {M=4, N=16, K=8}");
  }

  @Test
  void unknownOperatorsAreListedAndWhatFollowsIsTold() {
    ModelNetwork model =
        new SmallModel()
            .input("x", 4, 8)
            .weight("w", 8, 8)
            .node("MatMul x w -> a")
            .node("my.own.Thing a -> b")
            .node("MatMul b w -> c")
            .read();
    assertThat(layers(model)).hasSize(1);
    assertThat(model.unmodelled())
        .containsExactly(
            new UnmodelledOperator("my.own.Thing", 1, 0, 1),
            new UnmodelledOperator("MatMul", 1, 0, 1));
    assertThat(model.warnings())
        .singleElement()
        .asString()
        .isEqualTo(
            "small.onnx node c (MatMul): warning: is left out: the shape of b is not known before"
                + " the model runs, by reason of node b (Thing)");
  }

  @Test
  void anUnknownOperatorThatSeemsToMultiplyIsTold() {
    ModelNetwork model =
        new SmallModel()
            .input("x", 4, 8)
            .weight("w", 8, 8)
            .node("MatMul x w -> a")
            .node("my.own.FastConv a -> b")
            .read();
    assertThat(model.warnings())
        .singleElement()
        .asString()
        .contains("node b (FastConv)", "seems to multiply and accumulate");
  }

  @Test
  void shapesThatTheModelStatesStandIn() {
    ModelNetwork model =
        new SmallModel()
            .input("x", "n", 8)
            .node("my.own.Thing x -> b")
            .states("b", "n", 8)
            .weight("w", 8, 8)
            .node("MatMul b w -> c")
            .read(new OpenDimensions(OptionalLong.empty(), Map.of("n", 3L)));
    assertThat(layers(model)).containsExactly("1 x gemm {M=3, N=8, K=8}");
  }

  @Test
  void aShapeThatTheModelStatesOtherwiseIsTold() {
    ModelNetwork model =
        new SmallModel()
            .input("x", 3, 8)
            .weight("w", 8, 8)
            .node("MatMul x w -> y")
            .states("y", 3, 9)
            .read();
    assertThat(model.warnings())
        .singleElement()
        .asString()
        .contains("makes 'y' of shape [3, 8], the model states [3, 9]");
  }

  @Test
  void ofTwoBranchesTheOneTakenCounts() {
    SmallModel model =
        new SmallModel()
            .input("x", 3, 8)
            .weight("small", 8, 2)
            .weight("large", 8, 20)
            .integer("no", 0)
            .node(
                "If no -> y",
                graph("then_branch", body(List.of(), List.of("t"), nodeOf("MatMul x large -> t"))),
                graph("else_branch", body(List.of(), List.of("e"), nodeOf("MatMul x small -> e"))));
    assertThat(layers(model.read())).containsExactly("1 x gemm {M=3, N=2, K=8}");
  }

  @Test
  void ofTwoBranchesThatDependOnDataTheLargerCounts() {
    ModelNetwork model =
        new SmallModel()
            .input("x", 3, 8)
            .input("which")
            .weight("small", 8, 2)
            .weight("large", 8, 20)
            .node(
                "If which -> y",
                graph("then_branch", body(List.of(), List.of("t"), nodeOf("MatMul x large -> t"))),
                graph("else_branch", body(List.of(), List.of("e"), nodeOf("MatMul x small -> e"))))
            .read();
    assertThat(layers(model)).containsExactly("1 x gemm {M=3, N=20, K=8}");
    assertThat(model.warnings()).singleElement().asString().contains("then_branch counts");
  }

  @Test
  void theBodyOfALoopCountsAsOftenAsItRuns() {
    ModelNetwork model =
        new SmallModel()
            .input("x", 3, 8)
            .weight("w", 8, 8)
            .integer("trips", 7)
            .node(
                "Loop trips _ x -> last all",
                graph(
                    "body",
                    body(
                        List.of("i", "go", "state"),
                        List.of("go", "next", "each"),
                        nodeOf("MatMul state w -> next"),
                        nodeOf("Relu next -> each"))))
            .states("all", 7, 3, 8)
            .weight("v", 8, 2)
            .node("MatMul all v -> y")
            .read();
    assertThat(model.warnings()).isEmpty();
    assertThat(layers(model))
        .containsExactly("7 x gemm {M=3, N=8, K=8}", "1 x gemm {M=21, N=2, K=8}");
    assertThat(model.unmodelled()).containsExactly(new UnmodelledOperator("Relu", 7, 7 * 24, 0));
  }

  @Test
  void aScanRunsOverAnAxis() {
    ModelNetwork model =
        new SmallModel()
            .input("state", 1, 8)
            .input("x", 5, 1, 8)
            .weight("w", 8, 8)
            .node(
                "Scan state x -> last all",
                number("num_scan_inputs", 1),
                graph(
                    "body",
                    body(
                        List.of("s", "slice"),
                        List.of("next", "each"),
                        nodeOf("MatMul slice w -> each"),
                        nodeOf("Add s each -> next"))))
            .states("all", 5, 1, 8)
            .read();
    assertThat(model.warnings()).isEmpty();
    assertThat(layers(model)).containsExactly("5 x gemm {M=1, N=8, K=8}");
  }

  @Test
  void functionsOfTheModelAreCalledWithTheirAttributes() {
    AttributeProto reference =
        AttributeProto.newBuilder().setName("transB").setRefAttrName("turned").build();
    FunctionProto function =
        FunctionProto.newBuilder()
            .setDomain("own")
            .setName("Dense")
            .addInput("a")
            .addInput("b")
            .addOutput("c")
            .addNode(nodeOf("Gemm a b -> c", reference))
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
            .build();
    ModelNetwork model =
        new SmallModel()
            .function(function)
            .input("x", 3, 8)
            .weight("w", 20, 8)
            .weight("v", 20, 5)
            .node("own.Dense x w -> h", number("turned", 1))
            .node("own.Dense h v -> y")
            .read();
    assertThat(layers(model))
        .containsExactly("1 x gemm {M=3, N=20, K=8}", "1 x gemm {M=3, N=5, K=20}");
  }

  @Test
  void nodesMayStandInAnyOrder() {
    ModelNetwork model =
        new SmallModel()
            .input("x", 3, 8)
            .weight("w", 8, 4)
            .weight("v", 4, 2)
            .node("MatMul h v -> y")
            .node("MatMul x w -> h")
            .read();
    assertThat(layers(model))
        .containsExactly("1 x gemm {M=3, N=4, K=8}", "1 x gemm {M=3, N=2, K=4}");
  }

  @Test
  void layersAreNamedForTheCommandLineAndOnce() {
    ModelNetwork model =
        new SmallModel()
            .input("x", 3, 8)
            .weight("w", 8, 8)
            .node("MatMul x w -> /block/0/out:0")
            .node("MatMul /block/0/out:0 w -> block_0_out_0")
            .read();
    assertThat(model.network().layers())
        .extracting(layer -> layer.name())
        .containsExactly("block_0_out_0", "block_0_out_0_2");
  }

  @Test
  void resizingAndConcatenatingGiveTheNextImage() {
    ModelNetwork model =
        new SmallModel()
            .input("x", 1, 3, 8, 8)
            .integers("sizes", 1, 3, 16, 16)
            .node("Resize x _ _ sizes -> large", text("mode", "nearest"))
            .node("Concat large large -> both", number("axis", 1))
            .node("GlobalAveragePool both -> one")
            .node("Squeeze one -> flat")
            .weight("w", 6, 2)
            .node("MatMul flat w -> y")
            .states("both", 1, 6, 16, 16)
            .read();
    assertThat(model.warnings()).isEmpty();
    assertThat(productOf(model)).isEqualTo("1 x gemm {M=1, N=2, K=6}");
  }
}
