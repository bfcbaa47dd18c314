package org.loopwright.mcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.service.Library.Kind;

/** The tools that there are. A new one is an entry here. */
final class AgentTools {
  private static final String JSON = "--format=json";
  private static final double STANDARD_SECONDS = 10;
  private static final AgentTool.Check ANYTHING = (given, files) -> {};

  private static final ToolArgument ARCHITECTURE =
      ToolArgument.part(
          "architecture",
          "architecture",
          Optional.of(Kind.ARCHITECTURES),
          "--architecture",
          "The accelerator: a name of the library (tool 'library'), YAML text, or an object.");
  private static final ToolArgument NETWORK =
      ToolArgument.part(
          "network",
          "network",
          Optional.of(Kind.WORKLOADS),
          "--network",
          "The layers to run: a name of the library (its 'workloads'), YAML text, or an object.");
  private static final ToolArgument LAYER =
      ToolArgument.text(
          "layer", "--layer", "Of the network only this layer; several with commas between them.");
  private static final ToolArgument PROBLEM =
      part("problem", "In place of a network: one problem, as YAML text or an object.");
  private static final ToolArgument CONSTRAINTS =
      part("constraints", "Constraints of mappings, as YAML text or a list.");
  private static final ToolArgument TECHNOLOGY =
      ToolArgument.text(
          "technology",
          "--technology",
          "Technology of prices that the files lack, such as 45nm (tool 'library').");

  private final double maxSeconds;

  AgentTools(AgentSettings settings) {
    maxSeconds = settings.maxSeconds();
  }

  private static ToolArgument part(String section, String description) {
    return ToolArgument.part(section, section, Optional.empty(), "", description);
  }

  /** All that are commands; {@code library} is none. */
  List<AgentTool> all() {
    return List.of(validate(), evaluate(), map(), explain(), explore(), query());
  }

  private static AgentTool validate() {
    return new AgentTool(
        "validate",
        "Checks a specification: valid or not, and each problem with its line and way out. Give the"
            + " whole of it as 'specification', or its parts.",
        List.of("validate"),
        List.of(
            ToolArgument.part(
                "specification",
                "",
                Optional.empty(),
                "",
                "YAML text of a whole file, with sections such as architecture, problem, mapping;"
                    + " or of a space or study."),
            ARCHITECTURE,
            NETWORK,
            LAYER,
            PROBLEM,
            CONSTRAINTS,
            part("mapping", "A mapping, as YAML text or a list.")),
        ANYTHING,
        ToolAnswer::problems);
  }

  private static AgentTool evaluate() {
    return new AgentTool(
        "evaluate",
        "What a mapping costs on an architecture: cycles, energy in pJ, area in um^2, and counts of"
            + " accesses by level and data space. A mapping that the hardware cannot run has valid:"
            + " false and the reason. The workload is a problem, or one layer of a network.",
        List.of("evaluate", JSON),
        List.of(
            ARCHITECTURE.must(),
            part("mapping", "The mapping, as YAML text or the list that 'map' answers.").must(),
            PROBLEM,
            NETWORK,
            LAYER,
            TECHNOLOGY),
        AgentTools::requireTechnology,
        ToolAnswer::costs);
  }

  private AgentTool map() {
    return new AgentTool(
        "map",
        "Finds the best mapping of each layer, with proof where time allows: verdict, gap to the"
            + " proved bound, costs, and the mapping as 'evaluate' takes it.",
        List.of("map", JSON),
        search(),
        AgentTools::requireTechnology,
        ToolAnswer::mapping);
  }

  private AgentTool explain() {
    return new AgentTool(
        "explain",
        "Finds the best mapping of one layer, and which capacity, bandwidth, array size or"
            + " constraint holds it up, with what each would gain.",
        List.of("map", "--explain", JSON),
        search(),
        AgentTools::requireTechnology,
        ToolAnswer::mapping);
  }

  private List<ToolArgument> search() {
    List<ToolArgument> arguments =
        new ArrayList<>(
            List.of(ARCHITECTURE.must(), NETWORK, LAYER, PROBLEM, CONSTRAINTS, TECHNOLOGY));
    arguments.add(
        ToolArgument.text(
            "objective",
            "--objective",
            "What to make small: edp (the default), energy, delay, or a formula of results such as"
                + " energy_pj * cycles^2."));
    arguments.add(
        ToolArgument.seconds(
            "time_limit_seconds",
            "--time-limit",
            STANDARD_SECONDS,
            maxSeconds,
            "Time for each layer, seconds (default: 10); more proves more."));
    return arguments;
  }

  private static AgentTool explore() {
    return new AgentTool(
        "explore",
        "Sweeps hardware and gives the best designs and the front of those that none beats. Either"
            + " 'space': attributes of a loop-nest design as axes, each point mapped to the"
            + " optimum; or data-centric: 'dataflow' or 'network' with 'style', and axes such as"
            + " pes 64..512:64.",
        List.of("explore", JSON),
        List.of(
            ToolArgument.part(
                "space",
                "space",
                Optional.of(Kind.SPACES),
                "",
                "A design space: a name of the library, YAML text, or an object; it names designs"
                    + " and networks of the library."),
            ToolArgument.part(
                "dataflow",
                "",
                Optional.of(Kind.DATAFLOWS),
                "",
                "A data-centric mapping: a name of the library."),
            NETWORK,
            LAYER,
            ToolArgument.text(
                "style", "--style", "Styles of dataflow: kc-p,yr-p or adaptive or all."),
            ToolArgument.text("pes", "--pes", "Processing elements, such as 64..512:64."),
            ToolArgument.text(
                "noc_bandwidth", "--noc-bandwidth", "Elements a cycle that the NoC carries."),
            ToolArgument.text("l1_size", "--l1-size", "Bytes of L1 in each PE, or exact."),
            ToolArgument.text("l2_size", "--l2-size", "Bytes of the shared L2, or exact."),
            ToolArgument.text("max_area", "--max-area", "Area budget, mm^2 (default: 16)."),
            ToolArgument.text("max_power", "--max-power", "Power budget, mW (default: 450)."),
            ToolArgument.text(
                "objective", "--objective", "throughput, energy, edp, or several with commas.")),
        NamedInSpace::require,
        ToolAnswer::designs);
  }

  private static AgentTool query() {
    return new AgentTool(
        "query",
        "Asks the results of a run in the server's folder by SQL, read-only: a sweep of a space has"
            + " the tables designs, layers and levels; each CSV file is a table of its name."
            + " Without sql: the tables and their columns.",
        List.of("query", JSON, "--limit=1000", "--"),
        List.of(
            ToolArgument.saved("run", "The name of the folder of the run (--out).").must(),
            ToolArgument.word("sql", "A SELECT, as DuckDB reads it; at most 1000 rows are given.")),
        ANYTHING,
        ToolAnswer::costs);
  }

  /** A technology may be a folder for the user, but only a name for an agent. */
  private static void requireTechnology(Map<String, Object> given, CallFiles files) {
    Object technology = given.get("technology");
    List<String> names = files.library().technologies().names();
    if (technology != null && !names.contains(technology.toString())) {
      throw new IllegalArgumentException(
          "no technology '%s' ships; there are %s".formatted(technology, String.join(", ", names)));
    }
  }
}
