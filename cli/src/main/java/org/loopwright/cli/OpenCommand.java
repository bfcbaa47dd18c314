package org.loopwright.cli;

import java.util.Optional;
import org.loopwright.cost.Evaluator;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.service.Pricing;
import org.loopwright.service.SpecificationEvaluation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes the cost model of one layer, of which a worker evaluates many mappings. */
@Command(name = "open", description = "Make the cost model of one layer.", sortOptions = false)
final class OpenCommand extends ConsoleCommand {
  @Mixin private SpecificationOptions specification;
  @Mixin private TechnologyOptions technology;
  @Mixin private DrainOption drains;

  private Evaluator evaluator;

  @Override
  int run(Console console) {
    SpecificationFiles files = specification.read(Console.library());
    Specification given = specification.ofOneLayer(files);
    Pricing pricing = technology.pricing(Console.library(), drains.charged());
    evaluator = SpecificationEvaluation.evaluator(given, pricing);
    console.warn(given.warnings());
    console.warn(pricing, given, evaluator);
    return ExitCode.DONE;
  }

  Optional<Evaluator> evaluator() {
    return Optional.ofNullable(evaluator);
  }
}
