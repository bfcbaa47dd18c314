package org.loopwright.formats.maestro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.loopwright.dataflow.DataflowAnalysis;
import org.loopwright.dataflow.NetworkResult;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DataflowHardware.Noc;
import org.loopwright.dataflow.spec.LayerTensor;

final class MaestroCsvWriterTest {
  private static final DataflowHardware HARDWARE =
      new DataflowHardware(
          64,
          1,
          new Noc(8, 1, 1, true, true),
          16,
          DataflowHardware.UNLIMITED,
          DataflowHardware.UNLIMITED);

  @Test
  void everyRowHasACellForEveryColumn() {
    List<String[]> rows = table();
    assertThat(rows).hasSize(3).allSatisfy(row -> assertThat(row).hasSize(26 + 3 * 5 + 11));
    assertThat(rows.get(0)).contains("Compute Delay (Max)").doesNotHaveDuplicates();
    assertThat(rows.get(1)).startsWith("small", "1", "64");
    assertThat(rows.get(2)).startsWith("small", "product", "64");
  }

  @Test
  void energyOfAClusteredLayerCountsTheL1AccessesOfTheLayerBefore() {
    NetworkResult result = result();
    double carried =
        result.layers().get(0).energy().l1ReadNj() + result.layers().get(0).energy().l1WriteNj();
    double l2 =
        result.layers().get(1).energy().l2ReadNj()
            + result.layers().get(1).energy().l2WriteNj()
            - result.layers().get(1).tensor(LayerTensor.OUTPUT).l2().reads() * 18.61 * 0.00023;
    assertThat(Double.parseDouble(table().get(2)[4]))
        .isCloseTo(carried + l2, org.assertj.core.data.Percentage.withPercentage(1e-10));
  }

  private static NetworkResult result() {
    return DataflowAnalysis.analyze(MaestroReader.read(MappingFiles.OWN, "own.m"), HARDWARE);
  }

  private static List<String[]> table() {
    return Arrays.stream(MaestroCsvWriter.write(result()).split("\n"))
        .map(line -> line.split(",", -1))
        .toList();
  }
}
