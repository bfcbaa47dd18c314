package org.loopwright.search.optimal;

import java.util.List;
import org.loopwright.search.goal.Certificate.Pruned;
import org.loopwright.search.optimal.Roots.Listing;

/** What one thread of the search did, or all together. One thread's own while it runs. */
final class SearchCounts {
  /** Subproblems that the quick bound removed when their turn came. */
  long prunedQuickly;

  /** Subproblems that the bound of each cut by itself removed. */
  long prunedByCut;

  /** Subproblems for which tables were built. */
  long tables;

  /** Tile shapes of these tables, at all cuts. */
  long shapes;

  /** Subproblems that the tables removed. */
  long prunedByTables;

  /** Partial mappings looked into. */
  long expanded;

  /** Ways to go on from a partial mapping that were bounded. */
  long considered;

  /** Ways to go on that the bound left. */
  long kept;

  /** Mappings evaluated. */
  long evaluated;

  /** Mappings evaluated that can run. */
  long valid;

  void add(SearchCounts other) {
    prunedQuickly += other.prunedQuickly;
    prunedByCut += other.prunedByCut;
    tables += other.tables;
    shapes += other.shapes;
    prunedByTables += other.prunedByTables;
    expanded += other.expanded;
    considered += other.considered;
    kept += other.kept;
    evaluated += other.evaluated;
    valid += other.valid;
  }

  /** What takes time: shapes in tables, partial mappings bounded, mappings evaluated. */
  long steps() {
    return shapes + expanded + considered + evaluated;
  }

  /** What each rule removed, in the order in which the rules apply. */
  List<Pruned> pruned(Listing listing) {
    long roots = listing.groups().stream().mapToLong(List::size).sum();
    long all = (long) Math.min(listing.considered(), Long.MAX_VALUE);
    long mirrored = (long) Math.min(listing.mirrored(), Long.MAX_VALUE);
    long quickly = all - mirrored - roots + prunedQuickly;
    return List.of(
        new Pruned("symmetry", "subproblems", mirrored, all),
        new Pruned("quick bound", "subproblems", quickly, all - mirrored),
        new Pruned("level bound", "subproblems", prunedByCut, prunedByCut + tables),
        new Pruned("tile tables", "subproblems", prunedByTables, tables),
        new Pruned("order bound", "partial mappings", considered - kept, considered));
  }
}
