package org.loopwright.onnx.graph;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import onnx.TensorShapeProto.Dimension;
import onnx.ValueInfoProto;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.Spelling;
import org.loopwright.onnx.tensor.KnownTensor;
import org.loopwright.onnx.tensor.TensorShape;

/**
 * The shapes that a model states for its inputs and for tensors on the way, with the sizes that a
 * user gives where they are open.
 */
final class DeclaredShapes {
  private final OpenDimensions given;
  private final Diagnosis diagnosis;
  private final String file;
  private final Set<String> open = new LinkedHashSet<>();
  private boolean firstIsOpen;

  DeclaredShapes(OpenDimensions given, String file, Diagnosis diagnosis) {
    this.given = given;
    this.file = file;
    this.diagnosis = diagnosis;
  }

  /** The shape of an input; a size that is missing is an error. Sequences and maps have none. */
  Optional<KnownTensor> input(ValueInfoProto input) {
    if (!input.getType().hasTensorType()) {
      return Optional.empty();
    }
    Optional<List<Dimension>> stated = dimensions(input);
    if (stated.isEmpty()) {
      return withoutShape(input.getName());
    }
    List<Dimension> dimensions = stated.get();
    List<Long> sizes = new ArrayList<>();
    for (int axis = 0; axis < dimensions.size(); axis++) {
      OptionalLong size = size(input.getName(), axis, dimensions.get(axis));
      size.ifPresent(sizes::add);
    }
    return sizes.size() == dimensions.size() ? tensor(input.getName(), sizes) : Optional.empty();
  }

  /** The sizes that the user gives, from the first on. */
  private Optional<KnownTensor> withoutShape(String input) {
    List<Long> sizes = new ArrayList<>();
    for (int axis = 0; given.sizes().containsKey(place(input, axis)); axis++) {
      open.add(place(input, axis));
      sizes.add(given.sizes().get(place(input, axis)));
    }
    if (sizes.isEmpty()) {
      diagnosis.add(
          Problem.warning(location(input), "the model states no shape for this input")
              .withAdvice(
                  "Give it one, size by size: --dim '%s=SIZE' --dim '%s=SIZE' ..."
                      .formatted(place(input, 0), place(input, 1))));
      return Optional.empty();
    }
    return tensor(input, sizes);
  }

  private Optional<KnownTensor> tensor(String name, List<Long> sizes) {
    return diagnosis.attempt(location(name), () -> new TensorShape(sizes)).map(KnownTensor::of);
  }

  /** The dimensions that a model states for a tensor. */
  private static Optional<List<Dimension>> dimensions(ValueInfoProto value) {
    return value.getType().hasTensorType() && value.getType().getTensorType().hasShape()
        ? Optional.of(value.getType().getTensorType().getShape().getDimList())
        : Optional.empty();
  }

  private static String place(String input, int axis) {
    return input + "[" + axis + "]";
  }

  private static boolean isNamed(Dimension dimension) {
    return !dimension.getDimParam().isBlank() && !dimension.getDimParam().equals("?");
  }

  private OptionalLong size(String input, int axis, Dimension dimension) {
    if (dimension.getDimValue() > 0) {
      return OptionalLong.of(dimension.getDimValue());
    }
    String place = place(input, axis);
    String name = isNamed(dimension) ? dimension.getDimParam() : place;
    open.add(name);
    open.add(place);
    firstIsOpen |= axis == 0;
    if (given.sizes().containsKey(place)) {
      return OptionalLong.of(given.sizes().get(place));
    }
    if (axis == 0 && given.batch().isPresent()) {
      return given.batch();
    }
    if (given.sizes().containsKey(name)) {
      return OptionalLong.of(given.sizes().get(name));
    }
    missing(input, axis, name, dimension);
    return OptionalLong.empty();
  }

  private void missing(String input, int axis, String name, Dimension dimension) {
    String what =
        dimension.hasDimValue()
            ? "has the size " + dimension.getDimValue()
            : isNamed(dimension) ? "is open: '" + name + "'" : "has no size";
    String way = "Give it a size: --dim '" + name + "=SIZE'";
    diagnosis.add(
        Problem.error(location(input), "dimension " + axis + " of the model's input " + what)
            .withAdvice(axis == 0 ? way + ", or --batch SIZE for the first of each input" : way));
  }

  /** Reports sizes that were given and are none of the model's. */
  void requireAllUsed() {
    for (String name : given.sizes().keySet()) {
      if (!open.contains(name)) {
        Problem unknown =
            Problem.error(
                Location.ofFile(file),
                "--dim gives a size to '" + name + "', which no input of the model leaves open");
        diagnosis.add(Spelling.advice(name, open).map(unknown::withAdvice).orElse(unknown));
      }
    }
    if (given.batch().isPresent() && !firstIsOpen) {
      diagnosis.error(
          Location.ofFile(file),
          "--batch has no effect: no input of the model leaves its first dimension open");
    }
  }

  /** The shape of another tensor, if the model states all of its sizes. */
  Optional<KnownTensor> other(ValueInfoProto value) {
    Optional<List<Dimension>> dimensions = dimensions(value);
    if (dimensions.isEmpty()) {
      return Optional.empty();
    }
    List<Long> sizes = new ArrayList<>();
    for (Dimension dimension : dimensions.get()) {
      Long size =
          dimension.getDimValue() > 0
              ? Long.valueOf(dimension.getDimValue())
              : given.sizes().get(dimension.getDimParam());
      if (size == null) {
        return Optional.empty();
      }
      sizes.add(size);
    }
    return tensor(value.getName(), sizes);
  }

  /** Whether the model states another rank, or a number for a size that is another. */
  static boolean contradicts(ValueInfoProto stated, TensorShape inferred) {
    return dimensions(stated).map(dimensions -> contradicts(dimensions, inferred)).orElse(false);
  }

  private static boolean contradicts(List<Dimension> stated, TensorShape inferred) {
    boolean differs = stated.size() != inferred.rank();
    for (int axis = 0; !differs && axis < inferred.rank(); axis++) {
      long size = stated.get(axis).getDimValue();
      differs = size > 0 && size != inferred.size(axis);
    }
    return differs;
  }

  /** What the model states, in brackets. */
  static String text(ValueInfoProto stated) {
    return stated.getType().getTensorType().getShape().getDimList().stream()
        .map(size -> size.hasDimValue() ? "" + size.getDimValue() : size.getDimParam())
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private Location location(String tensor) {
    return new Location(file, 0, 0, tensor);
  }
}
