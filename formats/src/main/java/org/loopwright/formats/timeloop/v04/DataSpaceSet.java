package org.loopwright.formats.timeloop.v04;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.SyntaxErrors;
import org.loopwright.formats.grammar.DataSpacesBaseVisitor;
import org.loopwright.formats.grammar.DataSpacesLexer;
import org.loopwright.formats.grammar.DataSpacesParser;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Workload;

/**
 * Reads sets of data spaces: names; {@code All} or {@code *}; {@code Nothing}; {@code Inputs} and
 * {@code Outputs}, for what is only read or also written, where no data space has that name; {@code
 * ~A}, {@code A & B}, {@code A | B}, {@code A - B}, {@code Intersection(A, B)}, {@code Union(A, B)}
 * and parentheses. Operators bind alike, from the left; items of a list, or words in a row, are
 * united.
 */
final class DataSpaceSet extends DataSpacesBaseVisitor<Set<String>> {
  private static final int MAX_LENGTH = 300;

  private final Workload workload;
  private final ScalarNode source;
  private final Diagnosis diagnosis;

  private DataSpaceSet(ScalarNode source, Workload workload, Diagnosis diagnosis) {
    this.workload = workload;
    this.source = source;
    this.diagnosis = diagnosis;
  }

  /** The set, in the order of the workload; what is not understood is an error. */
  static Set<String> read(Node node, Workload workload, Diagnosis diagnosis) {
    Set<String> all = new LinkedHashSet<>();
    List<Node> items = node instanceof ListNode list ? list.items() : List.of(node);
    for (Node item : items) {
      if (item instanceof ScalarNode scalar && scalar.text().length() <= MAX_LENGTH) {
        all.addAll(new DataSpaceSet(scalar, workload, diagnosis).whole());
      } else {
        diagnosis.error(item.location(), "must name data spaces but was " + item.describe());
      }
    }
    Set<String> ordered = new LinkedHashSet<>(workload.dataSpaceNames());
    ordered.retainAll(all);
    return ordered;
  }

  private Set<String> whole() {
    if (workload.indexOfDataSpace(source.text()) >= 0) {
      return Set.of(source.text());
    }
    try {
      DataSpacesLexer lexer = new DataSpacesLexer(CharStreams.fromString(source.text()));
      return visit(SyntaxErrors.parse(lexer, DataSpacesParser::new, DataSpacesParser::sets));
    } catch (RecognitionException wrong) {
      return refuse(wrong);
    }
  }

  private Set<String> refuse(RecognitionException wrong) {
    Token found = wrong.getOffendingToken();
    boolean unclosed =
        wrong.getExpectedTokens().toList().stream()
            .map(wrong.getRecognizer().getVocabulary()::getLiteralName)
            .anyMatch("')'"::equals);
    if (unclosed) {
      diagnosis.error(source.location(), "a ) is missing in '" + source.describe() + "'");
      return Set.of();
    }
    return found.getType() == Token.EOF
        ? refuse("a data space is missing in '" + source.describe() + "'", "")
        : unknown(found.getText());
  }

  @Override
  public Set<String> visitSets(DataSpacesParser.SetsContext sets) {
    Set<String> all = new LinkedHashSet<>();
    sets.chain().forEach(chain -> all.addAll(visit(chain)));
    return all;
  }

  @Override
  public Set<String> visitChain(DataSpacesParser.ChainContext chain) {
    Set<String> left = new LinkedHashSet<>(visit(chain.operand(0)));
    for (int i = 1; i < chain.operand().size(); i++) {
      Set<String> right = visit(chain.operand(i));
      switch (chain.operator(i - 1).getText()) {
        case "&" -> left.retainAll(right);
        case "|" -> left.addAll(right);
        default -> left.removeAll(right);
      }
    }
    return left;
  }

  @Override
  public Set<String> visitComplement(DataSpacesParser.ComplementContext complement) {
    Set<String> rest = new LinkedHashSet<>(workload.dataSpaceNames());
    rest.removeAll(visit(complement.operand()));
    return rest;
  }

  @Override
  public Set<String> visitGroup(DataSpacesParser.GroupContext group) {
    return visit(group.chain());
  }

  @Override
  public Set<String> visitCombined(DataSpacesParser.CombinedContext combined) {
    Set<String> all = new LinkedHashSet<>(visit(combined.chain(0)));
    for (DataSpacesParser.ChainContext chain : combined.chain()) {
      Set<String> next = visit(chain);
      if (combined.function.getText().equals("Union")) {
        all.addAll(next);
      } else {
        all.retainAll(next);
      }
    }
    return all;
  }

  @Override
  public Set<String> visitNamed(DataSpacesParser.NamedContext name) {
    String word = name.getText();
    if (workload.indexOfDataSpace(word) >= 0) {
      return Set.of(word);
    }
    return switch (word) {
      case "All", "*" -> new LinkedHashSet<>(workload.dataSpaceNames());
      case "Nothing" -> Set.of();
      case "Inputs" -> those(false);
      case "Outputs" -> those(true);
      default -> unknown(word);
    };
  }

  private Set<String> those(boolean written) {
    return workload.dataSpaces().stream()
        .filter(dataSpace -> dataSpace.readWrite() == written)
        .map(DataSpace::name)
        .collect(Collectors.toSet());
  }

  private Set<String> unknown(String word) {
    return refuse("unknown data space '" + word + "'", word);
  }

  private Set<String> refuse(String message, String word) {
    diagnosis.unknown(source.location(), message, word, workload.dataSpaceNames());
    return Set.of();
  }
}
