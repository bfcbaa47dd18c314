package org.loopwright.service.space;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.loopwright.explore.space.SpaceQuestion;
import org.loopwright.result.PointRow;
import org.loopwright.search.SearchControl;
import org.loopwright.service.ContentHash;
import org.loopwright.service.store.TableStore;

/**
 * What is done with a shard, wherever: its points are mapped, its tables written, and what is
 * remembered of it becomes a text, the file of the shard, which says that it is done. The same
 * space makes the same bytes. Safe to share.
 */
public final class ShardWork {
  private final SpaceRequest request;
  private final PointDesigns designs;
  private final Optional<ShardTables> tables;
  private final RowChoice rows;
  private final String sweep;

  /**
   * The work of a sweep.
   *
   * @param store where rows become tables; empty keeps none
   */
  public ShardWork(SpaceRequest request, Optional<TableStore> store, RowChoice rows) {
    this(request, store, rows, sweep(request, rows));
  }

  /**
   * The work of a sweep that was begun elsewhere.
   *
   * @param sweep its hash there
   */
  public ShardWork(SpaceRequest request, Optional<TableStore> store, RowChoice rows, String sweep) {
    this.request = request;
    this.rows = rows;
    this.sweep = sweep;
    designs = new PointDesigns(request);
    tables = store.map(writer -> new ShardTables(writer, question()));
  }

  /** The hash of all that the files of the shards of a sweep depend on. */
  public static String sweep(SpaceRequest request, RowChoice rows) {
    boolean all = rows.isAll(request.space().question());
    return ContentHash.sha256(new PointDesigns(request).inputs() + "\nall rows: " + all);
  }

  SpaceQuestion question() {
    return request.space().question();
  }

  /** The hash of all that the files of shards depend on. */
  public String sweep() {
    return sweep;
  }

  /** The name of the file of a shard. */
  public static String fileName(SpaceShard shard) {
    return ShardFile.name(shard);
  }

  boolean hasTables() {
    return tables.isPresent();
  }

  /** Maps the points of a shard; fewer of them if it was cancelled. */
  public List<PointRow> run(SpaceShard shard, SearchControl control) {
    return shard.run(request, designs, control, row -> {});
  }

  /** Maps points of a line that bounds left out, and tells their rows as a text. */
  public String line(List<Long> points, SearchControl control) {
    return ShardFile.rows(SpaceSweep.line(request, designs, control, points));
  }

  /** The rows that a text tells. */
  public List<PointRow> line(String text) {
    return ShardFile.rows(text, question().space());
  }

  /** Writes the tables of a shard into a folder; each file is there whole or not at all. */
  public ShardOutcome written(Path folder, SpaceShard shard, List<PointRow> done) {
    List<StoredFile> files =
        tables
            .map(writer -> writer.write(folder, shard, rows.of(question(), done)))
            .orElse(List.of());
    return ShardOutcome.of(question(), done, files);
  }

  /** The file of a shard. */
  public String text(SpaceShard shard, ShardOutcome outcome) {
    return ShardFile.write(sweep, shard, outcome);
  }

  /**
   * What the file of a shard says; empty where it has no tables and should.
   *
   * @param place of the file, for messages
   * @throws org.loopwright.model.diagnostics.SpecException if it was changed since it was written,
   *     or is of another sweep
   */
  public Optional<ShardOutcome> read(String text, String place, SpaceShard shard) {
    ShardOutcome outcome = ShardFile.read(text, place, sweep, shard, question().space());
    return tables.isPresent() && outcome.files().isEmpty()
        ? Optional.empty()
        : Optional.of(outcome);
  }

  /** The same where the tables must be whole, too. */
  Optional<ShardOutcome> readWhole(String text, Path file, SpaceShard shard) throws IOException {
    Optional<ShardOutcome> outcome = read(text, file.toString(), shard);
    boolean isWhole =
        outcome.isPresent()
            && (tables.isEmpty() || ShardTables.areWhole(file.getParent(), outcome.get().files()));
    return isWhole ? outcome : Optional.empty();
  }
}
