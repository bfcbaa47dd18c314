package org.loopwright.formats.technology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.loopwright.cost.technology.NodeScaling;
import org.loopwright.cost.technology.SramModel;
import org.loopwright.cost.technology.SramProcess;
import org.loopwright.cost.technology.SramQuantity;
import org.loopwright.cost.technology.SramRow;
import org.loopwright.cost.technology.SramShape;

/** Holds the SRAM model to rows that it may not see, and docs/technology.md to the figures. */
@Tag("slow")
final class SramAccuracyTest {
  private static final Path COMMON = Path.of("../library/technology/common");
  private static final List<SramRow> TABLE = TechnologyReader.sram(COMMON.resolve("sram.csv"));
  private static final NodeScaling SCALING =
      TechnologyReader.scaling(COMMON.resolve("technology_scaling.csv"));

  @Test
  void readEnergyOfAnUnseenRowIsNear() throws IOException {
    SramAccuracy all = leaveOneOut(SramQuantity.READ);

    assertThat(all.rows()).isEqualTo(4485);
    assertThat(all.median()).isLessThanOrEqualTo(0.05);
    assertThat(all.ninetieth()).isLessThanOrEqualTo(0.13);
    assertPublished("read energy", "the row alone", all);
  }

  @Test
  void writeEnergyOfAnUnseenRowIsNear() throws IOException {
    assertPublished("write energy", "the row alone", leaveOneOut(SramQuantity.WRITE));
  }

  @Test
  void areaOfAnUnseenRowIsNear() throws IOException {
    SramAccuracy all = leaveOneOut(SramQuantity.AREA);

    assertThat(all.median()).isLessThanOrEqualTo(0.03);
    assertThat(all.ninetieth()).isLessThanOrEqualTo(0.09);
    assertPublished("area", "the row alone", all);
  }

  @Test
  void leakageOfAnUnseenRowIsNear() throws IOException {
    assertPublished("leakage", "the row alone", leaveOneOut(SramQuantity.LEAKAGE));
  }

  @Test
  void errorAnOctaveAwayIsPublished() throws IOException {
    for (SramQuantity quantity : List.of(SramQuantity.READ, SramQuantity.AREA)) {
      String name = quantity == SramQuantity.READ ? "read energy" : "area";
      assertPublished(
          name,
          "all of its capacity",
          SramAccuracy.octaveAway(TABLE, SCALING, quantity, SramRow::capacityBytes));
      assertPublished(
          name,
          "all of its width",
          SramAccuracy.octaveAway(TABLE, SCALING, quantity, SramRow::widthBits));
    }
  }

  /** Of 64 bits unless the row says otherwise; at nodes of memory_reference.csv. */
  @Test
  void publishedMemoriesAreCompared() throws IOException {
    SramModel model = new SramModel(TABLE, SCALING);
    String docs = Files.readString(Path.of("../docs/technology.md"));
    for (String line : Files.readAllLines(COMMON.resolve("memory_reference.csv"))) {
      if (!line.startsWith("node")) {
        String[] cells = line.split(",");
        SramShape shape =
            new SramShape(Double.parseDouble(cells[1]), Double.parseDouble(cells[2]), 1, 1);
        SramProcess process = new SramProcess(Double.parseDouble(cells[0]), "itrs-lstp");
        double pj = model.read(SramQuantity.READ, shape, process).value();
        assertThat(docs)
            .contains(
                String.format(
                    Locale.ROOT,
                    "| %s nm | %s | %s | %s | %.2f |",
                    cells[0],
                    cells[1],
                    cells[2],
                    cells[3],
                    pj));
      }
    }
  }

  @Test
  void modelGoesThroughTheRowsOfItsTable() {
    SramModel model = new SramModel(TABLE, SCALING);
    for (SramQuantity quantity : SramQuantity.values()) {
      long off =
          TABLE.stream()
              .filter(row -> !row.suspect().contains(quantity))
              .filter(row -> Math.abs(read(model, quantity, row) / row.value(quantity) - 1) > 1e-9)
              .count();
      // Energies of these rows contradict each other: one falls as capacity or width grows.
      long contradicting =
          switch (quantity) {
            case READ -> 105;
            case WRITE -> 34;
            case LEAKAGE, AREA -> 0;
          };
      assertThat(off).as("%s", quantity).isEqualTo(contradicting);
    }
  }

  private static double read(SramModel model, SramQuantity quantity, SramRow row) {
    return model.read(quantity, row.shape(), new SramProcess(row.nodeNm(), row.device())).value();
  }

  private static SramAccuracy leaveOneOut(SramQuantity quantity) {
    return SramAccuracy.leaveOneOut(TABLE, SCALING, quantity, row -> true);
  }

  private static void assertPublished(String quantity, String out, SramAccuracy error)
      throws IOException {
    String line =
        String.format(
            Locale.ROOT,
            "| %s | %s | %d | %.2f %% | %.2f %% | %.0f %% |",
            quantity,
            out,
            error.rows(),
            100 * error.median(),
            100 * error.ninetieth(),
            100 * error.worst());
    assertThat(Files.readString(Path.of("../docs/technology.md"))).contains(line);
  }
}
