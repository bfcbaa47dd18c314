package org.loopwright.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.loopwright.formats.study.Study;
import org.loopwright.formats.study.StudyCodec;
import org.loopwright.formats.study.StudyRun;
import org.loopwright.service.Library;
import org.loopwright.service.Library.Kind;
import org.loopwright.study.plan.PlannedRun;
import org.loopwright.study.plan.StudyContext;

/** The studies that ship: they can be read, and what they find is what their pages say. */
final class LibraryStudiesTest {
  private static final Path HOME = Path.of(System.getProperty("loopwright.home"));
  private static final Library LIBRARY = new Library(HOME.resolve("library"));

  static List<String> names() {
    return LIBRARY.names(Kind.STUDIES);
  }

  private static Study read(String name) {
    return StudyCodec.read(LIBRARY.find(Kind.STUDIES, name));
  }

  private static StudyContext context() {
    return new StudyContext(LIBRARY, "test", HOME.resolve("library/studies"));
  }

  @Test
  void figuresOfTimeloopShip() {
    assertThat(names())
        .contains(
            "timeloop-fig01",
            "timeloop-fig08",
            "timeloop-fig09",
            "timeloop-fig10",
            "timeloop-fig11",
            "timeloop-fig12",
            "timeloop-fig13",
            "timeloop-fig14");
  }

  @ParameterizedTest
  @MethodSource("names")
  void studyIsNamedAsItsFileAndAllItsPartsCanBePlanned(String name) {
    Study study = read(name);
    assertThat(study.name()).isEqualTo(name);
    assertThat(study.runs()).allSatisfy(LibraryStudiesTest::assertPlanned);
    assertThat(HOME.resolve("docs/studies").resolve(name + ".md")).exists();
  }

  private static void assertPlanned(StudyRun run) {
    PlannedRun planned = PlannedRun.of(run, context());
    assertThat(planned.failures()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"maestro-fig03", "maestro-validation"})
  void fastStudiesFindWhatTheirPagesSay(String name) throws IOException {
    assertPage(name);
  }

  @ParameterizedTest
  @MethodSource("names")
  @Tag("nightly")
  void allStudiesFindWhatTheirPagesSay(String name) throws IOException {
    assertPage(name);
  }

  /** Every claim is on the page with the verdict that it gets now. */
  private static void assertPage(String name) throws IOException {
    StudyResult result =
        StudyRunner.run(read(name), context(), PartStore.NONE, 2, new QuietWatch(false));
    assertThat(result.failures()).isEmpty();
    String page = Files.readString(HOME.resolve("docs/studies").resolve(name + ".md"));
    for (JudgedClaim claim : result.claims()) {
      String text = claim.claim().text().replaceAll("\\s+", " ");
      assertThat(page.lines())
          .as(claim.claim().id())
          .anyMatch(line -> line.contains(text) && line.contains("| " + claim.verdict().label()));
      if (claim.verdict() == ClaimVerdict.DIFFERS) {
        assertThat(claim.note()).as("why %s differs", claim.claim().id()).isNotBlank();
      }
    }
  }
}
