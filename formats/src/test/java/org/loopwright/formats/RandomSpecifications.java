package org.loopwright.formats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.cost.technology.compound.CompoundClass;
import org.loopwright.formats.technology.ComponentAttributes;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Bandwidth;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.NetworkAttributes;
import org.loopwright.model.architecture.NetworkLayout;
import org.loopwright.model.architecture.NetworkSharing;
import org.loopwright.model.architecture.StatedAccessEnergy;
import org.loopwright.model.architecture.StatedNetworkEnergy;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.architecture.Topology;
import org.loopwright.model.architecture.WordWidths;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.constraint.FactorLimit;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.constraint.NestConstraint;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.mapping.ReuseSwitch;
import org.loopwright.model.mapping.ReuseSwitches;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.Workload;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchLimits;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.SearchCaps;
import org.loopwright.search.goal.SearchGoal;
import org.loopwright.search.goal.Target;
import org.loopwright.testkit.SmallSpec;
import org.loopwright.testkit.SmallSpecs;

/** Random whole specifications: small problems on hardware with every attribute set anyhow. */
public final class RandomSpecifications {
  private static final List<String> CLASSES =
      List.of("SRAM", "DRAM", "regfile", "smartbuffer_SRAM", "storage");

  private final Random random;
  private final SmallSpec small;

  private RandomSpecifications(long seed) {
    random = new Random(seed);
    small = SmallSpecs.of(seed, 500);
  }

  /** The specification of a seed: always the same. */
  public static Specification of(long seed) {
    return new RandomSpecifications(seed).specification();
  }

  private Specification specification() {
    Workload workload = small.workload();
    Architecture architecture =
        new Architecture(
            random.nextBoolean() ? "small" : "a \"small\" [design]",
            new ComputeLevel(
                "MAC",
                "intmac",
                small.architecture().compute().mesh(),
                1 + random.nextInt(64),
                random.nextBoolean()),
            small.architecture().storage().stream().map(this::anyhow).toList());
    return new Specification(
        Optional.of(workload),
        new HardwareDescription(
            architecture,
            ComponentAttributes.NONE,
            random.nextBoolean() ? List.of() : List.of(compound()),
            new EnergyTable(energies(architecture)),
            new AreaTable(Map.of("MAC", random.nextDouble(), "L0", 1e9 * random.nextDouble()))),
        constraints(architecture, workload),
        Optional.of(mapping(architecture)),
        random.nextBoolean() ? Optional.empty() : Optional.of(options()),
        List.of());
  }

  private StorageLevel anyhow(StorageLevel level) {
    NetworkAttributes network =
        new NetworkAttributes(
                1 + random.nextInt(64),
                random.nextInt(9),
                random.nextInt(9),
                new NetworkSharing(
                    random.nextBoolean(), random.nextBoolean(), random.nextBoolean()),
                new StatedNetworkEnergy(
                    maybe(),
                    random.nextBoolean() ? 0 : 1e-7 * random.nextDouble(),
                    maybe().orElse(0),
                    maybe()))
            .withLayout(layout(new Bandwidth(wordsPerCycle(), wordsPerCycle(), wordsPerCycle())));
    Map<String, Double> scale =
        random.nextBoolean()
            ? Map.of()
            : Map.of(small.workload().dataSpaceNames().get(0), 3 * random.nextDouble());
    long instances = level.mesh().instances();
    return StorageLevel.builder(
            level.name(), CLASSES.get(random.nextInt(CLASSES.size())), level.mesh())
        .capacityWords(
            random.nextInt(3) == 0
                ? OptionalLong.empty()
                : OptionalLong.of(random.nextLong(1L << 40)))
        .wordBits(1 + random.nextInt(64))
        .blockWords(1 + random.nextInt(8))
        .clusterSize(random.nextBoolean() ? 1 : instances)
        .banks(1 + random.nextInt(8))
        .ports(1 + random.nextInt(3))
        .bandwidth(new Bandwidth(wordsPerCycle(), wordsPerCycle(), wordsPerCycle(), scale))
        .multipleBuffering(1 + random.nextInt(2) * random.nextDouble())
        .minUtilization(random.nextInt(2) * 1e-15 * random.nextDouble())
        .reductionSupported(random.nextBoolean())
        .elideFirstRead(random.nextBoolean())
        .energy(new StatedAccessEnergy(maybe(), maybe()))
        .widths(widths())
        .zeroGating(random.nextBoolean())
        .network(network)
        .build();
  }

  private WordWidths widths() {
    String dataSpace = small.workload().dataSpaceNames().get(0);
    return new WordWidths(
        random.nextBoolean() ? Map.of() : Map.of(dataSpace, 1 + random.nextInt(64)),
        random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(1 + random.nextInt(64)));
  }

  private OptionalDouble wordsPerCycle() {
    return random.nextBoolean()
        ? OptionalDouble.empty()
        : OptionalDouble.of(1e-3 + 100 * random.nextDouble());
  }

  private Map<String, Map<String, Double>> energies(Architecture architecture) {
    Map<String, Map<String, Double>> energies = new LinkedHashMap<>();
    for (StorageLevel level : architecture.storage()) {
      energies.put(
          level.name(),
          Map.of("read", random.nextDouble(), "write", 1e-9 * random.nextDouble(), "update", 2.0));
    }
    energies.put("MAC", Map.of("compute", 1e6 * random.nextDouble()));
    return energies;
  }

  private CompoundClass compound() {
    return new CompoundClass(
        Location.ofFile("random"),
        "pair",
        Map.of("width", "must_specify", "technology", "45nm"),
        List.of(
            new CompoundClass.Part(
                "half", "1*((n-1)-(0)+1)*((2)-(1)+1)", "SRAM", Map.of("w", "width/2"), "0.5", "2"),
            new CompoundClass.Part("adder", "1", "intadder", Map.of(), "1", "1")),
        List.of(
            new CompoundClass.Action(
                "read",
                Map.of("delta", "1"),
                "0.25",
                List.of(
                    new CompoundClass.Step("half", "1", "read", "2", Map.of("data_delta", "0"))))));
  }

  private OptionalDouble maybe() {
    return random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(random.nextDouble());
  }

  private Constraints constraints(Architecture architecture, Workload workload) {
    List<LevelConstraint> levels = new ArrayList<>();
    for (int i = 0; i < architecture.storage().size(); i++) {
      if (random.nextBoolean()) {
        NestConstraint spatial =
            architecture.fanout(i).instances() > 1 ? nest(workload, true) : NestConstraint.FREE;
        List<String> names = new ArrayList<>(workload.dataSpaceNames());
        Collections.shuffle(names, random);
        Set<String> keep = new HashSet<>(names.subList(0, random.nextInt(names.size())));
        names.removeAll(keep);
        Set<String> bypass = random.nextBoolean() ? Set.of() : new HashSet<>(names);
        LevelConstraint constraint =
            new LevelConstraint(
                architecture.storage().get(i).name(),
                nest(workload, false),
                spatial,
                keep,
                bypass,
                reuse(architecture, i));
        if (!constraint.equals(LevelConstraint.free(constraint.level()))) {
          levels.add(constraint);
        }
      }
    }
    return new Constraints(levels, random.nextBoolean() ? 0 : random.nextDouble());
  }

  private Mapping mapping(Architecture architecture) {
    List<LevelMapping> levels = new ArrayList<>();
    for (int i = 0; i < architecture.storage().size(); i++) {
      levels.add(small.mapping().levels().get(i).withReuse(reuse(architecture, i)));
    }
    return new Mapping(levels);
  }

  /** What some level turns off; of the network below only where there is one. */
  private ReuseSwitches reuse(Architecture architecture, int level) {
    Map<ReuseSwitch, Set<String>> off = new LinkedHashMap<>();
    boolean spreads = architecture.fanout(level).instances() > 1;
    for (ReuseSwitch each : ReuseSwitch.values()) {
      boolean ofNetwork = each == ReuseSwitch.MULTICAST || each == ReuseSwitch.LINK_TRANSFER;
      if ((spreads || !ofNetwork) && random.nextInt(4) == 0) {
        List<String> names = new ArrayList<>(small.workload().dataSpaceNames());
        Collections.shuffle(names, random);
        off.put(each, new HashSet<>(names.subList(0, 1 + random.nextInt(names.size()))));
      }
    }
    return new ReuseSwitches(off);
  }

  private NestConstraint nest(Workload workload, boolean inSpace) {
    List<String> order =
        new ArrayList<>(workload.dimensions().stream().map(Dimension::name).toList());
    Collections.shuffle(order, random);
    int inner = random.nextInt(order.size() + 1);
    int outer = inner + random.nextInt(order.size() - inner + 1);
    Map<String, FactorLimit> factors = new LinkedHashMap<>();
    for (Dimension dimension : workload.dimensions()) {
      long bound = 1 + random.nextLong(dimension.bound());
      switch (random.nextInt(6)) {
        case 0 -> factors.put(dimension.name(), FactorLimit.exactly(bound));
        case 1 -> factors.put(dimension.name(), FactorLimit.atMost(bound));
        case 2 -> factors.put(dimension.name(), FactorLimit.atLeast(bound));
        case 3 -> factors.put(dimension.name(), new FactorLimit(bound, bound + 1));
        default -> {}
      }
    }
    return new NestConstraint(
        factors,
        random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(1 + random.nextInt(4)),
        order.subList(0, inner),
        order.subList(outer, order.size()),
        inSpace && random.nextBoolean()
            ? OptionalInt.of(random.nextInt(order.size() + 1))
            : OptionalInt.empty());
  }

  private SearchOptions options() {
    List<Objective> objectives = new ArrayList<>(Objective.STANDARD);
    Collections.shuffle(objectives, random);
    SearchAlgorithm[] algorithms = SearchAlgorithm.values();
    SearchAlgorithm algorithm = algorithms[random.nextInt(algorithms.length)];
    return new SearchOptions(
        algorithm,
        new SearchGoal(
            objectives.subList(0, 1 + random.nextInt(objectives.size())).stream()
                .map(each -> new Target(each, random.nextInt(3) / 100.0))
                .toList(),
            new SearchCaps(cap(), cap()),
            algorithm == SearchAlgorithm.OPTIMAL ? random.nextDouble() : 0),
        new SearchLimits(
            random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(1 + random.nextInt(99)),
            random.nextBoolean()
                ? OptionalDouble.empty()
                : OptionalDouble.of(random.nextDouble() + 1),
            random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(1 + random.nextInt(99))),
        1 + random.nextInt(8),
        random.nextLong());
  }

  private OptionalDouble cap() {
    return random.nextBoolean()
        ? OptionalDouble.empty()
        : OptionalDouble.of(1e9 * random.nextDouble() + 1);
  }

  private NetworkLayout layout(Bandwidth bandwidth) {
    Topology topology = topology();
    Topology other = topology();
    boolean isMixed = (topology == Topology.BUS) == (other == Topology.BUS);
    return new NetworkLayout(
        topology, isMixed ? other : topology, random.nextBoolean(), random.nextInt(4), bandwidth);
  }

  private Topology topology() {
    List<Topology> all = List.of(Topology.values());
    return all.get(random.nextInt(all.size()));
  }
}
