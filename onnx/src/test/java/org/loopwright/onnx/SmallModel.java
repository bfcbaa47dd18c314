package org.loopwright.onnx;

import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.List;
import onnx.AttributeProto;
import onnx.FunctionProto;
import onnx.GraphProto;
import onnx.ModelProto;
import onnx.NodeProto;
import onnx.TensorProto;
import onnx.TensorShapeProto;
import onnx.TypeProto;
import onnx.ValueInfoProto;
import org.loopwright.model.network.Network;
import org.loopwright.model.workload.CompactWorkload;
import org.loopwright.onnx.graph.ModelNetwork;
import org.loopwright.onnx.graph.OpenDimensions;

/** A model in the making. */
final class SmallModel {
  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final ModelProto.Builder model = ModelProto.newBuilder();

  /** An input; sizes are numbers or names, and 0 is left open. */
  SmallModel input(String name, Object... sizes) {
    graph.addInput(value(name, sizes));
    return this;
  }

  /** A shape that the model states. */
  SmallModel states(String name, Object... sizes) {
    graph.addValueInfo(value(name, sizes));
    return this;
  }

  static ValueInfoProto value(String name, Object... sizes) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (Object size : sizes) {
      if (size instanceof String symbol) {
        shape.addDimBuilder().setDimParam(symbol);
      } else {
        shape.addDimBuilder().setDimValue(((Number) size).longValue());
      }
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(FLOAT).setShape(shape)))
        .build();
  }

  /** A weight, whose numbers are in another file. */
  SmallModel weight(String name, long... sizes) {
    graph.addInitializer(weightTensor(name, sizes));
    return this;
  }

  static TensorProto weightTensor(String name, long... sizes) {
    TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(FLOAT);
    Arrays.stream(sizes).forEach(tensor::addDims);
    return tensor.build();
  }

  /** A list of integers. */
  SmallModel integers(String name, long... numbers) {
    TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(INT64);
    tensor.addDims(numbers.length);
    Arrays.stream(numbers).forEach(tensor::addInt64Data);
    graph.addInitializer(tensor);
    return this;
  }

  /** One integer. */
  SmallModel integer(String name, long number) {
    graph.addInitializer(
        TensorProto.newBuilder().setName(name).setDataType(INT64).addInt64Data(number));
    return this;
  }

  /** A node, written as {@code Conv x w -> y}. */
  SmallModel node(String text, AttributeProto... attributes) {
    graph.addNode(nodeOf(text, attributes));
    return this;
  }

  static NodeProto nodeOf(String text, AttributeProto... attributes) {
    String[] sides = text.split(" *-> *");
    List<String> words = Arrays.asList(sides[0].split(" "));
    int dot = words.get(0).lastIndexOf('.');
    NodeProto.Builder node =
        NodeProto.newBuilder()
            .setOpType(words.get(0).substring(dot + 1))
            .setDomain(words.get(0).substring(0, Math.max(dot, 0)))
            .addAllAttribute(Arrays.asList(attributes));
    words.subList(1, words.size()).forEach(word -> node.addInput(word.equals("_") ? "" : word));
    node.addAllOutput(Arrays.asList(sides[1].split(" ")));
    return node.build();
  }

  SmallModel function(FunctionProto function) {
    model.addFunctions(function);
    return this;
  }

  GraphProto graph() {
    return graph.build();
  }

  byte[] bytes() {
    return model.setGraph(graph).build().toByteArray();
  }

  /** What becomes of the model. */
  ModelNetwork read(OpenDimensions dimensions) {
    return ModelNetwork.of(model.setGraph(graph).build(), "small", "small.onnx", dimensions);
  }

  ModelNetwork read() {
    return read(OpenDimensions.NONE);
  }

  /** The layers as {@code 2 x gemm M=1 N=2 K=3}, dimensions in the workload's order. */
  static List<String> layers(ModelNetwork model) {
    return model.network().layers().stream().map(SmallModel::text).toList();
  }

  private static String text(Network.Layer layer) {
    return layer.count()
        + " x "
        + CompactWorkload.of(layer.workload())
            .map(compact -> compact.shape() + " " + compact.sizes())
            .orElseGet(() -> layer.workload().dimensions().toString());
  }

  /** Multiply-accumulates. */
  static long operations(ModelNetwork model) {
    return model.network().layers().stream()
        .mapToLong(layer -> layer.count() * layer.workload().operations())
        .sum();
  }

  static AttributeProto number(String name, int number) {
    return AttributeProto.newBuilder().setName(name).setI(number).build();
  }

  static AttributeProto list(String name, long... numbers) {
    AttributeProto.Builder attribute = AttributeProto.newBuilder().setName(name);
    Arrays.stream(numbers).forEach(attribute::addInts);
    return attribute.build();
  }

  static AttributeProto text(String name, String text) {
    return AttributeProto.newBuilder().setName(name).setS(ByteString.copyFromUtf8(text)).build();
  }

  static AttributeProto graph(String name, GraphProto graph) {
    return AttributeProto.newBuilder().setName(name).setG(graph).build();
  }

  /** A graph inside of a node. */
  static GraphProto body(List<String> inputs, List<String> outputs, NodeProto... nodes) {
    GraphProto.Builder graph = GraphProto.newBuilder().addAllNode(Arrays.asList(nodes));
    inputs.forEach(name -> graph.addInput(ValueInfoProto.newBuilder().setName(name)));
    outputs.forEach(name -> graph.addOutput(ValueInfoProto.newBuilder().setName(name)));
    return graph.build();
  }
}
