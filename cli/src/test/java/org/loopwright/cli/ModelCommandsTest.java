package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import onnx.AttributeProto;
import onnx.GraphProto;
import onnx.ModelProto;
import onnx.NodeProto;
import onnx.TensorProto;
import onnx.TensorShapeProto;
import onnx.TypeProto;
import onnx.ValueInfoProto;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that take a model where they take a network. */
final class ModelCommandsTest {
  private static final String HOME = "loopwright.home";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String home;
  private String model;

  @BeforeEach
  void prepare() throws IOException {
    home = System.getProperty(HOME);
    System.setProperty(HOME, "..");
    model = Files.write(folder.resolve("tiny.onnx"), tiny().toByteArray()).toString();
  }

  @AfterEach
  void restoreHome() {
    if (home == null) {
      System.clearProperty(HOME);
    } else {
      System.setProperty(HOME, home);
    }
  }

  /** A convolution, a rectifier and a fully connected layer; the batch and the width are open. */
  static ModelProto tiny() {
    TensorShapeProto shape =
        TensorShapeProto.newBuilder()
            .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("batch"))
            .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(4))
            .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(6))
            .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("width"))
            .build();
    return ModelProto.newBuilder()
        .setGraph(
            GraphProto.newBuilder()
                .addInput(
                    ValueInfoProto.newBuilder()
                        .setName("image")
                        .setType(
                            TypeProto.newBuilder()
                                .setTensorType(TypeProto.Tensor.newBuilder().setShape(shape))))
                .addInitializer(weight("filters", 8, 4, 3, 3))
                .addInitializer(weight("matrix", 8 * 4 * 4, 10))
                .addNode(node("Conv", "conv1", "image", "filters"))
                .addNode(node("Relu", "relu1", "conv1"))
                .addNode(node("Flatten", "flat", "relu1"))
                .addNode(
                    node("Gemm", "fc2", "flat", "matrix").toBuilder()
                        .addAttribute(AttributeProto.newBuilder().setName("alpha").setF(1))))
        .build();
  }

  private static TensorProto weight(String name, long... sizes) {
    TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(1);
    for (long size : sizes) {
      tensor.addDims(size);
    }
    return tensor.build();
  }

  private static NodeProto node(String type, String name, String... inputs) {
    return NodeProto.newBuilder()
        .setOpType(type)
        .setName(name)
        .addAllInput(List.of(inputs))
        .addOutput(name)
        .build();
  }

  private int execute(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  @Test
  void workloadsAreWrittenAndMapReadsThem() {
    assertThat(
            execute(
                "convert",
                model,
                "--to",
                "workloads",
                "--out",
                folder.toString(),
                "--batch",
                "1",
                "--dim",
                "width=6"))
        .isZero();
    assertThat(out.toString())
        .contains("tiny: 2 layers, " + "5,888 multiply-accumulates") // 8*4*9*4*4 + 128*10
        .contains("Relu", "128", "100.0 %");
    assertThat(
            execute(
                "map",
                "-a",
                "teaching",
                "-n",
                folder.resolve("tiny.yaml").toString(),
                "--search-size",
                "20"))
        .isZero();
    assertThat(out.toString()).contains("conv1", "fc2", "2 of 2");
  }

  @Test
  void theFileMayBeNamed() {
    Path file = folder.resolve("other.yaml");
    assertThat(
            execute(
                "convert",
                model,
                "--to",
                "workloads",
                "-o",
                file.toString(),
                "--batch",
                "1",
                "--dim",
                "width=6"))
        .isZero();
    assertThat(file).content().contains("network:");
  }

  @Test
  void withoutAFolderTheNetworkIsPrinted() {
    assertThat(
            execute(
                "convert", model, "--to", "workloads", "--dim", "batch=2", "--dim", "image[3]=6"))
        .isZero();
    assertThat(out.toString())
        .contains("network:", "shape: cnn-layer, R: 3, S: 3, P: 4, Q: 4, C: 4, K: 8, N: 2");
    assertThat(err.toString()).contains("not modelled");
  }

  @Test
  void mapAnalyzeAndValidateTakeTheModelItself() {
    String[] sizes = {"--batch", "1", "--dim", "width=6"};
    assertThat(
            execute(
                "map",
                "-a",
                "teaching",
                "-n",
                model,
                "--search-size",
                "20",
                sizes[0],
                sizes[1],
                sizes[2],
                sizes[3]))
        .isZero();
    assertThat(execute("validate", "-a", "teaching", model, sizes[0], sizes[1], sizes[2], sizes[3]))
        .isZero();
    assertThat(
            execute(
                "analyze", "-n", model, "--style", "kc-p", "--pes", "64", sizes[0], sizes[1],
                sizes[2], sizes[3]))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains("2 of 2", "valid", "conv1");
  }

  @Test
  void openSizesAreAskedForByName() {
    assertThat(execute("map", "-a", "teaching", "-n", model)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString())
        .contains("'batch'", "--batch SIZE", "'width'", "--dim 'width=SIZE'")
        .doesNotContain("\tat ");
  }

  @Test
  void sizesWithoutAModelAreRefused() {
    assertThat(execute("map", "-a", "teaching", "-n", "alexnet", "--batch", "4"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("--batch and --dim are for ONNX models");
  }

  @Test
  void commandsForOneLayerSayThatTheyTakeNoModel() {
    assertThat(execute("evaluate", "-a", "teaching", "-n", model)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("is an ONNX model, which only 'map'");
  }

  @Test
  void sizesMustBeNumbers() {
    assertThat(execute("map", "-a", "teaching", "-n", model, "--dim", "width=wide"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("--dim needs a whole number after the =");
    assertThat(execute("map", "-a", "teaching", "-n", model, "--batch", "-1"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("the batch must be positive but was -1");
  }

  @Test
  void conversionNeedsAModelAndAKnownFormat() {
    assertThat(execute("convert", model, "--to", "poetry")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(execute("convert", "pom.xml", "--to", "workloads")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("no grammar 'poetry'", "ends in .onnx");
  }
}
