package org.loopwright.cost.statistic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.NetworkCost;
import org.loopwright.cost.StorageCost;
import org.loopwright.cost.statistic.NamedStatistic.OfPart;
import org.loopwright.cost.statistic.NamedStatistic.Total;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.diagnostics.Spelling;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Workload;

/**
 * The numbers that every result of a workload on an architecture has, by name: {@code cycles},
 * {@code levels.GLB.reads}, {@code levels.GLB.Weights.reads}, {@code networks.GLB.energy_pj},
 * {@code networks.GLB.Weights.hops}. A network is named by its outer level. In a name each
 * character that is no letter and no digit is written {@code _}.
 */
public final class StatisticNames {
  /** Every number that a name may end in. */
  private static final List<Statistic<?>> ALL =
      Stream.<List<? extends Statistic<?>>>of(
              ResultStatistics.RUN,
              ResultStatistics.ARITHMETIC,
              ResultStatistics.STORAGE,
              ResultStatistics.DATA_SPACE,
              ResultStatistics.NETWORK,
              ResultStatistics.TRANSFERS)
          .<Statistic<?>>flatMap(List::stream)
          .toList();

  private static final String DOT = ".";
  private static final String LEVELS = "levels";
  private static final String NETWORKS = "networks";

  private final Map<String, NamedStatistic> known = new LinkedHashMap<>();

  private StatisticNames() {}

  public static StatisticNames of(Workload workload, Architecture architecture) {
    StatisticNames names = new StatisticNames();
    ResultStatistics.RUN.forEach(total -> names.put(new Total(total)));
    String arithmetic = path(LEVELS, architecture.compute().name());
    names.putAll(arithmetic, ResultStatistics.ARITHMETIC, run -> Optional.of(run.compute()));
    List<StorageLevel> levels = architecture.storage();
    for (int level = 0; level < levels.size(); level++) {
      names.putLevel(level, path(LEVELS, levels.get(level).name()), workload);
      names.putNetwork(level, path(NETWORKS, levels.get(level).name()), workload);
    }
    return names;
  }

  /** The names of the totals, which all results have. */
  public static List<String> totals() {
    return ResultStatistics.RUN.stream().map(Statistic::key).toList();
  }

  /** Whether a name is that of a part of a result, which only some results have. */
  public static boolean isOfPart(String name) {
    return name.startsWith(LEVELS + DOT) || name.startsWith(NETWORKS + DOT);
  }

  /** The unit of a name; empty of a share, and where nothing has such a name. */
  public static String unit(String name) {
    return last(name).map(Statistic::unit).orElse("");
  }

  /** Whether more of what a name stands for is better. */
  public static boolean isBetterLarge(String name) {
    return last(name).filter(Statistic::isBetterLarge).isPresent();
  }

  private static Optional<Statistic<?>> last(String name) {
    String key = name.substring(name.lastIndexOf(DOT) + 1);
    return ALL.stream().filter(statistic -> statistic.key().equals(key)).findFirst();
  }

  private void putLevel(int level, String path, Workload workload) {
    Function<Evaluation, StorageCost> storage = run -> run.storage().get(level);
    putAll(path, ResultStatistics.STORAGE, storage.andThen(Optional::of));
    for (DataSpace dataSpace : workload.dataSpaces()) {
      putAll(
          path(path, dataSpace.name()),
          ResultStatistics.DATA_SPACE,
          storage.andThen(cost -> Optional.ofNullable(cost.dataSpaces().get(dataSpace.name()))));
    }
  }

  private void putNetwork(int level, String path, Workload workload) {
    Function<Evaluation, NetworkCost> network = run -> run.networks().get(level);
    putAll(path, ResultStatistics.NETWORK, network.andThen(Optional::of));
    for (DataSpace dataSpace : workload.dataSpaces()) {
      putAll(
          path(path, dataSpace.name()),
          ResultStatistics.TRANSFERS,
          network.andThen(
              cost -> Optional.ofNullable(cost.counts().dataSpaces().get(dataSpace.name()))));
    }
  }

  private <T> void putAll(
      String path, List<Statistic<T>> statistics, Function<Evaluation, Optional<T>> part) {
    for (Statistic<T> statistic : statistics) {
      put(
          new OfPart(
              path(path, statistic.key()),
              run -> part.apply(run).map(statistic.value()).orElse(0)));
    }
  }

  /** Of equal names the first counts. */
  private void put(NamedStatistic statistic) {
    known.putIfAbsent(statistic.name(), statistic);
  }

  private static String path(String outer, String name) {
    return outer + DOT + name.replaceAll("[^\\p{L}\\p{N}_]", "_");
  }

  /** All names, totals first. */
  public Set<String> all() {
    return known.keySet();
  }

  /**
   * The number of that name.
   *
   * @throws IllegalArgumentException if there is none; the message has those that may be meant
   */
  public NamedStatistic require(String name) {
    NamedStatistic statistic = known.get(name);
    if (statistic == null) {
      throw new IllegalArgumentException(
          "there is no statistic '%s'; %s"
              .formatted(
                  name,
                  Spelling.nearest(name, all())
                      .map("maybe you meant %s"::formatted)
                      .orElseGet(() -> "there are " + choices(name))));
    }
    return statistic;
  }

  /** What may follow the part of a name that is right. */
  private String choices(String name) {
    List<String> steps = List.of(name.split("\\."));
    String right = "";
    for (String step : steps) {
      String longer = right + step + DOT;
      if (known.keySet().stream().noneMatch(other -> other.startsWith(longer))) {
        break;
      }
      right = longer;
    }
    return String.join(", ", next(right, known.keySet()));
  }

  private static Collection<String> next(String right, Collection<String> names) {
    Set<String> next = new LinkedHashSet<>();
    for (String name : names) {
      if (name.startsWith(right)) {
        int end = name.indexOf(DOT, right.length());
        next.add(end < 0 ? name : name.substring(0, end) + ".(...)");
      }
    }
    return new ArrayList<>(next);
  }
}
