package org.loopwright.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.loopwright.report.table.JsonObject;

@Timeout(30)
final class SearchQueueTest {
  @Test
  void fiftySearchesAtOnceAreQueuedAndRunTwoByTwo() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch ended = new CountDownLatch(50);
    CountDownLatch twoRun = new CountDownLatch(2);
    Semaphore go = new Semaphore(0);
    try (SearchQueue queue = new SearchQueue(2)) {
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        Thread client =
            new Thread(
                () ->
                    queue.submit(
                        job -> {
                          most.accumulateAndGet(running.incrementAndGet(), Math::max);
                          twoRun.countDown();
                          go.acquireUninterruptibly();
                          running.decrementAndGet();
                          ended.countDown();
                          return new JsonObject();
                        }));
        client.start();
        clients.add(client);
      }
      for (Thread client : clients) {
        client.join();
      }
      twoRun.await();
      assertThat(states(queue, SearchJob.State.RUNNING)).isEqualTo(2);
      assertThat(states(queue, SearchJob.State.QUEUED)).isEqualTo(48);
      go.release(50);
      ended.await();
      assertThat(most).hasValue(2);
    }
  }

  @Test
  void moreThanAHundredDoNotWait() {
    Semaphore go = new Semaphore(0);
    try (SearchQueue queue = new SearchQueue(1)) {
      queue.submit(job -> blocked(go));
      while (states(queue, SearchJob.State.RUNNING) < 1) {
        Thread.onSpinWait();
      }
      for (int i = 0; i < SearchQueue.MAX_WAITING; i++) {
        queue.submit(job -> blocked(go));
      }
      assertThatThrownBy(() -> queue.submit(job -> blocked(go)))
          .isInstanceOf(RefusedRequest.class)
          .hasMessageContaining("100 searches wait");
      go.release(1000);
    }
  }

  private static JsonObject blocked(Semaphore go) {
    go.acquireUninterruptibly();
    return new JsonObject();
  }

  private static long states(SearchQueue queue, SearchJob.State state) {
    return queue.all().stream().filter(job -> job.state() == state).count();
  }
}
