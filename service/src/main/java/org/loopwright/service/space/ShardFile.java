package org.loopwright.service.space;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.loopwright.explore.space.DesignSpace;
import org.loopwright.explore.space.PointStatus;
import org.loopwright.explore.space.PointTotals;
import org.loopwright.model.diagnostics.Labels;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.result.PointLayer;
import org.loopwright.result.PointRow;
import org.loopwright.result.SpaceTally;
import org.loopwright.search.SearchVerdict;
import org.loopwright.service.ContentHash;

/**
 * The rows of a shard as a file: with the hash of what the sweep depends on, and a checksum of its
 * own, so that nothing is taken over that was damaged or edited, or is of another sweep.
 */
final class ShardFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ShardFile() {}

  /** Content as text, so that each of its characters counts, and its checksum. */
  private record Sealed(String sha256, String content) {}

  private record Content(
      String sweep,
      long first,
      long size,
      SpaceTally tally,
      List<StoredFile> files,
      List<Row> rows) {}

  private record Row(
      long number,
      String status,
      Totals totals,
      Totals bound,
      boolean proved,
      String reason,
      List<Layer> layers) {}

  private record Totals(double energyPj, double cycles, double areaUm2, Double cycleSeconds) {}

  private record Layer(
      String network,
      String name,
      long count,
      double energyPj,
      long cycles,
      String verdict,
      Double gap,
      String origin) {}

  /** The name of the file of a shard. */
  static String name(SpaceShard shard) {
    return "shard-%d.json".formatted(shard.first());
  }

  static String write(String sweep, SpaceShard shard, ShardOutcome outcome) {
    Content content =
        new Content(
            sweep,
            shard.first(),
            shard.size(),
            outcome.tally(),
            outcome.files(),
            outcome.rows().stream().map(ShardFile::written).toList());
    try {
      String text = JSON.writeValueAsString(content);
      return JSON.writeValueAsString(new Sealed(ContentHash.sha256(text), text));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("rows can always be written", impossible);
    }
  }

  /**
   * What the text of a file holds of a shard.
   *
   * @param file its name, for messages
   * @throws SpecException if it was changed since, or is of another sweep
   */
  static ShardOutcome read(
      String text, String file, String sweep, SpaceShard shard, DesignSpace space) {
    Content content;
    try {
      Sealed sealed = JSON.readValue(text, Sealed.class);
      if (sealed == null
          || sealed.content == null
          || !ContentHash.sha256(sealed.content).equals(sealed.sha256)) {
        throw refused(file, "was changed since it was written, or is damaged: delete it");
      }
      content = JSON.readValue(sealed.content, Content.class);
    } catch (JsonProcessingException malformed) {
      throw refused(file, "is no file of a shard, or is damaged: delete it");
    }
    if (!content.sweep.equals(sweep)
        || content.first != shard.first()
        || content.size != shard.size()) {
      throw refused(
          file,
          "is of another sweep: go on with the same version and files, or begin with --overwrite");
    }
    return new ShardOutcome(
        content.tally, content.rows.stream().map(row -> read(row, space)).toList(), content.files);
  }

  private static SpecException refused(String file, String why) {
    return new SpecException(Problem.error(Location.ofFile(file), why));
  }

  private static Row written(PointRow row) {
    return new Row(
        row.point().number(),
        row.status().label(),
        row.totals().map(ShardFile::written).orElse(null),
        row.bound().map(ShardFile::written).orElse(null),
        row.proved(),
        row.reason(),
        row.layers().stream().map(ShardFile::written).toList());
  }

  private static Totals written(PointTotals totals) {
    return new Totals(
        totals.energyPj(), totals.cycles(), totals.areaUm2(), boxed(totals.cycleSeconds()));
  }

  private static Layer written(PointLayer layer) {
    return new Layer(
        layer.network(),
        layer.name(),
        layer.count(),
        layer.energyPj(),
        layer.cycles(),
        layer.verdict().label(),
        boxed(layer.gap()),
        layer.origin().label());
  }

  private static Double boxed(OptionalDouble number) {
    return number.isPresent() ? (Double) number.getAsDouble() : null;
  }

  private static OptionalDouble unboxed(Double number) {
    return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
  }

  private static PointRow read(Row row, DesignSpace space) {
    return new PointRow(
        space.point(row.number),
        Labels.require(PointStatus.class, row.status, "status"),
        Optional.ofNullable(row.totals).map(ShardFile::read),
        Optional.ofNullable(row.bound).map(ShardFile::read),
        row.proved,
        row.reason,
        row.layers.stream().map(ShardFile::read).toList());
  }

  private static PointTotals read(Totals totals) {
    return new PointTotals(
        totals.energyPj, totals.cycles, totals.areaUm2, unboxed(totals.cycleSeconds));
  }

  private static PointLayer read(Layer layer) {
    return new PointLayer(
        layer.network,
        layer.name,
        layer.count,
        layer.energyPj,
        layer.cycles,
        Labels.require(SearchVerdict.class, layer.verdict, "verdict"),
        unboxed(layer.gap),
        Labels.require(PointLayer.Origin.class, layer.origin, "origin"),
        List.of());
  }
}
