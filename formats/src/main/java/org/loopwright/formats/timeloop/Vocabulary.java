package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.loopwright.formats.timeloop.FactorText.Factor;
import org.loopwright.formats.timeloop.FactorText.Relation;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.ProblemShape;
import org.loopwright.model.workload.Roles;
import org.loopwright.model.workload.ShippedShapes;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;

/**
 * The words in which constraints speak of a workload: its own names, or those of a shape that they
 * were written for. They are read as if the workload were of that shape, in which a dimension that
 * it lacks has one iteration, and then carried over to the dimensions and data spaces that it has.
 *
 * @param words the workload in these words
 * @param dimensions the workload's own dimensions, by word
 * @param dataSpaces names of the workload's own data spaces, by word
 */
public record Vocabulary(
    Workload words, Map<String, List<Dimension>> dimensions, Map<String, List<String>> dataSpaces) {
  /** Begins a word for an own dimension or data space whose name means something else here. */
  private static final String OWN = "own_";

  public Vocabulary {
    dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
    dataSpaces = Collections.unmodifiableMap(new LinkedHashMap<>(dataSpaces));
  }

  /** The workload's own names. */
  public static Vocabulary own(Workload workload) {
    return of(workload, Map.of(), Map.of());
  }

  /** Its own names; dimensions of other shapes have one iteration. */
  static Vocabulary ownAndForeign(Workload workload) {
    return of(workload, foreignDimensions(workload), Map.of());
  }

  /** The names of a shape for what has the same role. */
  static Vocabulary byRole(ProblemShape shape, Workload workload) {
    Roles roles = workload.roles();
    Map<String, List<String>> dimensions = new LinkedHashMap<>();
    shape
        .roles()
        .dimensions()
        .forEach((word, role) -> dimensions.put(word, roles.dimensionsOf(role)));
    Map<String, List<String>> dataSpaces = new LinkedHashMap<>();
    shape
        .roles()
        .dataSpaces()
        .forEach((word, role) -> dataSpaces.put(word, roles.dataSpacesOf(role)));
    return of(workload, dimensions, dataSpaces);
  }

  /** The dimensions of the shapes that ship, where the workload has no such dimension: no own. */
  static Map<String, List<String>> foreignDimensions(Workload workload) {
    Map<String, List<String>> foreign = new LinkedHashMap<>();
    ShippedShapes.dimensions().stream()
        .filter(word -> workload.indexOfDimension(word) < 0)
        .sorted()
        .forEach(word -> foreign.put(word, List.of()));
    return foreign;
  }

  /**
   * Some words, and the own names of whatever they leave out.
   *
   * @param dimensions own dimensions by word, each once
   * @param dataSpaces own data spaces by word, each once
   */
  static Vocabulary of(
      Workload workload,
      Map<String, List<String>> dimensions,
      Map<String, List<String>> dataSpaces) {
    Map<String, List<Dimension>> byWord = new LinkedHashMap<>();
    completed(dimensions, workload.dimensions().stream().map(Dimension::name).toList())
        .forEach((word, names) -> byWord.put(word, dimensions(workload, names)));
    Map<String, List<String>> spaces = completed(dataSpaces, workload.dataSpaceNames());
    return new Vocabulary(inWords(workload, byWord, spaces), byWord, spaces);
  }

  private static Map<String, List<String>> completed(
      Map<String, List<String>> words, List<String> names) {
    Set<String> meant = new LinkedHashSet<>();
    words.values().forEach(meant::addAll);
    Map<String, List<String>> all = new LinkedHashMap<>(words);
    for (String name : names) {
      if (!meant.contains(name)) {
        all.put(words.containsKey(name) ? OWN + name : name, List.of(name));
      }
    }
    return all;
  }

  private static List<Dimension> dimensions(Workload workload, List<String> names) {
    return names.stream()
        .map(name -> workload.dimensions().get(workload.indexOfDimension(name)))
        .toList();
  }

  /** What macros and factors need to know of the workload: bounds, and what indexes what. */
  private static Workload inWords(
      Workload workload,
      Map<String, List<Dimension>> dimensions,
      Map<String, List<String>> dataSpaces) {
    List<Dimension> sized = new ArrayList<>();
    Map<String, String> wordOf = new LinkedHashMap<>();
    dimensions.forEach(
        (word, own) -> {
          sized.add(new Dimension(word, product(own)));
          own.forEach(dimension -> wordOf.put(dimension.name(), word));
        });
    // A data space that the workload lacks is indexed by the dimensions that it lacks
    List<String> lacking =
        sized.stream().map(Dimension::name).filter(word -> dimensions.get(word).isEmpty()).toList();
    List<DataSpace> tensors = new ArrayList<>();
    dataSpaces.forEach(
        (word, names) -> {
          List<DataSpace> own = names.stream().map(name -> dataSpace(workload, name)).toList();
          Set<String> indices = own.isEmpty() ? new LinkedHashSet<>(lacking) : indices(own, wordOf);
          if (!indices.isEmpty()) {
            boolean readWrite = own.stream().anyMatch(DataSpace::readWrite);
            tensors.add(new DataSpace(word, ranks(indices), readWrite, 1));
          }
        });
    return new Workload(workload.name(), sized, tensors);
  }

  private static DataSpace dataSpace(Workload workload, String name) {
    return workload.dataSpaces().get(workload.indexOfDataSpace(name));
  }

  private static Set<String> indices(List<DataSpace> dataSpaces, Map<String, String> wordOf) {
    return dataSpaces.stream()
        .flatMap(dataSpace -> dataSpace.projection().stream())
        .flatMap(rank -> rank.terms().stream())
        .map(term -> wordOf.get(term.dimension()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static long product(List<Dimension> dimensions) {
    return dimensions.stream().mapToLong(Dimension::bound).reduce(1, Math::multiplyExact);
  }

  private static List<IndexExpression> ranks(Collection<String> dimensions) {
    return dimensions.stream().map(name -> IndexExpression.of(Term.of(name))).toList();
  }

  /** Whether all words are the workload's own names. */
  public boolean isOwn() {
    List<String> ownSpaces = dataSpaces.values().stream().flatMap(List::stream).toList();
    return own(dimensions.keySet()).equals(List.copyOf(dimensions.keySet()))
        && ownSpaces.equals(List.copyOf(dataSpaces.keySet()));
  }

  /**
   * The limits on own dimensions that a limit on a word comes to: none, if it holds whatever the
   * mapping. Empty if it says how several dimensions share a factor, which limits cannot.
   */
  Optional<List<Factor>> carried(Factor limit) {
    List<Dimension> own = dimensions.get(limit.dimension().name());
    if (own.size() == 1) {
      return Optional.of(List.of(limit.of(own.get(0), limit.value())));
    }
    long bound = limit.dimension().bound();
    long value = limit.value() == 0 ? bound : limit.value();
    boolean alwaysHolds =
        switch (limit.relation()) {
          case AT_MOST -> value >= bound;
          case AT_LEAST -> value == 1;
          case EXACTLY -> false;
        };
    if (alwaysHolds) {
      return Optional.of(List.of());
    }
    if (value == 1) {
      return Optional.of(own.stream().map(one -> limit.of(one, 1)).toList());
    }
    return value == bound && limit.relation() != Relation.AT_MOST
        ? Optional.of(own.stream().map(one -> limit.of(one, one.bound())).toList())
        : Optional.empty();
  }

  /** Names of own dimensions, by word. */
  Map<String, List<String>> dimensionNames() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    dimensions.forEach((word, own) -> names.put(word, own.stream().map(Dimension::name).toList()));
    return names;
  }

  /** Own data spaces for a word. */
  List<String> carried(String dataSpace) {
    return dataSpaces.get(dataSpace);
  }

  /** The order of own dimensions that an order of words comes to. */
  PermutationText.Order carried(PermutationText.Order order) {
    OptionalInt split =
        order.split().isPresent()
            ? OptionalInt.of((int) carriedSplit(order, order.split().getAsInt()))
            : OptionalInt.empty();
    return new PermutationText.Order(
        own(order.innermost()), own(order.outermost()), order.gap(), split);
  }

  private List<String> own(Collection<String> words) {
    return words.stream()
        .flatMap(word -> dimensions.get(word).stream())
        .map(Dimension::name)
        .toList();
  }

  /** How many own dimensions the first {@code split} words of an order are. */
  long carriedSplit(PermutationText.Order order, long split) {
    long own = split;
    for (int place = 0; place < Math.min(split, order.innermost().size()); place++) {
      own += dimensions.get(order.innermost().get(place)).size() - 1;
    }
    return own;
  }
}
