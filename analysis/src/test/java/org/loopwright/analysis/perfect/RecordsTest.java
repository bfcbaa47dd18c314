package org.loopwright.analysis.perfect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Histograms of sharing and of the words sent. */
final class RecordsTest {
  @Test
  void runsOfEqualValuesAreGroups() {
    ReuseRecords groups = new ReuseRecords();
    groups.countRuns(new long[] {0, 1, 1, 2, 2, 2, 3, 3, 4, 99}, 9);

    assertThat(groups.count).isEqualTo(3);
    assertThat(groups.multicast).startsWith(1, 2, 3);
    assertThat(groups.groups).startsWith(2, 2, 1);
    assertThat(groups.totalGroups()).isEqualTo(2 + 2 + 1);
  }

  @Test
  void groupsStayInOrderBeyondTheFirstEightSizes() {
    ReuseRecords groups = new ReuseRecords();
    for (long size = 20; size > 0; size--) {
      groups.add(size, 1);
    }
    groups.add(7, 2);
    ReuseRecords copy = new ReuseRecords();
    copy.copyFrom(groups);
    copy.multiplyGroups(3);

    assertThat(copy.count).isEqualTo(20);
    assertThat(copy.multicast).startsWith(1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(copy.groups[6]).isEqualTo((1 + 2) * 3);
    assertThat(groups.groups[6]).isEqualTo(1 + 2);
  }

  @Test
  void wordsSentCountOnceAndWordsDeliveredAtEachChild() {
    ReuseRecords halo = new ReuseRecords();
    halo.countRuns(new long[] {0, 1, 1, 2, 2, 2, 3, 3, 4}, 9);
    TransferRecords transfers = new TransferRecords();
    transfers.add(halo, 10);

    assertThat(transfers.sent()).isEqualTo(10 * 5);
    assertThat(transfers.delivered()).isEqualTo(10 * 9);
    assertThat(transfers.deliveredToEach(9)).isEqualTo(10);
    transfers.scale(0.5);
    assertThat(transfers.sent()).isEqualTo(5 * 5);
  }

  @Test
  void transfersOfOneKindAreOneRecordAndOthersStayInOrder() {
    TransferRecords transfers = new TransferRecords();
    transfers.add(2, 3, 1.0);
    transfers.add(1, 9, 1.0);
    transfers.add(2, 1, 1.0);
    transfers.add(2, 3, 4.0);

    assertThat(transfers.count).isEqualTo(3);
    assertThat(transfers.multicast).startsWith(1, 2, 2);
    assertThat(transfers.groups).startsWith(9, 1, 3);
    assertThat(transfers.words).startsWith(1.0, 1.0, 1.0 + 4.0);
  }
}
