package org.loopwright.mcp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.loopwright.model.diagnostics.Spelling;

/**
 * A command as a tool of agents.
 *
 * @param description for agents
 * @param command the words of the command that are always the same
 * @param answer what becomes of what it prints
 */
record AgentTool(
    String name,
    String description,
    List<String> command,
    List<ToolArgument> arguments,
    Check check,
    ToolAnswer.Shape answer) {
  /** Refuses values that a command would take from its user, but not from an agent. */
  interface Check {
    void of(Map<String, Object> given, CallFiles files) throws IOException;
  }

  /** The JSON Schema of what the tool takes. */
  Map<String, Object> schema() {
    Map<String, Object> properties = new LinkedHashMap<>();
    arguments.forEach(argument -> properties.put(argument.name(), argument.schema()));
    return Map.of(
        "type",
        "object",
        "properties",
        properties,
        "required",
        arguments.stream().filter(ToolArgument::required).map(ToolArgument::name).toList(),
        "additionalProperties",
        false);
  }

  /** The command line for what is given. */
  List<String> words(Map<String, Object> given, CallFiles files) throws IOException {
    requireKnown(given);
    check.of(given, files);
    List<String> words = new ArrayList<>(command);
    for (ToolArgument argument : arguments) {
      Object value = given.get(argument.name());
      if (value != null) {
        words.addAll(argument.words().of(value, files));
      } else if (argument.required()) {
        throw new IllegalArgumentException(argument.name() + " is missing");
      } else {
        words.addAll(argument.otherwise());
      }
    }
    return words;
  }

  private void requireKnown(Map<String, Object> given) {
    List<String> known = arguments.stream().map(ToolArgument::name).toList();
    for (String key : given.keySet()) {
      if (!known.contains(key)) {
        throw new IllegalArgumentException(
            "%s takes no '%s'; %s"
                .formatted(
                    name,
                    key,
                    Spelling.advice(key, known)
                        .orElse(
                            known.stream().collect(Collectors.joining(", ", "it takes ", "")))));
      }
    }
  }
}
