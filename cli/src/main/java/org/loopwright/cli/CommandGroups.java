package org.loopwright.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;

/** The list of commands in the help, by what one wants to do; what no group names comes last. */
final class CommandGroups implements IHelpSectionRenderer {
  private static final String OTHERS = "Others";

  private static final Map<String, List<String>> GROUPS = groups();

  private static Map<String, List<String>> groups() {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    groups.put("Mappings", List.of("map", "evaluate", "simulate", "census"));
    groups.put(
        "Hardware", List.of("compare", "estimate", "retarget", "explore", "analyze", "study"));
    groups.put("Look", List.of("serve", "query", "show", "list"));
    groups.put("Files", List.of("validate", "convert", "schema"));
    return groups;
  }

  @Override
  public String render(Help help) {
    Map<String, Help> rest = new LinkedHashMap<>(help.subcommands());
    StringBuilder text = new StringBuilder();
    GROUPS.forEach(
        (title, names) -> {
          Map<String, Help> own = new LinkedHashMap<>();
          names.stream()
              .filter(rest::containsKey)
              .forEach(name -> own.put(name, rest.remove(name)));
          text.append(group(help, title, own));
        });
    return text.append(group(help, OTHERS, rest)).toString();
  }

  private static String group(Help help, String title, Map<String, Help> commands) {
    if (commands.isEmpty()) {
      return "";
    }
    Map<String, String> rows = new LinkedHashMap<>();
    commands.forEach((name, command) -> rows.put(name, description(command)));
    return help.createHeading("%n" + title + ":%n") + help.createTextTable(rows);
  }

  private static String description(Help command) {
    List<String> lines =
        new ArrayList<>(List.of(command.commandSpec().usageMessage().description()));
    return lines.isEmpty() ? "" : lines.get(0).replace("%%", "%");
  }
}
