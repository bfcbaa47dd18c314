package org.loopwright.formats.timeloop.v04;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.loopwright.cost.technology.compound.AttributeValues;
import org.loopwright.formats.arithmetic.Arithmetic;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NumberText;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Problem;

/**
 * The names that the values at one place may use: variables, attributes of the containers around it
 * and of the node itself by their names, those of other nodes by {@code NODE.attributes["KEY"]}.
 * Mutable; belongs to one reading.
 */
final class NodeScope {
  /** Of a node, or of the specification: with the key in brackets or after a point. */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "((?:spec\\.)?[A-Za-z_]\\w*(?:\\.(?:attributes|spatial|instance))*)"
              + "(?:\\[\\s*[\"'](\\w+)[\"']\\s*\\]|\\.(\\w+))");

  /** How many dimensions the problem has, where that is known. */
  static final String INSTANCE_COUNT = "the number of dimensions";

  /** No longer text is arithmetic. */
  private static final int MAX_LENGTH = 300;

  private static final String LENGTH_OF_INSTANCE = "len(spec.problem.instance)";

  private final AttributeValues names;
  private final Map<String, String> references;

  private NodeScope(AttributeValues names, Map<String, String> references) {
    this.names = names;
    this.references = references;
  }

  static NodeScope empty() {
    return new NodeScope(new AttributeValues(Arithmetic::parse), new LinkedHashMap<>());
  }

  /** A scope of its own for names that end with a node; references to nodes are shared. */
  NodeScope inner() {
    return new NodeScope(names.copy(), references);
  }

  /** A scope with further values of the specification. */
  NodeScope with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(references);
    all.putAll(more);
    return new NodeScope(names.copy(), all);
  }

  void define(String name, ScalarNode value) {
    names.set(name, value.text());
  }

  /** Makes a value known as {@code OWNER.GROUP["NAME"]}. */
  void refer(String owner, String name, ScalarNode value) {
    references.put(owner + "." + name, value.text());
  }

  /** A value with all expressions in it worked out; what cannot be is an error. */
  Node evaluate(Node value, Diagnosis diagnosis) {
    if (value instanceof ScalarNode scalar) {
      return evaluate(scalar, diagnosis);
    }
    if (value instanceof MapNode map) {
      List<MapNode.Entry> entries = new ArrayList<>();
      for (MapNode.Entry entry : map.entries()) {
        Node inner =
            entry.value() instanceof ScalarNode
                ? evaluate(entry.value(), diagnosis)
                : entry.value();
        entries.add(new MapNode.Entry(entry.key(), entry.location(), inner));
      }
      return new MapNode(map.location(), entries, map.tag());
    }
    return value;
  }

  ScalarNode evaluate(ScalarNode scalar, Diagnosis diagnosis) {
    String text = scalar.text().trim();
    if (scalar.quoted() || NumberText.toDouble(text).isPresent() || text.isEmpty()) {
      return scalar;
    }
    try {
      return new ScalarNode(scalar.location(), names.evaluate(resolved(text)));
    } catch (IllegalArgumentException wrong) {
      diagnosis.add(
          Problem.error(scalar.location(), wrong.getMessage())
              .withAdvice("Put a text that is no expression in quotes"));
      return new ScalarNode(scalar.location(), "1");
    }
  }

  private String resolved(String expression) {
    if (expression.length() > MAX_LENGTH) {
      return expression;
    }
    Matcher matcher = REFERENCE.matcher(expression.replace(LENGTH_OF_INSTANCE, count()));
    StringBuilder resolved = new StringBuilder();
    while (matcher.find()) {
      String key = Optional.ofNullable(matcher.group(2)).orElse(matcher.group(3));
      String value = references.get(matcher.group(1) + "." + key);
      matcher.appendReplacement(
          resolved, Matcher.quoteReplacement(value == null ? matcher.group() : value));
    }
    return matcher.appendTail(resolved).toString();
  }

  private String count() {
    return references.getOrDefault(INSTANCE_COUNT, LENGTH_OF_INSTANCE);
  }
}
