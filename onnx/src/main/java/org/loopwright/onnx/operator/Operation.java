package org.loopwright.onnx.operator;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import onnx.AttributeProto;
import onnx.NodeProto;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.onnx.tensor.Constant;
import org.loopwright.onnx.tensor.KnownTensor;
import org.loopwright.onnx.tensor.TensorShape;

/** One node of a graph with what is known of its inputs. */
public final class Operation {
  /** The shape or the numbers of a tensor are needed, and depend on the model's inputs. */
  public static final class UnknownTensorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownTensorException(String what) {
      super(what, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
    }
  }

  /**
   * An input of a node.
   *
   * @param known empty if its shape depends on data
   * @param origin the node that made it so; empty if the shape is known
   * @param fixed whether it depends on constants only, so that it is the same in every run
   */
  public record Input(Optional<KnownTensor> known, boolean fixed, String origin) {
    public Input {
      requireNonNull(known, "known");
      requireNonNull(origin, "origin");
    }

    public static Input known(KnownTensor tensor, boolean fixed) {
      return new Input(Optional.of(tensor), fixed, "");
    }

    public static Input unknown(String origin) {
      return new Input(Optional.empty(), false, origin);
    }
  }

  private final String name;
  private final NodeProto node;
  private final List<Input> inputs;
  private final Map<String, AttributeProto> attributes = new HashMap<>();

  /**
   * A node.
   *
   * @param name what to call its layers
   * @param inputs in the node's order; those that the node names by an empty text are not asked for
   */
  public Operation(String name, NodeProto node, List<Input> inputs) {
    this.name = name;
    this.node = node;
    this.inputs = List.copyOf(inputs);
    node.getAttributeList().forEach(each -> attributes.put(each.getName(), each));
  }

  String name() {
    return name;
  }

  /** The operator's name. */
  public String type() {
    return node.getOpType();
  }

  int inputCount() {
    return inputs.size();
  }

  int outputCount() {
    return node.getOutputCount();
  }

  /** Whether the input is given; optional ones need not be. */
  boolean has(int input) {
    return input < inputs.size() && !node.getInput(input).isEmpty();
  }

  /** Whether the input is the same in every run: a weight. */
  boolean isFixed(int input) {
    return has(input) && inputs.get(input).fixed();
  }

  /** What is known of an input that must be given. */
  public KnownTensor tensor(int input) {
    Require.that(has(input), "its input %d is missing", input);
    return inputs
        .get(input)
        .known()
        .orElseThrow(() -> new UnknownTensorException("the shape of " + node.getInput(input)));
  }

  /** The shape of an input that must be given. */
  TensorShape shape(int input) {
    return tensor(input).shape();
  }

  /** The shape of an input, which must have this number of dimensions. */
  TensorShape shape(int input, int rank) {
    TensorShape shape = shape(input);
    Require.that(
        shape.rank() == rank,
        "its input %s has shape %s, which should have %d dimensions",
        node.getInput(input),
        shape,
        rank);
    return shape;
  }

  /** What is known of all inputs that are given. */
  List<KnownTensor> tensors() {
    return IntStream.range(0, inputs.size()).filter(this::has).mapToObj(this::tensor).toList();
  }

  /** The numbers of an input. */
  Constant constant(int input) {
    return tensor(input)
        .constant()
        .orElseThrow(() -> new UnknownTensorException("the numbers of " + node.getInput(input)));
  }

  /** The numbers of an input as integers. */
  List<Long> integers(int input) {
    return constant(input).integers();
  }

  /** The first number of an input as an integer. */
  long first(int input) {
    List<Long> integers = integers(input);
    Require.that(!integers.isEmpty(), "its input %s is empty", node.getInput(input));
    return integers.get(0);
  }

  /** Integers that newer versions of an operator take as an input and older ones as attribute. */
  Optional<List<Long>> integers(int input, String attribute) {
    return has(input) ? Optional.of(integers(input)) : integers(attribute);
  }

  boolean has(String attribute) {
    return attributes.containsKey(attribute);
  }

  Optional<AttributeProto> attribute(String attribute) {
    return Optional.ofNullable(attributes.get(attribute));
  }

  public long integer(String attribute, long standard) {
    return attribute(attribute).map(AttributeProto::getI).orElse(standard);
  }

  boolean flag(String attribute) {
    return integer(attribute, 0) != 0;
  }

  public Optional<List<Long>> integers(String attribute) {
    return attribute(attribute).map(AttributeProto::getIntsList);
  }

  /** Integers of an attribute that gives one for each of some axes. */
  List<Long> integers(String attribute, int count, long standard) {
    List<Long> given = integers(attribute).orElse(List.of());
    if (given.isEmpty()) {
      return Collections.nCopies(count, standard);
    }
    Require.that(
        given.size() == count,
        "attribute %s has %d numbers, should have %d",
        attribute,
        given.size(),
        count);
    return given;
  }

  String text(String attribute, String standard) {
    return attribute(attribute).map(each -> each.getS().toStringUtf8()).orElse(standard);
  }
}
