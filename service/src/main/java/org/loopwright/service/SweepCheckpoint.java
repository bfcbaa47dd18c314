package org.loopwright.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.nio.file.Path;
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
import org.loopwright.formats.document.InputFile;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.model.diagnostics.SpecException;

/** An unfinished result as text that a later run of the same sweep can go on from. */
public final class SweepCheckpoint {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Fronts and samples of large sweeps are long. */
  private static final int MAX_BYTES = 256 << 20;

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
      String text = MAPPER.writeValueAsString(content);
      return MAPPER.writeValueAsString(new Sealed(ContentHash.sha256(text), text));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a checkpoint can always be written", impossible);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws SpecException if the file is no checkpoint, is damaged, or is one of another sweep
   */
  static SweepResult read(Sweep sweep, Path file) {
    String text = InputFile.text(file, MAX_BYTES);
    try {
      return read(sweep, text);
    } catch (IllegalArgumentException | JsonProcessingException refused) {
      String reason =
          refused instanceof JsonProcessingException broken
              ? "cannot be read: " + broken.getOriginalMessage()
              : refused.getMessage();
      throw new SpecException(
          Problem.error(Location.ofFile(file.toString()), "the checkpoint " + reason)
              .withAdvice("Without --resume the sweep starts from the beginning"));
    }
  }

  private static SweepResult read(Sweep sweep, String text) throws JsonProcessingException {
    Sealed sealed = MAPPER.readValue(text, Sealed.class);
    Require.that(sealed != null && sealed.content() != null, "is not whole");
    Require.that(
        ContentHash.sha256(sealed.content()).equals(sealed.sha256()),
        "is damaged: its content does not have the checksum that was written with it");
    Content content = MAPPER.readValue(sealed.content(), Content.class);
    Require.that(content != null && content.isComplete(), "is not whole");
    Require.that(
        digest(sweep).equals(content.sweep()), "is of another sweep: run it with the same options");
    SweepTally tally =
        new SweepTally(
            content.tasksDone(),
            new StatusCounts(content.counts()),
            content.analyses(),
            Optional.ofNullable(content.refusal()));
    return new SweepResult(tally, content.front(), content.best(), content.sample());
  }

  private static String digest(Sweep sweep) {
    return ContentHash.sha256(sweep.identity());
  }

  /** Content as text, so that each of its characters counts, and its checksum. */
  private record Sealed(String sha256, String content) {}

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
