package org.loopwright.formats.timeloop.v04;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.loopwright.formats.document.MapBuilder;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.timeloop.EntryKeys;
import org.loopwright.formats.timeloop.v04.NodesDesign.ParallelNodes;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.workload.Workload;

/**
 * Which data spaces nodes keep and bypass, by name or as a set, and what follows for the branches
 * of a {@code !Parallel}. Mutable; belongs to one translation.
 */
final class KeptDataSpaces {
  private static final String KEEP = EntryKeys.KEEP.name();
  private static final String BYPASS = EntryKeys.BYPASS.name();
  private static final String KEEP_ONLY = "keep_only";
  private static final String BYPASS_ONLY = "bypass_only";
  private static final Set<String> LISTS = Set.of(KEEP, BYPASS, KEEP_ONLY, BYPASS_ONLY);

  private final Workload workload;
  private final Diagnosis diagnosis;
  private final Map<String, Set<String>> kept = new LinkedHashMap<>();

  KeptDataSpaces(Workload workload, Diagnosis diagnosis) {
    this.workload = workload;
    this.diagnosis = diagnosis;
  }

  /** The keys of a node's constraint in the classic grammar; remembers what the node keeps. */
  MapNode evaluated(String node, MapNode keys) {
    Set<String> keep = set(keys, KEEP);
    Set<String> bypass = set(keys, BYPASS);
    only(keys, KEEP_ONLY, keep, bypass);
    only(keys, BYPASS_ONLY, bypass, keep);
    kept.computeIfAbsent(node, any -> new LinkedHashSet<>()).addAll(keep);
    MapBuilder all =
        MapBuilder.at(keys.location())
            .putTexts(EntryKeys.KEEP, keep)
            .putTexts(EntryKeys.BYPASS, bypass);
    keys.entries().stream().filter(key -> !LISTS.contains(key.key())).forEach(all::put);
    return all.build();
  }

  private void only(MapNode keys, String key, Set<String> these, Set<String> rest) {
    if (keys.get(key).isPresent()) {
      Set<String> only = set(keys, key);
      these.addAll(only);
      rest.addAll(others(only));
    }
  }

  private Set<String> set(MapNode keys, String key) {
    return keys.get(key)
        .filter(node -> !node.isNull())
        .map(node -> DataSpaceSet.read(node, workload, diagnosis))
        .orElseGet(LinkedHashSet::new);
  }

  private Set<String> others(Set<String> dataSpaces) {
    Set<String> others = new LinkedHashSet<>(workload.dataSpaceNames());
    others.removeAll(dataSpaces);
    return others;
  }

  /** Of each node of a branch, what is kept in other branches: each data space is kept in one. */
  Map<String, Set<String>> bypassedIn(ParallelNodes parallel) {
    Set<String> found = new LinkedHashSet<>();
    Map<String, Set<String>> bypassed = new LinkedHashMap<>();
    for (List<String> branch : parallel.branches()) {
      Set<String> here = new LinkedHashSet<>();
      branch.forEach(node -> here.addAll(kept.getOrDefault(node, Set.of())));
      here.stream()
          .filter(dataSpace -> !found.add(dataSpace))
          .forEach(duplicate -> keptTwice(duplicate, parallel.location()));
      branch.forEach(node -> bypassed.put(node, others(here)));
    }
    if (!parallel.isInner()) {
      requireNone(others(found), parallel.location());
    }
    return bypassed;
  }

  private void keptTwice(String dataSpace, Location parallel) {
    diagnosis.error(parallel, dataSpace + " is kept in two branches of a !Parallel");
  }

  private void requireNone(Set<String> nowhere, Location parallel) {
    if (!nowhere.isEmpty()) {
      String names = String.join(", ", nowhere);
      diagnosis.add(
          Problem.error(parallel, "no branch of the !Parallel keeps " + names)
              .withAdvice(
                  ("Add 'keep' to a node of a branch, or a branch to pass by: - !Nothing"
                          + " {constraints: {dataspace: {keep: [%s]}}}")
                      .formatted(names)));
    }
  }
}
