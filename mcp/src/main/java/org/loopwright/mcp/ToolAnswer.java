package org.loopwright.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What agents get of what a command prints: no more than they can use. */
final class ToolAnswer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BILL = "bill";
  private static final String LAYERS = "layers";
  private static final List<String> COSTS =
      List.of("cycles", "utilization", "energy_pj", "edp_pj_cycles", "area_um2");

  private ToolAnswer() {}

  /**
   * How a command ended.
   *
   * @param err its messages
   */
  record Completed(int code, String out, String err) {
    private static final int DONE = 0;
    private static final int NO_VALID_MAPPING = 1;
    private static final int BAD_INPUT = 2;
    private static final int INTERRUPTED = 130;

    /** Whether there is a result, which may be that nothing fits. */
    private boolean hasResult() {
      boolean ended = code == DONE || code == NO_VALID_MAPPING || code == INTERRUPTED;
      return ended && !out.isBlank();
    }

    private RefusedCall refused() {
      return new RefusedCall(err.isBlank() ? "interrupted before there was a result" : err.strip());
    }

    private List<String> messages() {
      return err.lines().filter(line -> !line.isBlank()).toList();
    }
  }

  /** What becomes of a command that has ended; of one without result a refusal. */
  interface Shape {
    String of(Completed completed) throws RefusedCall, JsonProcessingException;
  }

  /** The JSON of a result without its bill, which is longer than all else. */
  static String costs(Completed completed) throws RefusedCall, JsonProcessingException {
    ObjectNode result = parse(completed);
    result.remove(BILL);
    return with(completed, result);
  }

  /** Verdict, costs, mapping and explanation of each layer, and totals. */
  static String mapping(Completed completed) throws RefusedCall, JsonProcessingException {
    ObjectNode result = parse(completed);
    ArrayNode layers = JSON.createArrayNode();
    result.path(LAYERS).forEach(layer -> layers.add(layer(layer)));
    ObjectNode answer = JSON.createObjectNode();
    answer.set(LAYERS, layers);
    if (result.path("totals") instanceof ObjectNode totals) {
      totals.remove(BILL);
      answer.set("totals", totals);
    }
    return with(completed, answer);
  }

  private static ObjectNode layer(JsonNode whole) {
    ObjectNode layer = whole.deepCopy();
    layer.remove(List.of("architecture", "objectives", "search"));
    JsonNode evaluation = layer.remove("evaluation");
    if (evaluation != null) {
      ObjectNode costs = layer.putObject("costs");
      COSTS.forEach(key -> costs.set(key, evaluation.path(key)));
    }
    return layer;
  }

  /** The best designs and the front, without the layers of each. */
  static String designs(Completed completed) throws RefusedCall, JsonProcessingException {
    ObjectNode result = parse(completed);
    result.remove(List.of("support_study", "timing"));
    for (String front : List.of("front", "pareto_front")) {
      result.path(front).forEach(design -> ((ObjectNode) design).remove(List.of(LAYERS, BILL)));
    }
    return with(completed, result);
  }

  /** Whether all is well, and each problem and warning. */
  static String problems(Completed completed) throws RefusedCall, JsonProcessingException {
    if (completed.code() != Completed.DONE && completed.code() != Completed.BAD_INPUT) {
      throw completed.refused();
    }
    ObjectNode answer = JSON.createObjectNode();
    answer.put("valid", completed.code() == Completed.DONE);
    return JSON.writeValueAsString(answer.set("messages", JSON.valueToTree(completed.messages())));
  }

  private static ObjectNode parse(Completed completed) throws RefusedCall, JsonProcessingException {
    if (!completed.hasResult()) {
      throw completed.refused();
    }
    return (ObjectNode) JSON.readTree(completed.out());
  }

  private static String with(Completed completed, ObjectNode answer)
      throws JsonProcessingException {
    if (!completed.messages().isEmpty()) {
      answer.set("warnings", JSON.valueToTree(completed.messages()));
    }
    return JSON.writeValueAsString(answer);
  }
}
