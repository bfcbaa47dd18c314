package org.loopwright.formats.template;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.el.JinjavaProcessors;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.Context.Library;
import com.hubspot.jinjava.interpret.InterpretException;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.lib.Importable;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import jinjava.javax.el.ELException;
import org.loopwright.model.diagnostics.SpecException;

/**
 * Jinjava with nothing but what specifications need: of its tags, filters and tests a few named
 * here, none of its functions, and a resolver that looks into lists and maps only, so that a
 * template cannot reach the program whatever it names. Its output, loops and steps are bounded.
 */
final class JinjaSandbox {
  private static final int MOST_CHARACTERS = 4 << 20;
  private static final int MOST_ITEMS = 1_000;
  private static final long MOST_STEPS = 200_000;
  private static final long STEPS_OF_A_LOOP = 100;
  private static final int DEEPEST = 20;

  /** A name that Jinjava gives its own interpreter. */
  private static final String INTERPRETER = "int3rpr3t3r";

  private static final Set<String> TAGS =
      Set.of("set", "if", "elif", "else", "for", "raw", "endif", "endfor", "endraw", "endset");
  private static final Set<String> FILTERS =
      Set.of(
          "default", "d", "length", "count", "join", "upper", "lower", "replace", "int", "float",
          "round", "abs", "trim", "string", "list", "first", "last", "min", "max", "sum", "sort",
          "unique", "reverse", "split");
  private static final List<String> DEFAULTS = List.of("default", "d");
  private static final Set<String> TESTS =
      Set.of(
          "defined",
          "undefined",
          "none",
          "number",
          "string",
          "mapping",
          "iterable",
          "sequence",
          "even",
          "odd",
          "divisibleby",
          "equalto",
          "eq",
          "ne",
          "lt",
          "le",
          "gt",
          "ge",
          "in",
          "true",
          "false",
          "boolean",
          "integer",
          "float");

  private final Jinjava jinjava;
  private final JinjavaConfig config;
  private long steps;

  /** A sandbox for the templates of one specification, which share its bounds. */
  JinjaSandbox() {
    jinjava = new Jinjava(JinjavaConfig.newBuilder().build());
    config = config(disabled(jinjava.getGlobalContext()));
  }

  /**
   * What a template expands to.
   *
   * @param names texts, numbers, truth values
   * @param functions by name, from arguments to a text, a truth value or a list of texts
   * @throws JinjaException if it cannot be expanded
   * @throws SpecException if a file that it includes is wrong
   */
  String expand(
      String template,
      Map<String, Object> names,
      Map<String, Function<List<Object>, Object>> functions) {
    if (template.contains(INTERPRETER)) {
      throw new JinjaException(0, "'" + INTERPRETER + "' is no name of a specification");
    }
    Context context = new Context(jinjava.getGlobalContextCopy(), names, config.getDisabled());
    context.setDynamicVariableResolver(Undefined::new);
    for (String name : DEFAULTS) {
      context.registerFilter(new DefaultValue(name));
    }
    context.registerExpTest(new DefinedTest(true));
    context.registerExpTest(new DefinedTest(false));
    Map<String, Function<List<Object>, Object>> all = new LinkedHashMap<>(functions);
    all.put("range", given -> NumberRange.of(given, MOST_ITEMS));
    all.forEach(
        (name, function) -> context.addGlobalMacro(new TemplateFunction(name, function, context)));
    return expand(template, new JinjavaInterpreter(jinjava, context, config));
  }

  private static String expand(String template, JinjavaInterpreter interpreter) {
    String text;
    try {
      text = interpreter.render(template);
    } catch (TemplateRefusedException refused) {
      throw new JinjaException(interpreter.getLineNumber(), refused);
    } catch (InterpretException | ELException broken) {
      throw failure(interpreter.getLineNumber(), broken.getMessage(), broken);
    }
    for (TemplateError error : interpreter.getErrorsCopy()) {
      throw failure(error.getLineno(), error.getMessage(), error.getException());
    }
    return text;
  }

  /** The reason is the innermost refusal, if there is one. */
  private static JinjaException failure(int line, String message, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TemplateRefusedException refused) {
        return new JinjaException(line, refused);
      }
      if (cause instanceof SpecException inIncludedFile) {
        throw inIncludedFile;
      }
    }
    return new JinjaException(line, String.valueOf(message).replaceAll("^\\w+Exception: ", ""));
  }

  /** All that Jinjava has and specifications do not need. */
  private static Map<Library, Set<String>> disabled(Context context) {
    Map<Library, Set<String>> disabled = new EnumMap<>(Library.class);
    disabled.put(Library.TAG, others(context.getAllTags(), TAGS));
    disabled.put(Library.FILTER, others(context.getAllFilters(), FILTERS));
    disabled.put(Library.EXP_TEST, others(context.getAllExpTests(), TESTS));
    disabled.put(Library.FUNCTION, others(context.getAllFunctions(), Set.of()));
    return disabled;
  }

  private static Set<String> others(Collection<? extends Importable> all, Set<String> allowed) {
    return all.stream()
        .map(Importable::getName)
        .filter(name -> !allowed.contains(name))
        .collect(Collectors.toSet());
  }

  private JinjavaConfig config(Map<Library, Set<String>> disabled) {
    return JinjavaConfig.newBuilder()
        .withFailOnUnknownTokens(true)
        .withMaxOutputSize(MOST_CHARACTERS)
        .withMaxStringLength(MOST_CHARACTERS)
        .withMaxListSize(MOST_ITEMS)
        .withMaxMapSize(MOST_ITEMS)
        .withRangeLimit(MOST_ITEMS)
        .withMaxRenderDepth(DEEPEST)
        .withNestedInterpretationEnabled(false)
        .withElResolver(new ListsAndMapsOnly())
        .withDisabled(disabled)
        .withProcessors(
            JinjavaProcessors.newBuilder()
                .withNodePreProcessor((node, interpreter) -> count(node.getName()))
                .build())
        .build();
  }

  private void count(String node) {
    steps += "for".equals(node) ? STEPS_OF_A_LOOP : 1;
    if (steps > MOST_STEPS) {
      throw new TemplateRefusedException("templates of more than " + MOST_STEPS + " steps");
    }
  }
}
