package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NumberText;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.SyntaxErrors;
import org.loopwright.formats.grammar.LoopsLexer;
import org.loopwright.formats.grammar.LoopsParser;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.math.Divisors;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.Workload;

/**
 * Reads factors: {@code R=3 S<=4 C>=2} or {@code R3 S4}, separated by spaces or commas, in one
 * text, a list of texts, or a map from dimension to bound. Factors may run on, {@code R=3S=4}. A
 * number right after a comma is the residual of the factor before it: {@code P=4,3}.
 */
final class FactorText {
  /** How a loop bound relates to the number. */
  enum Relation {
    EXACTLY,
    AT_MOST,
    AT_LEAST
  }

  /**
   * One statement on the loop bound of a dimension; 0 means the whole dimension.
   *
   * @param residual iterations on the edge, where they are stated
   */
  record Factor(
      Dimension dimension,
      Relation relation,
      long value,
      OptionalLong residual,
      Location location) {
    /** The same limit with another number, of another dimension. */
    Factor of(Dimension other, long number) {
      return new Factor(other, relation, number, residual, location);
    }

    /** The divisors next to a factor that divides nothing. */
    Optional<String> hint() {
      long bound = dimension.bound();
      if (relation != Relation.EXACTLY || value == 0 || bound % value == 0) {
        return Optional.empty();
      }
      long below = 1;
      long above = bound;
      for (long divisor : Divisors.of(bound)) {
        below = divisor < value ? divisor : below;
        above = divisor > value && divisor < above ? divisor : above;
      }
      return Optional.of(
          "%s is no divisor of %s = %s; the next are %s and %s"
              .formatted(value, dimension.name(), bound, below, above));
    }

    /** Prints, for example, {@code K <= 16}. */
    @Override
    public String toString() {
      String operator =
          switch (relation) {
            case EXACTLY -> " = ";
            case AT_MOST -> " <= ";
            case AT_LEAST -> " >= ";
          };
      return dimension.name() + operator + (value == 0 ? dimension.bound() : value);
    }
  }

  /** A word of the common form, right after the one before it. */
  private static final Pattern PLAIN =
      Pattern.compile("\\G\\s*+([A-Za-z_]\\w*+)=([0-9]++)(?=\\s|\\z)");

  private static final Pattern BLANK = Pattern.compile("\\s*+");

  private final Binding binding;
  private final Workload workload;
  private final Diagnosis diagnosis;
  private final List<Factor> factors = new ArrayList<>();

  private FactorText(Binding binding) {
    this.binding = binding;
    workload = binding.workload();
    diagnosis = binding.diagnosis();
  }

  /** The factors of dimensions that the workload has. */
  static List<Factor> read(Node node, Binding binding) {
    FactorText reader = new FactorText(binding);
    reader.node(node);
    return reader.factors;
  }

  private void node(Node node) {
    if (node instanceof ListNode list) {
      list.items().forEach(this::node);
    } else if (node instanceof MapNode map) {
      for (MapNode.Entry entry : map.entries()) {
        String value = entry.value() instanceof ScalarNode scalar ? scalar.text() : "?";
        factor(entry.key(), Relation.EXACTLY, value, entry.value().location());
      }
    } else if (node instanceof ScalarNode scalar) {
      text(scalar);
    } else {
      diagnosis.error(node.location(), "must be factors such as 'R=3 S=1' but was empty");
    }
  }

  private void text(ScalarNode scalar) {
    if (isPlain(scalar.text())) {
      Matcher word = PLAIN.matcher(scalar.text());
      while (word.find()) {
        factor(word.group(1), Relation.EXACTLY, word.group(2), scalar.location());
      }
    } else {
      parse(scalar);
    }
  }

  /** Whether a text is {@code R=3 S=1} and no more, as nearly all are; that needs no parser. */
  private static boolean isPlain(String text) {
    Matcher word = PLAIN.matcher(text);
    int end = 0;
    while (word.find()) {
      end = word.end();
    }
    return BLANK.matcher(text.substring(end)).matches();
  }

  private void parse(ScalarNode scalar) {
    LoopsLexer lexer = new LoopsLexer(CharStreams.fromString(scalar.text()));
    Location location = scalar.location();
    for (LoopsParser.FactorContext factor :
        SyntaxErrors.parse(lexer, LoopsParser::new, LoopsParser::factors).factor()) {
      if (factor instanceof LoopsParser.StatedContext stated) {
        stated(stated, location);
      } else if (factor instanceof LoopsParser.ApartContext apart) {
        apart(apart, location);
      } else if (factor instanceof LoopsParser.JoinedContext joined) {
        word(joined.getText(), "", location);
      } else {
        notFactors(location, factor.getText());
      }
    }
  }

  /** {@code R=3}; or factors that run on, {@code R=3S=1}: each value ends in the next name. */
  private void stated(LoopsParser.StatedContext stated, Location location) {
    String name = stated.name.getText();
    List<LoopsParser.StatementContext> statements = stated.statement();
    for (LoopsParser.StatementContext statement : statements) {
      Relation relation = relation(statement.relation.getText());
      String word = statement.value.getText();
      if (statement == statements.get(statements.size() - 1)) {
        factor(
            name, relation, withResidual(statement.value.getStart(), stated.residual()), location);
        return;
      }
      int digits = firstDigits(word);
      if (digits == 0 || digits == word.length()) {
        notFactors(location, stated.getText());
        return;
      }
      factor(name, relation, word.substring(0, digits), location);
      name = word.substring(digits);
    }
  }

  /** A name and a number, or two words, of which the second may be the residual of the first. */
  private void apart(LoopsParser.ApartContext apart, Location location) {
    String name = apart.name.getText();
    String value = withResidual(apart.value, apart.residual());
    boolean isDimension = workload.indexOfDimension(name) >= 0;
    boolean endsInDigit = firstOfLastDigits(name) < name.length();
    if (apart.COMMA().size() == 1 && endsInDigit && !isDimension) {
      word(name, "," + value, location);
    } else if (apart.COMMA().size() == 1 && endsInDigit) {
      notFactors(location, name);
    } else if (isDimension) {
      factor(name, Relation.EXACTLY, value, location);
    } else {
      word(name, "", location);
      notFactors(location, value);
    }
  }

  private static String withResidual(Token value, LoopsParser.ResidualContext residual) {
    return value.getText() + (residual == null ? "" : residual.getText());
  }

  private void notFactors(Location location, String found) {
    diagnosis.error(location, "must be factors such as 'R=3 S=1' but has '" + found + "'");
  }

  /** A dimension with the number right after it. */
  private void word(String word, String residual, Location location) {
    if (NumberText.toLong(word).isPresent()) {
      notFactors(location, word + residual);
      return;
    }
    int digits = firstOfLastDigits(word);
    int end = longestDimension(word).filter(length -> length >= digits).orElse(digits);
    factor(word.substring(0, end), Relation.EXACTLY, word.substring(end) + residual, location);
  }

  private static int firstDigits(String word) {
    int end = 0;
    while (end < word.length() && Character.isDigit(word.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int firstOfLastDigits(String word) {
    int first = word.length();
    while (first > 0 && Character.isDigit(word.charAt(first - 1))) {
      first--;
    }
    return first;
  }

  /** The name of a dimension may end in a digit itself. */
  private Optional<Integer> longestDimension(String word) {
    return workload.dimensions().stream()
        .map(Dimension::name)
        .filter(name -> word.startsWith(name) && word.length() > name.length())
        .map(String::length)
        .max(Integer::compare);
  }

  private static Relation relation(String operator) {
    return switch (operator) {
      case "<=" -> Relation.AT_MOST;
      case ">=" -> Relation.AT_LEAST;
      default -> Relation.EXACTLY;
    };
  }

  private void factor(String name, Relation relation, String stated, Location location) {
    String[] parts = stated.split(",", 2);
    String value = parts[0].strip();
    OptionalLong residual =
        parts.length == 1 ? OptionalLong.empty() : NumberText.toLong(parts[1].strip());
    Optional<Dimension> dimension = binding.dimension(name, location);
    OptionalLong number = NumberText.toLong(value);
    if (value.isEmpty()) {
      notFactors(location, name);
    } else if (number.isEmpty() || number.getAsLong() < 0) {
      diagnosis.error(
          location,
          "the factor of %s must be a positive integer but was %s".formatted(name, value));
    } else if (parts.length > 1 && !isResidual(residual, number.getAsLong(), relation)) {
      diagnosis.error(
          location,
          "the residual of %s must be an integer from 1 to its factor %s but was %s"
              .formatted(name, value, parts[1].strip()));
    } else if (number.getAsLong() == 0 && relation != Relation.EXACTLY) {
      diagnosis.error(location, "the limit of %s must be positive but was 0".formatted(name));
    } else {
      dimension.ifPresent(
          known ->
              factors.add(new Factor(known, relation, number.getAsLong(), residual, location)));
    }
  }

  private static boolean isResidual(OptionalLong residual, long factor, Relation relation) {
    return relation == Relation.EXACTLY
        && residual.isPresent()
        && residual.getAsLong() >= 1
        && residual.getAsLong() <= factor;
  }
}
