package org.loopwright.search.problem;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.constraint.FactorLimit;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.constraint.NestConstraint;
import org.loopwright.model.mapping.ReuseSwitch;
import org.loopwright.model.mapping.ReuseSwitches;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.Workload;
import org.loopwright.testkit.SmallMappings;
import org.loopwright.testkit.SmallerArchitectures;
import org.loopwright.testkit.SmallerWorkloads;

/** The problems that are one step simpler than a given one, and still can be enumerated. */
final class SmallerProblems {
  private SmallerProblems() {}

  static Stream<MappingProblem> of(MappingProblem problem) {
    return Stream.of(
            SmallerArchitectures.of(problem.architecture())
                .map(smaller -> with(problem, smaller, problem.constraints())),
            lessConstrained(problem.constraints())
                .map(fewer -> with(problem, problem.architecture(), fewer)),
            workloads(problem.workload()).map(smaller -> with(problem, smaller)),
            fewerPrices(problem))
        .flatMap(smaller -> smaller)
        .filter(SmallerProblems::isEnumerable);
  }

  private static boolean isEnumerable(MappingProblem problem) {
    BigInteger most = BigInteger.valueOf(MappingProblems.MAX_POINTS);
    return problem.space().size().compareTo(most) <= 0;
  }

  /** What the steps make less: words needed to tell the problem, and operations. */
  static long[] size(MappingProblem problem) {
    String text = problem.toString();
    int told = text.length() - text.indexOf('\n');
    return new long[] {told, problem.workload().operations()};
  }

  private static MappingProblem with(
      MappingProblem problem, Architecture architecture, Constraints constraints) {
    return new MappingProblem(
        problem.seed(), problem.workload(), architecture, problem.energies(), constraints);
  }

  private static MappingProblem with(MappingProblem problem, Workload workload) {
    return new MappingProblem(
        problem.seed(),
        workload,
        problem.architecture(),
        problem.energies(),
        problem.constraints());
  }

  private static Stream<MappingProblem> fewerPrices(MappingProblem problem) {
    List<MappingProblem> smaller = new ArrayList<>();
    problem
        .energies()
        .components()
        .forEach(
            (component, actions) ->
                actions.forEach(
                    (action, pj) -> {
                      for (double lower : new double[] {0, 1, Math.rint(pj)}) {
                        if (pj != lower) {
                          smaller.add(priced(problem, component, action, lower));
                        }
                      }
                    }));
    return smaller.stream();
  }

  private static MappingProblem priced(
      MappingProblem problem, String component, String action, double pj) {
    Map<String, Map<String, Double>> table = new HashMap<>(problem.energies().components());
    Map<String, Double> actions = new HashMap<>(table.get(component));
    actions.put(action, pj);
    table.put(component, actions);
    return new MappingProblem(
        problem.seed(),
        problem.workload(),
        problem.architecture(),
        new EnergyTable(table),
        problem.constraints());
  }

  private static Stream<Workload> workloads(Workload workload) {
    List<Workload> smaller = new ArrayList<>();
    for (int i = 0; i < workload.dimensions().size(); i++) {
      Dimension old = workload.dimensions().get(i);
      for (long prime : SmallMappings.primeFactors(old.bound())) {
        List<Dimension> dimensions = new ArrayList<>(workload.dimensions());
        dimensions.set(i, new Dimension(old.name(), old.bound() / prime));
        smaller.add(new Workload(workload.name(), dimensions, workload.dataSpaces()));
      }
    }
    for (DataSpace dataSpace : workload.dataSpaces()) {
      List<DataSpace> rest = new ArrayList<>(workload.dataSpaces());
      rest.remove(dataSpace);
      if (!rest.isEmpty()) {
        smaller.add(new Workload(workload.name(), workload.dimensions(), rest));
      }
    }
    return Stream.of(
            smaller.stream(),
            SmallerWorkloads.withoutIdleDimensions(workload),
            SmallerWorkloads.withSimplerProjections(workload))
        .flatMap(each -> each);
  }

  private static Stream<Constraints> lessConstrained(Constraints constraints) {
    List<Constraints> fewer = new ArrayList<>();
    if (!constraints.levels().isEmpty()) {
      fewer.add(new Constraints(List.of(), constraints.minParallelism()));
    }
    if (constraints.minParallelism() > 0) {
      fewer.add(new Constraints(constraints.levels(), 0));
    }
    for (int i = 0; i < constraints.levels().size(); i++) {
      for (LevelConstraint level : lessConstrained(constraints.levels().get(i))) {
        List<LevelConstraint> levels = new ArrayList<>(constraints.levels());
        levels.set(i, level);
        fewer.add(new Constraints(levels, constraints.minParallelism()));
      }
    }
    return fewer.stream();
  }

  private static List<LevelConstraint> lessConstrained(LevelConstraint old) {
    String name = old.level();
    List<LevelConstraint> fewer = new ArrayList<>();
    fewer.add(
        new LevelConstraint(
            name, old.temporal(), old.spatial(), Set.of(), old.bypass(), old.reuse()));
    fewer.add(
        new LevelConstraint(
            name, old.temporal(), old.spatial(), old.keep(), Set.of(), old.reuse()));
    for (ReuseSwitch each : old.reuse().off().keySet()) {
      Map<ReuseSwitch, Set<String>> off = new HashMap<>(old.reuse().off());
      off.remove(each);
      fewer.add(
          new LevelConstraint(
              name,
              old.temporal(),
              old.spatial(),
              old.keep(),
              old.bypass(),
              new ReuseSwitches(off)));
    }
    for (NestConstraint nest : lessConstrained(old.temporal())) {
      fewer.add(
          new LevelConstraint(name, nest, old.spatial(), old.keep(), old.bypass(), old.reuse()));
    }
    for (NestConstraint nest : lessConstrained(old.spatial())) {
      fewer.add(
          new LevelConstraint(name, old.temporal(), nest, old.keep(), old.bypass(), old.reuse()));
    }
    return fewer;
  }

  private static List<NestConstraint> lessConstrained(NestConstraint old) {
    if (old.equals(NestConstraint.FREE)) {
      return List.of();
    }
    List<NestConstraint> fewer = new ArrayList<>(List.of(NestConstraint.FREE));
    fewer.add(NestConstraint.FREE.withFactors(old.factors()));
    fewer.add(NestConstraint.FREE.withPermutation(old.innermost(), old.outermost()));
    for (String dimension : old.factors().keySet()) {
      Map<String, FactorLimit> factors = new HashMap<>(old.factors());
      factors.remove(dimension);
      fewer.add(old.withFactors(factors));
    }
    return fewer;
  }
}
