package org.loopwright.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.loopwright.cost.Verdict;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.formats.timeloop.MappingCodec;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.search.FoundMapping;
import org.loopwright.search.Mapper;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchControl;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.problem.MappingProblem;
import org.loopwright.search.problem.MappingProblems;

/** A mapping that a search found is written to a file; the file says the same mapping. */
final class FoundMappingFilesTest {
  @Provide
  Arbitrary<MappingProblem> problems() {
    return MappingProblems.problems();
  }

  @Property(tries = 30, seed = "2019")
  void fileOfAnOptimumReadsBackToTheSameNumbers(@ForAll("problems") MappingProblem problem) {
    Optional<FoundMapping> best =
        Mapper.run(
                problem.evaluator(),
                problem.constraints(),
                SearchOptions.unlimited(SearchAlgorithm.OPTIMAL, List.of(Objective.EDP), 1, 1),
                SearchControl.quiet(System::nanoTime))
            .best();
    Assume.that(best.isPresent());
    FoundMapping found = best.orElseThrow();
    Mapping read =
        read(
            problem,
            MappingCodec.yaml(problem.workload(), problem.architecture(), found.mapping()));
    assertThat(read).isEqualTo(found.mapping());
    assertThat(problem.evaluator().evaluate(read)).isEqualTo(new Verdict.Valid(found.evaluation()));
  }

  private static Mapping read(MappingProblem problem, String yaml) {
    MapNode root = (MapNode) NodeFile.parse("mapping.yaml", yaml).orElseThrow();
    Diagnosis diagnosis = new Diagnosis();
    Optional<Mapping> mapping =
        MappingCodec.read(
            root.get("mapping").orElseThrow(),
            problem.workload(),
            problem.architecture(),
            diagnosis);
    diagnosis.throwIfErrors();
    return mapping.orElseThrow();
  }
}
