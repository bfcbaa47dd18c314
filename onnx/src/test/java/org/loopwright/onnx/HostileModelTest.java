package org.loopwright.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.loopwright.onnx.SmallModel.body;
import static org.loopwright.onnx.SmallModel.graph;
import static org.loopwright.onnx.SmallModel.list;
import static org.loopwright.onnx.SmallModel.nodeOf;
import static org.loopwright.onnx.SmallModel.number;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import onnx.FunctionProto;
import onnx.GraphProto;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.onnx.graph.OpenDimensions;

/** Files that are damaged or made to do harm: refused with a reason, in bounded time and memory. */
final class HostileModelTest {
  @TempDir private Path folder;

  private static SmallModel sound() {
    return new SmallModel()
        .input("x", 1, 3, 8, 8)
        .weight("w", 4, 3, 3, 3)
        .integers("flat", 1, -1)
        .node("Conv x w -> a", list("pads", 1, 1, 1, 1), list("strides", 2, 2))
        .node("Relu a -> b")
        .node("Reshape b flat -> c")
        .weight("v", 64, 10)
        .node("Gemm c v -> d")
        .integer("trips", 3)
        .node(
            "Loop trips _ d -> e",
            graph("body", body(List.of("i", "g", "s"), List.of("g", "t"), nodeOf("Relu s -> t"))));
  }

  private void read(byte[] bytes) throws IOException {
    OnnxReader.read(Files.write(folder.resolve("m.onnx"), bytes), OpenDimensions.NONE);
  }

  private static void refused(SmallModel model, String reason) {
    assertThatThrownBy(model::read)
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("small.onnx")
        .hasMessageContaining(reason);
  }

  @Test
  void everyTruncationIsRefusedOrReadInPart() throws IOException {
    byte[] whole = sound().bytes();
    read(whole);
    int refused = 0;
    for (int length = 0; length < whole.length; length++) {
      try {
        read(Arrays.copyOf(whole, length));
      } catch (SpecException expected) {
        refused++;
        assertThat(expected.getMessage()).contains("m.onnx");
      }
    }
    assertThat(refused).isEqualTo(whole.length); // the graph is the last field
  }

  @Test
  void anyByteMayBeWrong() {
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> mutants(500, 7));
  }

  @Test
  @Tag("nightly")
  void manyBytesMayBeWrong() {
    Assertions.assertTimeoutPreemptively(Duration.ofMinutes(5), () -> mutants(100_000, 8));
  }

  private void mutants(int count, long seed) throws IOException {
    byte[] whole = sound().bytes();
    Random random = new Random(seed);
    for (int mutant = 0; mutant < count; mutant++) {
      byte[] bytes = whole.clone();
      for (int change = random.nextInt(3); change >= 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        read(bytes);
      } catch (SpecException expected) {
        assertThat(expected.problems()).as("mutant %d of seed %d", mutant, seed).isNotEmpty();
      }
    }
  }

  @Test
  void whatIsNoModelIsRefused() {
    assertThatThrownBy(() -> read("network:\n  name: x\n".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("is not an ONNX model");
    assertThatThrownBy(() -> read(new byte[0])).hasMessageContaining("it has no graph");
    assertThatThrownBy(() -> OnnxReader.read(folder, OpenDimensions.NONE))
        .hasMessageContaining("is a folder");
    assertThatThrownBy(() -> OnnxReader.read(folder.resolve("none.onnx"), OpenDimensions.NONE))
        .hasMessageContaining("there is no such file");
  }

  @Test
  void weightsArePassedOver() throws IOException {
    // A tensor of 300 MiB in a sparse file, before the graph's nodes: nothing of it is held.
    int weight = 300 << 20;
    ByteString head = ByteString.copyFrom(SmallModel.weightTensor("w", 8, 8).toByteArray());
    GraphProto rest = new SmallModel().input("x", 2, 8).node("MatMul x w -> y").graph();
    Path file = folder.resolve("large.onnx");
    try (OutputStream stream = Files.newOutputStream(file)) {
      CodedOutputStream out = CodedOutputStream.newInstance(stream);
      int raw =
          CodedOutputStream.computeTagSize(9)
              + CodedOutputStream.computeUInt32SizeNoTag(weight)
              + weight;
      int tensor = head.size() + raw;
      int graph =
          CodedOutputStream.computeTagSize(5)
              + CodedOutputStream.computeUInt32SizeNoTag(tensor)
              + tensor
              + rest.getSerializedSize();
      out.writeTag(7, 2);
      out.writeUInt32NoTag(graph);
      out.writeTag(5, 2);
      out.writeUInt32NoTag(tensor);
      out.writeRawBytes(head);
      out.writeTag(9, 2);
      out.writeUInt32NoTag(weight);
      out.flush();
    }
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.seek(sparse.length() + weight); // zeros that take no room
      sparse.write(rest.toByteArray());
    }
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    long before = runtime.totalMemory() - runtime.freeMemory();
    assertThat(SmallModel.layers(OnnxReader.read(file, OpenDimensions.NONE)))
        .containsExactly("1 x gemm {M=2, N=8, K=8}");
    assertThat(runtime.totalMemory() - runtime.freeMemory() - before).isLessThan(32L << 20);
  }

  @Test
  void giantSizesAreRefused() {
    refused(
        new SmallModel()
            .input("x", 1L << 40, 1L << 40)
            .weight("w", 1L << 40, 1L << 40)
            .node("MatMul x w -> y"),
        "2^63 - 1");
    refused(
        new SmallModel()
            .input("x", 1, 1, 1L << 62, 4)
            .weight("w", 1, 1, 1, 1)
            .node("Conv x w -> y", list("pads", 0, 1L << 62, 0, 1L << 62)),
        "2^63 - 1");
  }

  @Test
  void negativeSizesAreRefused() {
    refused(
        new SmallModel().input("x", -3, 8).weight("w", 8, 8).node("MatMul x w -> y"), "size -3");
    refused(new SmallModel().input("x", 3, 8).weight("w", 8, -8).node("MatMul x w -> y"), "-8");
    refused(
        new SmallModel()
            .input("x", 1, 1, 8)
            .weight("w", 1, 1, 3)
            .node("Conv x w -> y", list("strides", -1)),
        "attribute strides must be positive but was -1");
  }

  @Test
  void cyclesAreRefused() {
    refused(
        new SmallModel().input("x", 2, 2).node("Add x b -> a").node("Relu a -> b"),
        "the graph has a cycle");
    refused(new SmallModel().input("x", 2, 2).node("Add x a -> a"), "the graph has a cycle");
  }

  @Test
  void tensorsNeedOneMaker() {
    refused(
        new SmallModel().input("x", 2, 2).node("Relu y -> a"), "reads 'y', which no node makes");
    refused(
        new SmallModel().input("x", 2, 2).node("Relu x -> a").node("Abs x -> a"),
        "tensor 'a' is made by two nodes");
  }

  @Test
  void deepGraphsAreRefused() throws IOException {
    GraphProto inner = body(List.of(), List.of("y"), nodeOf("Relu x -> y"));
    for (int depth = 0; depth < 40; depth++) {
      inner =
          body(
              List.of(),
              List.of("y"),
              nodeOf(
                  "If c -> y",
                  graph("then_branch", inner),
                  graph("else_branch", body(List.of(), List.of("x")))));
    }
    GraphProto deep = inner;
    assertThatThrownBy(
            () ->
                read(
                    new SmallModel()
                        .input("x", 2)
                        .input("c")
                        .node("If c -> z", graph("then_branch", deep))
                        .bytes()))
        .hasMessageContaining("nested more than 64 deep");
  }

  @Test
  void functionsThatCallThemselvesAreRefused() {
    FunctionProto.Builder again = FunctionProto.newBuilder().setDomain("own").setName("Again");
    again.addInput("a").addOutput("b").addNode(nodeOf("own.Again a -> b"));
    refused(
        new SmallModel().function(again.build()).input("x", 2).node("own.Again x -> y"),
        "it may call itself");
  }

  @Test
  void functionsThatMultiplyAreRefused() {
    SmallModel model = new SmallModel().input("x", 2).node("own.F0 x -> y");
    for (int level = 0; level < 24; level++) { // 2^24 nodes
      String next = level == 23 ? "Relu" : "own.F" + (level + 1);
      model.function(
          FunctionProto.newBuilder()
              .setDomain("own")
              .setName("F" + level)
              .addInput("a")
              .addOutput("c")
              .addNode(nodeOf(next + " a -> b"))
              .addNode(nodeOf(next + " b -> c"))
              .build());
    }
    refused(model, "more than 250000 nodes");
  }

  @Test
  void loopsThatRunForeverAreRefused() {
    refused(
        new SmallModel()
            .input("x", 512, 512)
            .weight("w", 512, 512)
            .integer("trips", Long.MAX_VALUE)
            .node(
                "Loop trips _ x -> y",
                graph(
                    "body",
                    body(List.of("i", "g", "s"), List.of("g", "t"), nodeOf("MatMul s w -> t")))),
        "2^63 - 1");
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    assertThatThrownBy(
            new SmallModel().input("x", "batch", 0, 8).weight("w", 8, 8).node("MatMul x w -> y")
                ::read)
        .hasMessage(
            String.join(
                System.lineSeparator(),
                "small.onnx x: dimension 0 of the model's input is open: 'batch'",
                "  Give it a size: --dim 'batch=SIZE', or --batch SIZE for the first of each input",
                "small.onnx x: dimension 1 of the model's input has the size 0",
                "  Give it a size: --dim 'x[1]=SIZE'"));
  }

  @Test
  void sizesForNothingAreRefused() {
    SmallModel model = new SmallModel().input("x", "time", 8).weight("w", 8, 8);
    model.node("MatMul x w -> y");
    assertThatThrownBy(
            () -> model.read(new OpenDimensions(OptionalLong.empty(), Map.of("tine", 3L))))
        .hasMessageContaining(
            "--dim gives a size to 'tine', which no input of the model leaves open")
        .hasMessageContaining("Maybe you meant time");
    SmallModel closed = new SmallModel().input("x", 3, 8).weight("w", 8, 8);
    closed.node("MatMul x w -> y");
    assertThatThrownBy(() -> closed.read(new OpenDimensions(OptionalLong.of(2), Map.of())))
        .hasMessageContaining("--batch has no effect");
  }

  @Test
  void inputsThatDoNotFitTheOperatorAreToldWithTheNode() {
    refused(
        new SmallModel().input("x", 3, 8).weight("w", 9, 8).node("MatMul x w -> y"),
        "node y (MatMul): operands of shapes [3, 8] and [9, 8] cannot be multiplied");
    refused(
        new SmallModel()
            .input("x", 1, 6, 8, 8)
            .weight("w", 4, 2, 3, 3)
            .node("Conv x w -> y", number("group", 2)),
        "the input has 6 channels, 2 groups of filters [4, 2, 3, 3] take 4");
  }
}
