package org.loopwright.model.workload;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The roles of a workload: those that are stated, and for the rest those that follow from how data
 * spaces are indexed.
 *
 * <p>The data space that is updated is the output. An operand is the weight or the input if it is
 * called Weights or Inputs; else one that a window slides over is the input; else, as in {@code Z =
 * A x B}, the last operand is the weight. A dimension of one operand and the output, or of both
 * operands, is then what the table of {@link DimensionRole} says; of two that are summed in one
 * rank, the one that indexes weights belongs to the kernel, the other to the pixels that it slides
 * over. Windows are counted in the order of ranks: the first is of columns, the second of rows.
 */
final class DerivedRoles {
  private final List<DataSpace> tensors;
  private final Roles stated;
  private final Map<String, DataSpaceRole> dataSpaces = new LinkedHashMap<>();
  private final Map<String, DimensionRole> dimensions = new LinkedHashMap<>();

  private DerivedRoles(List<DataSpace> tensors, Roles stated) {
    this.tensors = tensors;
    this.stated = stated;
  }

  static Roles of(List<Dimension> dimensions, List<DataSpace> dataSpaces, Roles stated) {
    DerivedRoles roles = new DerivedRoles(dataSpaces, stated);
    roles.dataSpaces();
    roles.dimensions(dimensions);
    return new Roles(roles.dimensions, roles.dataSpaces);
  }

  private void dataSpaces() {
    List<DataSpace> unknown = new ArrayList<>();
    for (DataSpace dataSpace : tensors) {
      Optional<DataSpaceRole> role =
          Optional.ofNullable(stated.dataSpaces().get(dataSpace.name()))
              .or(() -> byName(dataSpace));
      role.ifPresentOrElse(
          known -> dataSpaces.put(dataSpace.name(), known), () -> unknown.add(dataSpace));
    }
    if (dataSpaces.containsValue(DataSpaceRole.WEIGHT)) {
      unknown.forEach(operand -> dataSpaces.put(operand.name(), DataSpaceRole.INPUT));
    } else if (!unknown.isEmpty()) {
      weightAmong(unknown);
    }
  }

  private static Optional<DataSpaceRole> byName(DataSpace dataSpace) {
    if (dataSpace.readWrite()) {
      return Optional.of(DataSpaceRole.OUTPUT);
    }
    return Stream.of(DataSpaceRole.WEIGHT, DataSpaceRole.INPUT)
        .filter(role -> role.usualName().equals(dataSpace.name()))
        .findFirst();
  }

  /** One of the operands is the weight, unless there is only one, which is then the input. */
  private void weightAmong(List<DataSpace> operands) {
    boolean hasInput = dataSpaces.containsValue(DataSpaceRole.INPUT);
    List<DataSpace> whole = operands.stream().filter(one -> !isWindowed(one)).toList();
    boolean hasWeight = !whole.isEmpty() && (hasInput || operands.size() > 1);
    String weight = hasWeight ? whole.get(whole.size() - 1).name() : "";
    for (DataSpace operand : operands) {
      boolean isWeight = operand.name().equals(weight);
      dataSpaces.put(operand.name(), isWeight ? DataSpaceRole.WEIGHT : DataSpaceRole.INPUT);
    }
  }

  private static boolean isWindowed(DataSpace dataSpace) {
    return dataSpace.projection().stream().anyMatch(rank -> rank.terms().size() > 1);
  }

  private void dimensions(List<Dimension> all) {
    List<IndexExpression> windows = windows();
    for (Dimension dimension : all) {
      String name = dimension.name();
      Optional.ofNullable(stated.dimensions().get(name))
          .or(() -> role(name, windows))
          .ifPresent(role -> dimensions.put(name, role));
    }
  }

  /** The ranks in which something is summed, each once. */
  private List<IndexExpression> windows() {
    return tensors.stream()
        .flatMap(dataSpace -> dataSpace.projection().stream())
        .filter(rank -> rank.terms().size() > 1)
        .distinct()
        .toList();
  }

  private Optional<DimensionRole> role(String dimension, List<IndexExpression> windows) {
    Set<DataSpaceRole> indexed = indexedBy(dimension);
    for (int window = 0; window < windows.size(); window++) {
      if (names(windows.get(window), dimension)) {
        return window(window, indexed.contains(DataSpaceRole.WEIGHT));
      }
    }
    if (indexed.equals(EnumSet.allOf(DataSpaceRole.class))) {
      return Optional.of(DimensionRole.GROUP);
    }
    if (indexed.equals(EnumSet.of(DataSpaceRole.WEIGHT, DataSpaceRole.OUTPUT))) {
      return Optional.of(DimensionRole.OUTPUT_CHANNEL);
    }
    if (indexed.equals(EnumSet.of(DataSpaceRole.INPUT, DataSpaceRole.OUTPUT))) {
      return Optional.of(DimensionRole.BATCH);
    }
    return indexed.equals(EnumSet.of(DataSpaceRole.WEIGHT, DataSpaceRole.INPUT))
        ? Optional.of(DimensionRole.REDUCTION)
        : Optional.empty();
  }

  private static Optional<DimensionRole> window(int number, boolean kernel) {
    return switch (number) {
      case 0 -> Optional.of(kernel ? DimensionRole.KERNEL_COLUMN : DimensionRole.OUTPUT_COLUMN);
      case 1 -> Optional.of(kernel ? DimensionRole.KERNEL_ROW : DimensionRole.OUTPUT_ROW);
      default -> Optional.empty();
    };
  }

  private Set<DataSpaceRole> indexedBy(String dimension) {
    Set<DataSpaceRole> indexed = EnumSet.noneOf(DataSpaceRole.class);
    for (DataSpace dataSpace : tensors) {
      if (dataSpace.projection().stream().anyMatch(rank -> names(rank, dimension))) {
        indexed.add(dataSpaces.get(dataSpace.name()));
      }
    }
    return indexed;
  }

  private static boolean names(IndexExpression rank, String dimension) {
    return rank.terms().stream().anyMatch(term -> term.dimension().equals(dimension));
  }
}
