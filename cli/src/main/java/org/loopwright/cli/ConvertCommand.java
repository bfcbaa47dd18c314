package org.loopwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.SpecificationFormat;
import org.loopwright.formats.SpecificationWriter;
import org.loopwright.formats.document.InputFile;
import org.loopwright.formats.maestro.MaestroReader;
import org.loopwright.model.diagnostics.Labels;
import org.loopwright.service.DirectiveConversion;
import org.loopwright.service.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a specification in another grammar. */
@Command(
    name = "convert",
    description =
        "Write a specification in another grammar; what reads back as anything else is refused. A"
            + " mapping in the directive language (.m) becomes a loop nest on the hardware of the"
            + " options. An ONNX model (.onnx) becomes 'workloads', a network that 'map --network'"
            + " reads.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  loopwright convert design.yaml --to v0.4",
      "  loopwright convert model.onnx --to workloads --out network.yaml"
    })
final class ConvertCommand extends ConsoleCommand {
  private static final String DIRECTIVES = "maestro";
  private static final String DIRECTIVES_ENDING = ".m";
  private static final String MODEL_ENDING = ".onnx";
  private static final String WORKLOADS = "workloads";

  /** The grammars, for help and completion. */
  static final class Grammars implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      List<String> grammars = new ArrayList<>(Labels.list(SpecificationFormat.class));
      grammars.add(DIRECTIVES);
      grammars.add(WORKLOADS);
      return grammars.iterator();
    }
  }

  @Mixin private SpecificationOptions specification;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "GRAMMAR",
      completionCandidates = Grammars.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private String to;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Write there instead of printing; workloads also into a folder.")
  private Path out;

  @Mixin private DataflowHardwareOptions hardware;
  @Mixin private ModelOptions models;

  @Override
  int run(Console console) throws IOException {
    List<String> grammars = new ArrayList<>();
    new Grammars().forEach(grammars::add);
    if (!grammars.contains(to)) {
      throw console.misuse("no grammar '" + to + "'; known: " + String.join(", ", grammars));
    }
    if (to.equals(WORKLOADS)) {
      return workloads(console);
    }
    models.requireNone();
    Specification given = specification.names(DIRECTIVES_ENDING) ? lowered(console) : read();
    console.warn(given.warnings());
    String text = write(console, given);
    if (out == null) {
      console.document(text);
    } else {
      WholeFile.write(out, text);
    }
    return ExitCode.DONE;
  }

  private int workloads(Console console) throws IOException {
    if (!specification.names(MODEL_ENDING)) {
      throw console.misuse("workloads are made of an ONNX model, whose name ends in .onnx");
    }
    ModelConversion.run(models.read(specification.single()), Optional.ofNullable(out), console);
    return ExitCode.DONE;
  }

  private Specification read() {
    SpecificationFiles files = specification.read(Console.library());
    if (files.network().isEmpty()) {
      files.requireWorkloadOfSections();
    }
    return specification.ofOneLayer(files);
  }

  private Specification lowered(Console console) {
    Path file = specification.single();
    MaestroReader.Reading reading = MaestroReader.tryRead(InputFile.text(file), file.toString());
    console.warn(reading.warnings());
    reading.requireNoErrors();
    List<Layer> layers =
        specification.chosen(reading.network().name(), reading.network().layers(), Layer::name);
    if (layers.size() != 1) {
      throw new IllegalArgumentException(
          "a specification has one problem, %s has %d layers; choose one with --layer"
              .formatted(file, layers.size()));
    }
    return DirectiveConversion.specification(file.toString(), layers.get(0), hardware.hardware());
  }

  private String write(Console console, Specification given) {
    if (to.equals(DIRECTIVES)) {
      console.note("note: directives hold the problem and its mapping, not the architecture");
      return DirectiveConversion.directives(given);
    }
    SpecificationFormat format = Labels.find(SpecificationFormat.class, to).orElseThrow();
    return SpecificationWriter.write(given, format);
  }
}
