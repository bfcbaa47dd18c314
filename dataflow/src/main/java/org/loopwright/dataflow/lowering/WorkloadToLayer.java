package org.loopwright.dataflow.lowering;

import static org.loopwright.dataflow.spec.LayerDimension.C;
import static org.loopwright.dataflow.spec.LayerDimension.G;
import static org.loopwright.dataflow.spec.LayerDimension.K;
import static org.loopwright.dataflow.spec.LayerDimension.M;
import static org.loopwright.dataflow.spec.LayerDimension.N;
import static org.loopwright.dataflow.spec.LayerDimension.R;
import static org.loopwright.dataflow.spec.LayerDimension.S;
import static org.loopwright.dataflow.spec.LayerDimension.X;
import static org.loopwright.dataflow.spec.LayerDimension.Y;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.loopwright.dataflow.spec.DimensionSize;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.OperatorType;
import org.loopwright.dataflow.spec.Origin;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;

/**
 * The layer that computes what a workload of a shipped shape computes: {@code R} and {@code P} run
 * along columns, {@code S} and {@code Q} along rows. Nothing maps it yet.
 *
 * <p>A transposed convolution becomes the convolution with a stride of 1 over its input, spread by
 * the stride and padded with zeros; the multiplications by those zeros count as
 * multiply-accumulates.
 */
public final class WorkloadToLayer {
  private static final Set<String> CONVOLUTION = Set.of("R", "S", "P", "Q", "C", "K", "N");
  private static final Set<String> GROUPED = Set.of("R", "S", "P", "Q", "C", "K", "G", "N");
  private static final Set<String> DEPTHWISE = Set.of("R", "S", "P", "Q", "G", "N");
  private static final Set<String> PRODUCT = Set.of("M", "N", "K");
  private static final Set<String> MATRIX_VECTOR = Set.of("M", "K");

  private final Workload workload;
  private final List<DimensionSize> bounds = new ArrayList<>();
  private final List<DimensionSize> strides = new ArrayList<>();
  private final List<DimensionSize> dilations = new ArrayList<>();

  private WorkloadToLayer(Workload workload) {
    this.workload = workload;
  }

  /**
   * The layer of {@code workload}.
   *
   * @throws SpecException if it is neither a convolution nor a matrix product
   */
  public static Layer of(Workload workload) {
    return new WorkloadToLayer(workload).layer();
  }

  private Layer layer() {
    Set<String> names =
        workload.dimensions().stream().map(Dimension::name).collect(Collectors.toSet());
    if (names.equals(CONVOLUTION)) {
      return isTransposed() ? channelled(OperatorType.TRCONV) : convolution();
    } else if (names.equals(GROUPED)) {
      copy("G", G);
      return channelled(OperatorType.NGCONV);
    } else if (names.equals(DEPTHWISE)) {
      copy("G", C);
      return windowed(OperatorType.DSCONV);
    } else if (names.equals(PRODUCT) || names.equals(MATRIX_VECTOR)) {
      return product();
    }
    throw new SpecException(
        Problem.error(
            Location.ofFile(workload.name()),
            "is neither a convolution nor a matrix product of the shapes that ship: its dimensions"
                + " are "
                + String.join(", ", workload.dimensions().stream().map(Dimension::name).toList())));
  }

  private boolean isTransposed() {
    return workload.dataSpaces().stream()
        .filter(DataSpace::readWrite)
        .flatMap(result -> result.projection().stream())
        .anyMatch(index -> index.terms().size() > 1);
  }

  private Layer convolution() {
    boolean single = bound("P") * bound("Q") * bound("R") * bound("S") == 1;
    return channelled(single ? OperatorType.FC : OperatorType.CONV);
  }

  private Layer channelled(OperatorType type) {
    copy("K", K);
    copy("C", C);
    return windowed(type);
  }

  private Layer windowed(OperatorType type) {
    copy("S", R);
    copy("R", S);
    addInputs(type, Y, "S", "Q");
    addInputs(type, X, "R", "P");
    if (bound("N") > 1) {
      copy("N", N);
    }
    return layer(type);
  }

  private void addInputs(OperatorType type, LayerDimension input, String tap, String pixel) {
    Window window = window(tap, pixel);
    long span = (bound(tap) - 1) * window.dilation + 1;
    long reach = (bound(pixel) - 1) * window.stride + span;
    dilations.add(new DimensionSize(input, window.dilation));
    if (type == OperatorType.TRCONV) {
      // Every output has a whole window of inputs, most of them zeros between the given ones.
      add(input, reach + span - 1);
    } else {
      add(input, reach);
      strides.add(new DimensionSize(input, window.stride));
    }
  }

  private Layer product() {
    copy("M", M);
    if (workload.indexOfDimension("N") >= 0) {
      copy("N", N);
    } else {
      add(N, 1);
    }
    copy("K", K);
    return layer(OperatorType.GEMM);
  }

  private Layer layer(OperatorType type) {
    return new Layer(
        workload.name(),
        type,
        bounds,
        moved(strides),
        moved(dilations),
        List.of(),
        Origin.program());
  }

  /** A stride or dilation of 1 is the rule, which needs no words. */
  private static List<DimensionSize> moved(List<DimensionSize> sizes) {
    return sizes.stream().filter(size -> size.size().value() > 1).toList();
  }

  private void copy(String name, LayerDimension dimension) {
    add(dimension, bound(name));
  }

  private void add(LayerDimension dimension, long bound) {
    bounds.add(new DimensionSize(dimension, bound));
  }

  private long bound(String name) {
    return workload.dimensions().get(workload.indexOfDimension(name)).bound();
  }

  /** The rank that filter and pixels index together. */
  private Window window(String tap, String pixel) {
    for (DataSpace dataSpace : workload.dataSpaces()) {
      for (IndexExpression index : dataSpace.projection()) {
        if (index.terms().size() == 2 && coefficient(index, tap) > 0) {
          return new Window(coefficient(index, pixel), coefficient(index, tap));
        }
      }
    }
    throw new SpecException(
        Problem.error(
            Location.ofFile(workload.name()), "no window runs over " + tap + " and " + pixel));
  }

  private static long coefficient(IndexExpression index, String dimension) {
    return index.terms().stream()
        .filter(term -> term.dimension().equals(dimension))
        .mapToLong(Term::coefficient)
        .findFirst()
        .orElse(0);
  }

  private record Window(long stride, long dilation) {}
}
