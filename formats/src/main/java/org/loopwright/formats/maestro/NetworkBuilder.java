package org.loopwright.formats.maestro;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.antlr.v4.runtime.tree.ParseTree;
import org.loopwright.dataflow.spec.DataflowNetwork;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.Size;
import org.loopwright.formats.document.SyntaxErrors;
import org.loopwright.formats.grammar.MaestroLexer;
import org.loopwright.formats.grammar.MaestroParser;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;

/** Builds the network of a file: what is in error is left out, and reported. Mutable. */
final class NetworkBuilder {
  private static final int MAX_LENGTH = 1 << 22;

  private final List<Problem> problems;
  private final boolean mapped;
  private final MaestroErrors errors;
  private final SizeReader sizes;
  private final List<Layer> layers = new ArrayList<>();
  private Optional<LayerBuilder> lastLayer = Optional.empty();
  private String name = "";
  private boolean hasNetwork;

  private NetworkBuilder(List<Problem> problems, boolean mapped) {
    this.problems = problems;
    this.mapped = mapped;
    errors = new MaestroErrors(problems);
    sizes = new SizeReader(problems);
  }

  /**
   * The network of a text.
   *
   * @param problems where to put what is wrong
   * @param mapped whether every layer must have a dataflow, of its own or of the layer before it
   */
  static DataflowNetwork read(String text, String file, List<Problem> problems, boolean mapped) {
    NetworkBuilder builder = new NetworkBuilder(problems, mapped);
    if (text.length() > MAX_LENGTH) {
      problems.add(
          Problem.error(Location.ofFile(file), "longer than " + MAX_LENGTH + " characters"));
    } else {
      builder.read(text, file);
    }
    problems.sort(
        Comparator.comparing(
            Problem::location,
            Comparator.comparingInt(Location::line).thenComparingInt(Location::column)));
    return new DataflowNetwork(builder.name, builder.sizes.constants(), builder.layers);
  }

  private void read(String text, String file) {
    MaestroParser parser =
        new MaestroParser(
            new CommonTokenStream(new MaestroLexer(CharStreams.fromString(text, file))));
    parser.removeErrorListeners();
    parser.setErrorHandler(errors);
    MaestroParser.FileContext tree;
    try {
      tree = parser.file();
    } catch (ParseCancellationException enough) {
      return;
    }
    for (int i = 0; i < tree.statements().getChildCount(); i++) {
      statement(tree.statements().getChild(i));
    }
    if (!hasNetwork && problems.stream().noneMatch(Problem::isError)) {
      Location end = SyntaxErrors.location(tree.EOF().getSymbol());
      problems.add(Problem.error(end, "expected a Network but the file has none"));
    }
  }

  private void statement(ParseTree statement) {
    if (statement instanceof MaestroParser.ConstantContext constant) {
      constant(constant);
    } else if (statement instanceof MaestroParser.NetworkContext network) {
      network(network);
    } else if (statement instanceof MaestroParser.AcceleratorContext accelerator) {
      problems.add(
          Problem.warning(
              SyntaxErrors.location(accelerator.getStart()),
              "the Accelerator block is not used: give a hardware file"));
    }
  }

  private void constant(MaestroParser.ConstantContext rule) {
    String constant = rule.name == null ? "" : rule.name.getText();
    Optional<Size> size =
        errors.isBroken(rule) ? Optional.empty() : sizes.read(rule.sum(), SizeReader.what(rule));
    if (size.isEmpty()) {
      sizes.addBrokenConstant(constant);
    } else if (sizes.constants().putIfAbsent(constant, size.get()) != null) {
      sizes.report(rule.getStart(), "duplicate constant " + constant);
    }
  }

  private void network(MaestroParser.NetworkContext network) {
    if (hasNetwork) {
      sizes.report(network.getStart(), "a file holds one Network; this is another");
    }
    hasNetwork = true;
    name = network.title() == null ? name : network.title().getText();
    for (MaestroParser.LayerContext rule : network.layers().layer()) {
      LayerBuilder layer = new LayerBuilder(rule, sizes, errors, problems);
      Optional<Layer> built = layer.build(lastLayer, mapped);
      if (built.isPresent()) {
        layers.add(built.get());
        lastLayer = Optional.of(layer);
      }
    }
  }
}
