package org.loopwright.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The completions of a program for the shell fish: a line for each command and each option. */
final class FishCompletion {
  private final String program;
  private final List<String> lines = new ArrayList<>();

  private FishCompletion(String program) {
    this.program = program;
  }

  static String of(CommandLine commandLine) {
    CommandSpec root = commandLine.getCommandSpec();
    FishCompletion completion = new FishCompletion(root.name());
    completion.add("-f");
    root.options().forEach(option -> completion.option("__fish_use_subcommand", option));
    root.subcommands().forEach((name, command) -> completion.command(name, command));
    return String.join("\n", completion.lines) + "\n";
  }

  private void command(String name, CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    if (spec.usageMessage().hidden()) {
      return;
    }
    add("-n __fish_use_subcommand", "-a " + name, description(HelpSentences.of(spec)));
    String here = quoted("__fish_seen_subcommand_from " + name);
    spec.options().forEach(option -> option(here, option));
    if (spec.positionalParameters().stream().anyMatch(FishCompletion::isFile)) {
      add("-n " + here, "-F");
    }
  }

  private void option(String condition, OptionSpec option) {
    if (option.hidden()) {
      return;
    }
    List<String> parts = new ArrayList<>(List.of("-n " + condition));
    for (String name : option.names()) {
      parts.add(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1));
    }
    if (option.arity().max() > 0) {
      parts.add(isFile(option) ? "-r -F" : "-x");
      candidates(option).ifPresent(words -> parts.add("-a " + quoted(words)));
    }
    parts.add(description(HelpSentences.of(option)));
    add(parts.toArray(String[]::new));
  }

  private static boolean isFile(OptionSpec option) {
    return isFile(option.type()) || isFile(option.auxiliaryTypes());
  }

  private static boolean isFile(PositionalParamSpec parameter) {
    return isFile(parameter.type()) || isFile(parameter.auxiliaryTypes());
  }

  private static boolean isFile(Class<?>... types) {
    return List.of(types).stream().anyMatch(type -> type == Path.class || type == File.class);
  }

  private static Optional<String> candidates(OptionSpec option) {
    return Optional.ofNullable(option.completionCandidates())
        .map(values -> StreamSupport.stream(values.spliterator(), false).toList())
        .map(values -> String.join(" ", values).toLowerCase(Locale.ROOT));
  }

  private static String description(String sentences) {
    return "-d " + quoted(HelpSentences.firstOf(sentences));
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private void add(String... parts) {
    lines.add("complete -c " + program + " " + String.join(" ", parts));
  }
}
