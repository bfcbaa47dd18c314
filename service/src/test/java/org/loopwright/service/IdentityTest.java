package org.loopwright.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.result.RunIdentity;
import org.loopwright.service.Library.Kind;

/** Results are named by what the user named. */
final class IdentityTest {
  private static final Library LIBRARY = new Library(Path.of("../library"));

  @TempDir private Path folder;

  @Test
  void designsOfTheLibraryAreNamedApart() {
    for (String name : LIBRARY.names(Kind.ARCHITECTURES)) {
      assertThat(identity(LIBRARY.find(Kind.ARCHITECTURES, name)).architecture()).contains(name);
    }
  }

  @Test
  void fileHasThePathThatWasGiven() throws IOException {
    Path copy = folder.resolve("eyeriss.yaml");
    Files.copy(LIBRARY.find(Kind.ARCHITECTURES, "eyeriss"), copy);
    assertThat(identity(copy).architecture()).contains(copy.toString());
  }

  /** The folder of the machine is not of interest. */
  @Test
  void fileThatATemplateIncludesIsNamedFromTheWorkingFolder() {
    Path design = LIBRARY.find(Kind.ARCHITECTURES, "eyeriss").toAbsolutePath().normalize();
    SpecificationFiles files = SpecificationFiles.read(List.of(design));
    assertThat(LIBRARY.identity("1.0 (test)", files, List.of(Path.of("top.yaml"))).architecture())
        .contains("../library/architectures/eyeriss.yaml");
  }

  @Test
  void networkIsNamedIfThereIsOne() {
    Path design = LIBRARY.find(Kind.ARCHITECTURES, "teaching");
    assertThat(identity(design).network()).isEmpty();
    assertThat(identity(design, LIBRARY.find(Kind.WORKLOADS, "alexnet")).network())
        .contains("alexnet");
  }

  @Test
  void technologyIsThatOfComputedPricesOnly() {
    SpecificationFiles given =
        SpecificationFiles.read(List.of(LIBRARY.find(Kind.ARCHITECTURES, "teaching")));
    assertThat(pricing(Optional.of("16nm"), false).technology(given.specification())).isEmpty();
    assertThat(pricing(Optional.of("16nm"), true).technology(given.specification()))
        .contains("16nm");
    assertThat(pricing(Optional.empty(), true).technology(given.specification())).contains("45nm");
  }

  private static Pricing pricing(Optional<String> chosen, boolean tablesIgnored) {
    return new Pricing(LIBRARY.technologies(), chosen, tablesIgnored);
  }

  private static RunIdentity identity(Path... files) {
    return LIBRARY.identity("1.0 (test)", SpecificationFiles.read(List.of(files)), List.of(files));
  }
}
