package org.loopwright.cli;

import java.util.concurrent.Callable;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.network.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Reads and checks, and does nothing else. */
@Command(
    name = "validate",
    description = "Read specification files and say everything that is wrong with them.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ValidateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SpecificationOptions specification;
  @Mixin private ModelOptions models;

  @Override
  public Integer call() {
    Console console = new Console(spec);
    SpecificationFiles files = specification.read(Console.library(), models);
    if (files.network().isPresent()) {
      for (Network.Layer layer : specification.chosen(files.network().get()).layers()) {
        console.warn(files.specificationFor(layer.workload()).warnings());
      }
    } else {
      Specification given = files.specification();
      console.warn(given.warnings());
    }
    console.result("valid");
    return ExitCode.DONE;
  }
}
