package org.loopwright.formats.template;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.filter.Filter;
import com.hubspot.jinjava.util.ObjectTruthValue;
import java.util.Map;

/** The filter {@code default}: as in Jinja2, the value given keeps its type. */
final class DefaultValue implements Filter {
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
