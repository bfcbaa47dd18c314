package org.loopwright.service.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.loopwright.formats.space.SpaceReader;
import org.loopwright.result.RunIdentity;
import org.loopwright.search.SearchControl;
import org.loopwright.service.Library;
import org.loopwright.service.Library.Kind;

final class LibrarySpacesTest {
  /** Points of a space that are looked at, or a few more. */
  private static final long LOOKED_AT = 40;

  private static final Library LIBRARY = new Library(Path.of("../library"));

  static List<String> spaces() {
    return LIBRARY.names(Kind.SPACES);
  }

  @Test
  void thereAreFive() {
    assertThat(spaces()).hasSizeGreaterThanOrEqualTo(5);
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void pointsAreDesignsWithABound(String name) {
    SpaceRequest request =
        new SpaceRequest(
            RunIdentity.of("test"),
            SpaceReader.read(LIBRARY.find(Kind.SPACES, name)),
            LIBRARY,
            Optional.empty(),
            UnaryOperator.identity());
    PointMapper mapper =
        new PointMapper(request, new PointDesigns(request), SearchControl.quiet(System::nanoTime));
    long points = request.space().question().space().size();
    for (long i = 0; i < points; i += Math.max(1, points / LOOKED_AT)) {
      PointMapper.FirstLook look = mapper.look(request.space().question().space().point(i));
      assertThat(look.open()).as("point %s: %s", i, look.settled()).isPresent();
      assertThat(look.open().orElseThrow().bound().energyPj()).isPositive();
    }
  }
}
