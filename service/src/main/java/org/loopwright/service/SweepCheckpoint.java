package org.loopwright.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.explore.Design;
import org.loopwright.explore.DesignSample;
import org.loopwright.explore.DesignStatus;
import org.loopwright.explore.StatusCounts;
import org.loopwright.explore.Sweep;
import org.loopwright.explore.SweepResult;
import org.loopwright.explore.SweepTally;
import org.loopwright.model.diagnostics.Require;

/** An unfinished result as text that a later run of the same sweep can go on from. */
public final class SweepCheckpoint {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private SweepCheckpoint() {}

  public static String write(Sweep sweep, SweepResult result) {
    Content content =
        new Content(
            digest(sweep),
            result.tally().tasksDone(),
            result.counts().byStatus(),
            result.front(),
            result.best(),
            result.sample(),
            result.tally().analyses(),
            result.tally().refusal().orElse(null));
    try {
      return MAPPER.writeValueAsString(content);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a checkpoint can always be written", impossible);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if the text is no checkpoint, or one of another sweep
   */
  public static SweepResult read(Sweep sweep, String text) {
    Content content;
    try {
      content = MAPPER.readValue(text, Content.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(
          "the checkpoint cannot be read: " + broken.getOriginalMessage(), broken);
    }
    Require.that(content != null && content.isComplete(), "the checkpoint cannot be read");
    Require.that(
        digest(sweep).equals(content.sweep()),
        "the checkpoint is of another sweep: run it with the same options, or without --resume");
    SweepTally tally =
        new SweepTally(
            content.tasksDone(),
            new StatusCounts(content.counts()),
            content.analyses(),
            Optional.ofNullable(content.refusal()));
    return new SweepResult(tally, content.front(), content.best(), content.sample());
  }

  private static String digest(Sweep sweep) {
    try {
      byte[] text = sweep.identity().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private record Content(
      String sweep,
      long tasksDone,
      Map<DesignStatus, BigInteger> counts,
      List<Design> front,
      List<Design> best,
      DesignSample sample,
      long analyses,
      String refusal) {
    boolean isComplete() {
      return sweep != null && counts != null && front != null && best != null && sample != null;
    }
  }
}
