package org.loopwright.formats.maestro;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.loopwright.dataflow.spec.Origin;
import org.loopwright.dataflow.spec.Size;

/** The constants of a file, in their order. */
final class Constants {
  private final Map<String, Size> values = new LinkedHashMap<>();
  private final Set<String> broken = new HashSet<>();

  /** Takes a constant in; false if there is one of that name. */
  boolean add(String name, Size value) {
    return values.putIfAbsent(name, value) == null;
  }

  /** Remembers a constant whose value is in error. */
  void addBroken(String name) {
    broken.add(name);
  }

  /** The value of {@code name}, which stands at {@code origin} in the size called {@code what}. */
  Size value(String name, Origin origin, String what) {
    Size value = values.get(name);
    if (value != null) {
      return value;
    }
    if (broken.contains(name)) {
      throw MaestroSyntaxException.consequence();
    }
    throw new MaestroSyntaxException(
            origin, what + ": there is no constant " + name + " above this line")
        .advising(name, values.keySet());
  }

  Map<String, Size> values() {
    return values;
  }
}
