package org.loopwright.dataflow.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.OperatorType;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;

final class LayerOfWorkloadTest {
  @Test
  void columnsComeFromRAndPAndRowsFromSAndQ() {
    Layer layer =
        WorkloadToLayer.of(
            windowed("C K R S", "N C * *", "N K Q P", "R 3, S 5, P 7, Q 9, C 2, K 4, N 1", 2, 3));
    assertThat(layer.type()).isEqualTo(OperatorType.CONV);
    assertThat(layer.bound(LayerDimension.S)).isEqualTo(3);
    assertThat(layer.bound(LayerDimension.R)).isEqualTo(5);
    assertThat(layer.bound(LayerDimension.X)).isEqualTo((7 - 1) * 2 + (3 - 1) * 3 + 1);
    assertThat(layer.bound(LayerDimension.Y)).isEqualTo((9 - 1) * 2 + (5 - 1) * 3 + 1);
    assertThat(layer.stride(LayerDimension.X)).isEqualTo(2);
    assertThat(layer.dilation(LayerDimension.Y)).isEqualTo(3);
    assertThat(layer.declares(LayerDimension.N)).isFalse();
  }

  @Test
  void groupsChannelsAndBatchesKeepTheirMeaning() {
    Layer grouped =
        WorkloadToLayer.of(
            windowed(
                "G C K R S",
                "G N C * *",
                "G N K Q P",
                "R 3, S 3, P 4, Q 4, C 2, K 4, G 8, N 2",
                1,
                1));
    assertThat(grouped.type()).isEqualTo(OperatorType.NGCONV);
    assertThat(grouped.bound(LayerDimension.G)).isEqualTo(8);
    assertThat(grouped.bound(LayerDimension.N)).isEqualTo(2);
    Layer depthwise =
        WorkloadToLayer.of(
            windowed("G R S", "G N * *", "G N Q P", "R 3, S 3, P 4, Q 4, G 8, N 1", 1, 1));
    assertThat(depthwise.type()).isEqualTo(OperatorType.DSCONV);
    assertThat(depthwise.bound(LayerDimension.C)).isEqualTo(8);
  }

  @Test
  void onePixelIsFullyConnected() {
    Layer layer =
        WorkloadToLayer.of(
            windowed("C K R S", "N C * *", "N K Q P", "R 1, S 1, P 1, Q 1, C 2, K 4, N 1", 1, 1));
    assertThat(layer.type()).isEqualTo(OperatorType.FC);
  }

  @Test
  void transposedConvolutionRunsOverItsSpreadInput() {
    Layer layer =
        WorkloadToLayer.of(
            windowed("C K R S", "N C P Q", "N K * *", "R 2, S 2, P 28, Q 28, C 2, K 4, N 1", 2, 1));
    assertThat(layer.type()).isEqualTo(OperatorType.TRCONV);
    long outputs = (28 - 1) * 2 + 2;
    assertThat(layer.bound(LayerDimension.X)).isEqualTo(outputs + 2 - 1);
    assertThat(layer.stride(LayerDimension.X)).isEqualTo(1);
  }

  @Test
  void matrixProductsAreProducts() {
    Layer layer = WorkloadToLayer.of(windowed("K N", "M K", "M N", "M 2, N 3, K 4", 1, 1));
    assertThat(layer.type()).isEqualTo(OperatorType.GEMM);
    Layer vector = WorkloadToLayer.of(windowed("M K", "K", "M", "M 2, K 4", 1, 1));
    assertThat(vector.bound(LayerDimension.N)).isEqualTo(1);
  }

  @Test
  void otherShapesAreRefusedByName() {
    assertThatThrownBy(() -> WorkloadToLayer.of(windowed("A B", "B", "A", "A 2, B 4", 1, 1)))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("its dimensions are A, B");
  }

  /** Ranks by dimension; two stars are the window over R and P, and over S and Q. */
  private static Workload windowed(
      String weights, String inputs, String outputs, String bounds, long stride, long dilation) {
    List<Dimension> dimensions = new ArrayList<>();
    for (String bound : bounds.split(", ")) {
      String[] parts = bound.split(" ");
      dimensions.add(new Dimension(parts[0], Long.parseLong(parts[1])));
    }
    return new Workload(
        "layer",
        dimensions,
        List.of(
            new DataSpace("Weights", ranks(weights, stride, dilation), false, 1),
            new DataSpace("Inputs", ranks(inputs, stride, dilation), false, 1),
            new DataSpace("Outputs", ranks(outputs, stride, dilation), true, 1)));
  }

  private static List<IndexExpression> ranks(String text, long stride, long dilation) {
    List<IndexExpression> ranks = new ArrayList<>();
    boolean columns = true;
    for (String rank : text.split(" ")) {
      if (rank.equals("*")) {
        ranks.add(
            IndexExpression.of(
                new Term(columns ? "R" : "S", dilation), new Term(columns ? "P" : "Q", stride)));
        columns = false;
      } else {
        ranks.add(IndexExpression.of(Term.of(rank)));
      }
    }
    return ranks;
  }
}
