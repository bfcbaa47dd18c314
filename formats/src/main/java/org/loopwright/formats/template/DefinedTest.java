package org.loopwright.formats.template;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.exptest.ExpTest;

/** The tests {@code is defined} and {@code is undefined}. */
final class DefinedTest implements ExpTest {
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
