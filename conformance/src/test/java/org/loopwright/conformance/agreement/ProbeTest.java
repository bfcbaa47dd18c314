package org.loopwright.conformance.agreement;

import org.junit.jupiter.api.Test;
import org.loopwright.analysis.TileAnalysis;
import org.loopwright.interpreter.LoopNestInterpreter;
import org.loopwright.testkit.SmallSpec;
import org.loopwright.testkit.SmallSpecs;

final class ProbeTest {
  @Test
  void probe() {
    int shown = 0; long all = 0, bad = 0, refused = 0; java.util.Map<String,Integer> by = new java.util.TreeMap<>();
    for (long seed = 0; seed < 3000; seed++) {
      SmallSpec spec = SmallSpecs.imperfectOf(seed, Long.getLong("pts", 60));
      if (spec.isPerfect()) continue;
      SideBySide sides;
      try {
        sides = SideBySide.of(spec, TileAnalysis.analyze(spec.workload(), spec.architecture(), spec.mapping()),
          LoopNestInterpreter.executeWithoutLinks(spec.workload(), spec.architecture(), spec.mapping()));
      } catch (IllegalArgumentException e) { refused++; continue; }
      if (sides.analysis().steps() != sides.interpreted().steps() || sides.analysis().computeInstances() != sides.interpreted().computeInstances()) System.out.println("STEPS " + spec);
      for (CountDifference count : sides.counts()) {
        all++;
        if (!count.agrees() && !count.agreesButForRounding()) {
          bad++;
          var ds = spec.workload().dataSpaces().get(spec.workload().indexOfDataSpace(count.dataSpace()));
          boolean sums = ds.projection().stream().anyMatch(r -> r.terms().size() > 1);
          boolean unit = ds.projection().stream().allMatch(r -> r.terms().stream().allMatch(t -> t.coefficient() == 1));
          boolean once = ds.projection().stream().flatMap(r -> r.terms().stream()).map(t -> t.dimension()).distinct().count() == ds.projection().stream().flatMap(r -> r.terms().stream()).count();
          String k = count.count() + (sums ? " sums" : "") + (unit ? " unit" : "") + (once ? " once" : "");
          by.merge(k, 1, Integer::sum);
          if (unit && once && (by.get(k) <= 1)) { System.out.println(seed + " " + count + "\n" + spec); }
        }
      }
    }
    System.out.println("all " + all + " bad " + bad + " refused " + refused + " " + by);
  }
}
