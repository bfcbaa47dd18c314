package org.loopwright.formats.template;

import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.lib.fn.MacroFunction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A function that templates may call, from texts to a text, a truth value or a list of texts. */
final class TemplateFunction extends MacroFunction {
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
