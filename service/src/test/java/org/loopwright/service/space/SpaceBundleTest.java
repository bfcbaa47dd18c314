package org.loopwright.service.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.formats.space.SpaceFile;
import org.loopwright.formats.space.SpaceReader;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.result.RunIdentity;
import org.loopwright.service.Library;

final class SpaceBundleTest {
  private static final Library LIBRARY = new Library(Path.of("../library"));
  private static final String NETWORK =
      """
      network:
        name: small
        layers:
        - {name: a, shape: cnn-layer, R: 1, S: 1, P: 4, Q: 1, C: 1, K: 4, N: 1}
      """;
  private static final String SPACE =
      """
      space:
        architecture: ARCHITECTURE
        axes: {RF.depth: [4, 16]}
        networks: ../nets/net.yaml
      """;

  @TempDir private Path folder;
  @TempDir private Path elsewhere;

  private SpaceRequest request(String space) throws IOException {
    Files.createDirectories(folder.resolve("spaces"));
    Files.createDirectories(folder.resolve("nets"));
    Files.writeString(folder.resolve("nets/net.yaml"), NETWORK);
    return request(SpaceReader.read(Files.writeString(folder.resolve("spaces/space.yaml"), space)));
  }

  private static SpaceRequest request(SpaceFile space) {
    return new SpaceRequest(
        RunIdentity.of("test"), space, LIBRARY, Optional.empty(), UnaryOperator.identity());
  }

  @Test
  void filesLieToEachOtherAsTheyDid() throws IOException {
    String design = Files.readString(Path.of("../library/architectures/teaching.yaml"));
    Files.createDirectories(folder.resolve("spaces/designs"));
    Files.writeString(folder.resolve("spaces/designs/own.yaml"), design);
    SpaceRequest request = request(SPACE.replace("ARCHITECTURE", "designs/own.yaml"));
    SpaceFile unpacked = SpaceBundle.of(request).unpacked(elsewhere);
    assertThat(elsewhere.resolve("spaces/designs/own.yaml")).hasContent(design);
    assertThat(ShardWork.sweep(request(unpacked), RowChoice.AUTO))
        .isEqualTo(ShardWork.sweep(request, RowChoice.AUTO));
  }

  @Test
  void filesOfTheLibraryDoNotTravel() throws IOException {
    SpaceBundle.of(request(SPACE.replace("ARCHITECTURE", "teaching"))).unpacked(elsewhere);
    assertThat(elsewhere.resolve("nets/net.yaml")).exists();
    assertThat(elsewhere.resolve("architectures")).doesNotExist();
  }

  @Test
  void fileByAnAbsolutePathIsRefused() throws IOException {
    Path design = elsewhere.resolve("own.yaml");
    Files.copy(Path.of("../library/architectures/teaching.yaml"), design);
    SpaceRequest request = request(SPACE.replace("ARCHITECTURE", design.toString()));
    assertThatExceptionOfType(SpecException.class)
        .isThrownBy(() -> SpaceBundle.of(request))
        .withMessageContaining("space.yaml")
        .withMessageContaining(design.toString())
        .withMessageContaining("from the folder of the space");
  }

  @Test
  void technologyOfThisMachineIsRefused() throws IOException {
    Path own = Files.createDirectories(elsewhere.resolve("own"));
    Files.copy(
        Path.of("../library/technology/45nm/technology.yaml"), own.resolve("technology.yaml"));
    String space =
        SPACE
            .replace("ARCHITECTURE", "teaching")
            .replace("{RF.depth: [4, 16]}", "{technology: [45nm, " + own + "]}");
    assertThatExceptionOfType(SpecException.class)
        .isThrownBy(() -> SpaceBundle.of(request(space)))
        .withMessageContaining(own.toString())
        .withMessageContaining("loopwright.home");
  }
}
