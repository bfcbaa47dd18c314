package org.loopwright.formats.maestro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.dataflow.spec.BuildingBlocks;
import org.loopwright.model.diagnostics.SpecException;

final class CostTableReaderTest {
  private static final Path SHIPPED = Path.of("../library/costs/maestro-28nm.yaml");

  @TempDir private Path folder;

  private BuildingBlocks read(String name, String text) throws IOException {
    return CostTableReader.read(Files.writeString(folder.resolve(name), text));
  }

  @Test
  void theTableThatShipsHasTheFiguresOfTheReference() {
    assertThat(CostTableReader.read(SHIPPED)).isEqualTo(BuildingBlocks.reference());
  }

  @Test
  void namesEveryProblemWithItsPlace() throws IOException {
    String text =
        Files.readString(SHIPPED)
            .replace("power_mw: 1.2223", "power_mw: -1")
            .replace("  l2:", "  l3:")
            .replace("port_square", "port_sqare");
    assertThatThrownBy(() -> read("own.yaml", text))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("own.yaml:")
        .hasMessageContaining("power_mw")
        .hasMessageContaining("l2")
        .hasMessageContaining("port_sqare");
  }

  @Test
  void refusesAnEmptyFile() {
    assertThatThrownBy(() -> read("empty.yaml", ""))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("empty.yaml");
  }
}
