package org.loopwright.model.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class StorageLevelTest {
  private static final OptionalDouble NONE = OptionalDouble.empty();

  private static StorageLevel.Builder buffer() {
    return StorageLevel.builder("GLB", "SRAM", new Mesh(4, 2));
  }

  @Test
  void aLevelHasNoLimitsUnlessGiven() {
    StorageLevel level = buffer().build();

    assertThat(level.capacity().words()).isEmpty();
    assertThat(level.capacity().usableWords()).isEmpty();
    assertThat(level.bandwidth().isLimited()).isFalse();
    assertThat(level.network()).isEqualTo(NetworkAttributes.free(16));
    assertThat(level.clusters()).isEqualTo(8);
  }

  @Test
  void onlyDramDoesNotAccumulateInPlace() {
    assertThat(buffer().build().memory().reductionSupported()).isTrue();
    assertThat(StorageLevel.builder("M", "LPDDR4_DRAM", Mesh.SINGLE).build().memory())
        .extracting(Memory::reductionSupported)
        .isEqualTo(false);
  }

  @Test
  void theNetworkIsAsWideAsTheWords() {
    assertThat(buffer().wordBits(8).build().network().wordBits()).isEqualTo(8);
  }

  @Test
  void aCopyKeepsWhatIsNotChanged() {
    StorageLevel level =
        buffer()
            .capacityWords(100)
            .multipleBuffering(2)
            .minUtilization(0.5)
            .wordBits(8)
            .blockWords(4)
            .clusterSize(2)
            .banks(3)
            .ports(1)
            .reductionSupported(false)
            .bandwidth(new Bandwidth(OptionalDouble.of(1), NONE, NONE, Map.of("W", 0.5)))
            .network(new NetworkAttributes(32, 1, 2, 3, 4))
            .build();

    assertThat(level.toBuilder().build()).isEqualTo(level);
    assertThat(level.toBuilder().mesh(new Mesh(2, 2)).build())
        .isNotEqualTo(level)
        .returns(2L, StorageLevel::clusters)
        .returns(level.memory(), StorageLevel::memory);
  }

  @Test
  void aTileMayTakeTheCapacityDividedByItsCopies() {
    assertThat(buffer().capacityWords(7).multipleBuffering(2).build().capacity().usableWords())
        .hasValue(3);
  }

  @Test
  void anyOneLimitLimits() {
    OptionalDouble one = OptionalDouble.of(1);
    assertThat(new Bandwidth(one, NONE, NONE).isLimited()).isTrue();
    assertThat(new Bandwidth(NONE, one, NONE).isLimited()).isTrue();
    assertThat(new Bandwidth(NONE, NONE, one).isLimited()).isTrue();
    assertThat(Bandwidth.UNLIMITED.withScale(Map.of("W", 0.5)).isLimited()).isFalse();
  }

  @Test
  void aLimitIsReplacedAlone() {
    OptionalDouble one = OptionalDouble.of(1);
    Bandwidth scaled = Bandwidth.UNLIMITED.withScale(Map.of("W", 0.5));
    assertThat(scaled.withRead(one)).isEqualTo(new Bandwidth(one, NONE, NONE, Map.of("W", 0.5)));
    assertThat(scaled.withWrite(one)).isEqualTo(new Bandwidth(NONE, one, NONE, Map.of("W", 0.5)));
    assertThat(scaled.withShared(one)).isEqualTo(new Bandwidth(NONE, NONE, one, Map.of("W", 0.5)));
    assertThat(scaled.scaleOf("W")).isEqualTo(0.5);
    assertThat(scaled.scaleOf("X")).isEqualTo(1);
  }

  @Test
  void nonsenseIsRefusedByName() {
    assertRefused(buffer().capacityWords(-1), "capacity of GLB must not be negative");
    assertRefused(
        buffer().multipleBuffering(0.5),
        "multiple buffering of GLB must be at least 1 but was 0.5");
    assertRefused(
        buffer().minUtilization(2), "minimum utilization of GLB must be in [0, 1] but was 2.0");
    assertRefused(
        buffer().wordBits(0).network(NetworkAttributes.free(1)),
        "word bits of GLB must be positive but was 0");
    assertRefused(buffer().blockWords(0), "block size of GLB must be positive but was 0");
    assertRefused(buffer().clusterSize(0), "cluster size of GLB must be positive but was 0");
    assertRefused(buffer().clusterSize(3), "cluster size 3 of GLB must divide its 8 instances");
    assertRefused(buffer().banks(0), "banks of GLB must be positive but was 0");
    assertRefused(buffer().ports(0), "ports of GLB must be positive but was 0");
  }

  private static void assertRefused(StorageLevel.Builder level, String message) {
    assertThatThrownBy(level::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
