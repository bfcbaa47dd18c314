package org.loopwright.formats.template;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.el.JinjavaProcessors;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.Context.Library;
import com.hubspot.jinjava.interpret.InterpretException;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.OutputTooBigException;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.lib.Importable;
import com.hubspot.jinjava.lib.exptest.ExpTest;
import com.hubspot.jinjava.lib.filter.Filter;
import com.hubspot.jinjava.lib.fn.MacroFunction;
import com.hubspot.jinjava.util.HasObjectTruthValue;
import com.hubspot.jinjava.util.ObjectTruthValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import jinjava.javax.el.ELException;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.SpecException;

/**
 * Jinjava with nothing but what specifications need: of its tags, filters and tests a few named
 * here, none of its functions, and a resolver that looks into lists and maps only, so that a
 * template cannot reach the program whatever it names. Its output, loops and steps are bounded.
 */
final class JinjaSandbox {
  /**
   * Of a text and of the output. A search for one text in another may compare each character with
   * each, for seconds in which nothing can stop it if both are longer than this.
   */
  private static final int MAX_CHARACTERS = 1 << 17;

  private static final int MAX_ITEMS = 1_000;
  private static final long MAX_STEPS = 200_000;
  private static final long LOOP_STEPS = 100;
  private static final int MAX_DEPTH = 20;

  /** A name that Jinjava gives its own interpreter. */
  private static final String INTERPRETER = "int3rpr3t3r";

  private static final Set<String> TAGS =
      Set.of("set", "if", "elif", "else", "for", "raw", "endif", "endfor", "endraw", "endset");
  private static final Set<String> FILTERS =
      Set.of(
          "default", "d", "length", "count", "join", "upper", "lower", "replace", "int", "float",
          "round", "abs", "trim", "string", "list", "first", "last", "min", "max", "sum", "sort",
          "unique", "reverse", "split");
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
   * @throws SpecException if it cannot be expanded, or a file that it includes is wrong
   */
  String expand(
      Path file,
      String template,
      Map<String, Object> names,
      Map<String, Function<List<Object>, Object>> functions) {
    if (template.contains(INTERPRETER)) {
      throw failure(file, 0, "'" + INTERPRETER + "' is no name of a specification", null);
    }
    Context context = new Context(jinjava.getGlobalContextCopy(), names, config.getDisabled());
    context.setDynamicVariableResolver(Undefined::new);
    context.registerFilter(new DefaultValue("default"));
    context.registerFilter(new DefaultValue("d"));
    context.registerExpTest(new DefinedTest(true));
    context.registerExpTest(new DefinedTest(false));
    Map<String, Function<List<Object>, Object>> all = new LinkedHashMap<>(functions);
    all.put("range", given -> range(given));
    all.forEach(
        (name, function) -> context.addGlobalMacro(new TemplateFunction(name, function, context)));
    return expand(file, template, new JinjavaInterpreter(jinjava, context, config));
  }

  private static String expand(Path file, String template, JinjavaInterpreter interpreter) {
    String text;
    try {
      text = interpreter.render(template);
    } catch (TemplateRefusedException | InterpretException | ELException broken) {
      refuseErrors(file, interpreter); // what went wrong first may be the reason
      throw failure(file, interpreter.getLineNumber(), broken.getMessage(), broken);
    } catch (StackOverflowError deep) {
      throw failure(file, interpreter.getLineNumber(), "expressions nested too deeply", null);
    }
    refuseErrors(file, interpreter);
    return text;
  }

  private static void refuseErrors(Path file, JinjavaInterpreter interpreter) {
    for (TemplateError error : interpreter.getErrorsCopy()) {
      throw failure(file, error.getLineno(), error.getMessage(), error.getException());
    }
  }

  /** The reason is the innermost refusal, if there is one. */
  private static SpecException failure(Path file, int line, String message, Throwable failure) {
    Location location = new Location(file.toString(), Math.max(line, 0), 0, "");
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TemplateRefusedException refused) {
        return refused.at(location);
      }
      if (cause instanceof OutputTooBigException) {
        return new TemplateRefusedException(
                "a text or what it expands to is longer than " + MAX_CHARACTERS + " characters",
                "Split it into files, and include them")
            .at(location);
      }
      if (cause instanceof SpecException inIncludedFile) {
        return inIncludedFile;
      }
    }
    String reason = String.valueOf(message).replaceAll("\\b[\\w.]*Exception: ", "");
    return new TemplateRefusedException(reason).at(location);
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
        .withMaxOutputSize(MAX_CHARACTERS)
        .withMaxStringLength(MAX_CHARACTERS)
        .withMaxListSize(MAX_ITEMS)
        .withMaxMapSize(MAX_ITEMS)
        .withRangeLimit(MAX_ITEMS)
        .withMaxRenderDepth(MAX_DEPTH)
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
    BoundedWork.requireWanted();
    steps += "for".equals(node) ? LOOP_STEPS : 1;
    if (steps > MAX_STEPS) {
      throw new TemplateRefusedException("templates of more than " + MAX_STEPS + " steps");
    }
  }

  /** The function {@code range}, as in Python: {@code END}, or {@code START, END[, STEP]}. */
  private static List<Object> range(List<Object> given) {
    long start = given.size() > 1 ? whole(given.get(0)) : 0;
    long end = given.size() > 1 ? whole(given.get(1)) : given.isEmpty() ? 0 : whole(given.get(0));
    long step = given.size() > 2 ? whole(given.get(2)) : 1;
    if (step == 0) {
      throw new TemplateRefusedException("a range needs a step other than 0");
    }
    List<Object> numbers = new ArrayList<>();
    for (long number = start; step > 0 ? number < end : number > end; number += step) {
      if (numbers.size() >= MAX_ITEMS) {
        throw new TemplateRefusedException("a range of more than " + MAX_ITEMS + " numbers");
      }
      numbers.add(number);
    }
    return numbers;
  }

  private static long whole(Object value) {
    if (value instanceof Number number
        && number.doubleValue() == Math.rint(number.doubleValue())
        && Math.abs(number.doubleValue()) < Integer.MAX_VALUE) {
      return number.longValue();
    }
    throw new TemplateRefusedException("a range is of whole numbers, not of '" + value + "'");
  }

  /** The filter {@code default}: as in Jinja2, the value given keeps its type. */
  private static final class DefaultValue implements Filter {
    private final String name;

    DefaultValue(String name) {
      this.name = name;
    }

    @Override
    public String getName() {
      return name;
    }

    @Override
    public Object filter(
        Object value, JinjavaInterpreter interpreter, Object[] given, Map<String, Object> named) {
      Object standIn = given.length > 0 ? given[0] : named.getOrDefault("default_value", "");
      Object alsoIfFalse = given.length > 1 ? given[1] : named.get("boolean");
      boolean missing = value == null || value instanceof Undefined;
      boolean falseToo = Boolean.TRUE.equals(alsoIfFalse);
      return missing || (falseToo && !ObjectTruthValue.evaluate(value)) ? standIn : value;
    }

    @Override
    public Object filter(Object value, JinjavaInterpreter interpreter, String... given) {
      return filter(value, interpreter, given, Map.of());
    }
  }

  /** The tests {@code is defined} and {@code is undefined}. */
  private static final class DefinedTest implements ExpTest {
    private final boolean defined;

    DefinedTest(boolean defined) {
      this.defined = defined;
    }

    @Override
    public String getName() {
      return defined ? "defined" : "undefined";
    }

    @Override
    public boolean evaluate(Object value, JinjavaInterpreter interpreter, Object... args) {
      return defined == !(value == null || value instanceof Undefined);
    }
  }

  /** The value of a name that nobody has defined: any use of it but a default is refused. */
  private static final class Undefined implements HasObjectTruthValue {
    private final String name;

    Undefined(String name) {
      this.name = name;
    }

    private TemplateRefusedException refused() {
      return new TemplateRefusedException(
          "'" + name + "' is not defined", "Define it with --define " + name + "=VALUE");
    }

    @Override
    public boolean getObjectTruthValue() {
      throw refused();
    }

    @Override
    public boolean equals(Object other) {
      throw refused();
    }

    @Override
    public int hashCode() {
      throw refused();
    }

    @Override
    public String toString() {
      throw refused();
    }
  }

  /** A function that templates may call, from texts to a text, a truth value or a list of texts. */
  private static final class TemplateFunction extends MacroFunction {
    private final Function<List<Object>, Object> function;

    TemplateFunction(String name, Function<List<Object>, Object> function, Context context) {
      super(List.of(), name, new LinkedHashMap<>(), true, context, -1, -1);
      this.function = function;
    }

    @Override
    public Object doEvaluate(
        Map<String, Object> named, Map<String, Object> others, List<Object> given) {
      return function.apply(given);
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }
}
