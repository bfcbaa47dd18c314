package org.loopwright.formats.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.loopwright.formats.Specification;
import org.loopwright.testkit.SharedReference;

/** The reference cases read without a problem. */
final class ReferenceBatchTest {
  @Test
  void allReferenceCasesRead() {
    int cases = 0;
    try (BatchReader batch = BatchReader.open(SharedReference.file("timeloop/cases.jsonl.gz"))) {
      for (Optional<BatchCase> next = batch.next(); next.isPresent(); next = batch.next()) {
        BatchCase one = next.get();
        Specification specification =
            one.fold(read -> read, problems -> failed(one.id(), problems.toString()));
        assertThat(specification.mapping()).as(one.id()).isPresent();
        assertThat(specification.warnings()).as(one.id()).isEmpty();
        cases++;
      }
    }
    assertThat(cases).isEqualTo(1_400);
  }

  private static Specification failed(String id, String problems) {
    throw new AssertionError(id + ": " + problems);
  }
}
