package org.loopwright.formats.template;

import com.hubspot.jinjava.util.HasObjectTruthValue;

/** What a name stands for that nobody has defined: any use of it but a default is refused. */
final class Undefined implements HasObjectTruthValue {
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
