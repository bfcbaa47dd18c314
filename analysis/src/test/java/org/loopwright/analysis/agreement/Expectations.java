package org.loopwright.analysis.agreement;

import java.util.EnumSet;
import java.util.Set;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.testkit.SmallSpec;

/** Which approximations may show in a count: none, for most. */
final class Expectations {
  private static final Set<KnownApproximation> OF_ARRIVALS =
      EnumSet.of(
          KnownApproximation.BOUNDING_BOX,
          KnownApproximation.CHANGED_STRIDE,
          KnownApproximation.TWO_TURNS);

  private final SmallSpec spec;
  private final DataSpace dataSpace;
  private final int level;
  private final TileMotion own;
  private final Set<KnownApproximation> expected = EnumSet.noneOf(KnownApproximation.class);

  private Expectations(SmallSpec spec, CountDifference count) {
    this.spec = spec;
    dataSpace =
        spec.workload().dataSpaces().get(spec.workload().indexOfDataSpace(count.dataSpace()));
    level = count.level();
    own = new TileMotion(spec, dataSpace, level);
  }

  static Set<KnownApproximation> of(SmallSpec spec, CountDifference count) {
    Expectations expectations = new Expectations(spec, count);
    expectations.collect(count);
    return expectations.expected;
  }

  /**
   * Whether a count may be less than the words that must move: only shares of what is passed on.
   */
  static boolean mayFallBelowCompulsory(SmallSpec spec, CountDifference count) {
    Set<KnownApproximation> expected = of(spec, count);
    return count.count() == CountDifference.Count.FILLS
        && (expected.contains(KnownApproximation.SHARE_OF_NEIGHBOURS)
            || expected.contains(KnownApproximation.TRUNCATED_SHARE));
  }

  private void collect(CountDifference count) {
    switch (count.count()) {
      case INSTANCES -> {}
      case TILE -> expect(own, KnownApproximation.BOUNDING_BOX);
      case PARTITION -> expectOfPartition();
      case FILLS -> {
        expectOfFills(count);
        expectOfFirstReads();
      }
      case READS, TEMPORAL_REDUCTIONS -> {
        expectOfSending();
        expectOfPeers();
        expectOfFirstReads();
      }
      case UPDATES, SENT, SPATIAL_REDUCTIONS -> expectOfSending();
      case MULTICAST ->
          expect(
              new TileMotion(spec, dataSpace, receiver()),
              KnownApproximation.MEETING_ACROSS_BYPASS);
      case LINK_TRANSFERS -> expectOfForwarding(new TileMotion(spec, dataSpace, level - 1));
    }
  }

  private void expect(TileMotion motion, KnownApproximation approximation) {
    if (approximation.applies(motion)) {
      expected.add(approximation);
    }
  }

  private boolean isBackingStore() {
    return level == spec.mapping().levels().size() - 1;
  }

  private void expectOfPartition() {
    for (int at = level; at < spec.mapping().levels().size(); at++) {
      expect(new TileMotion(spec, dataSpace, at), KnownApproximation.BOUNDING_BOX);
    }
    expect(own, KnownApproximation.SHARE_OF_WINDOW);
  }

  /** The first read of a result is elided, once for each word of the partition. */
  private void expectOfFirstReads() {
    if (dataSpace.readWrite()) {
      expectOfPartition();
    }
  }

  private void expectOfFills(CountDifference count) {
    if (!isBackingStore()) {
      OF_ARRIVALS.forEach(approximation -> expect(own, approximation));
      expect(own, KnownApproximation.SHARE_OF_NEIGHBOURS);
      if (count.isOneTooLow()) {
        expect(own, KnownApproximation.TRUNCATED_SHARE);
      }
    }
  }

  private void expectOfPeers() {
    if (!isBackingStore()) {
      expectOfForwarding(own);
      expect(own, KnownApproximation.SHARE_OF_NEIGHBOURS);
    }
  }

  private void expectOfForwarding(TileMotion receivers) {
    if (receivers.neighboursFollow()) {
      OF_ARRIVALS.forEach(approximation -> expect(receivers, approximation));
      expect(receivers, KnownApproximation.TWO_TURNS_OF_NEIGHBOURS);
    }
  }

  private void expectOfSending() {
    TileMotion receivers = new TileMotion(spec, dataSpace, receiver());
    OF_ARRIVALS.forEach(approximation -> expect(receivers, approximation));
    expect(receivers, KnownApproximation.MEETING_ACROSS_BYPASS);
    expectOfForwarding(receivers);
    for (int at = receivers.level() + 1; at < level; at++) {
      TileMotion bypassed = new TileMotion(spec, dataSpace, at);
      expect(bypassed, KnownApproximation.SHARING_LEFT_BY_NEIGHBOURS);
    }
  }

  /** The next inner level that keeps the tensor, or the arithmetic. */
  private int receiver() {
    int receiver = level - 1;
    while (receiver >= 0
        && !spec.mapping().levels().get(receiver).keep().contains(dataSpace.name())) {
      receiver--;
    }
    return receiver;
  }
}
