package org.loopwright.service;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes file names of the names of layers: safe ones, and one for each. */
final class OutputNames {
  private static final String NOT_IN_FILE_NAMES = "[^A-Za-z0-9._-]";

  /** File systems take 255 bytes; endings and numbers come on top. */
  private static final int LONGEST = 100;

  private final Set<String> taken = new HashSet<>();

  /** Names that differ from {@code reserved}; case does not tell names apart everywhere. */
  OutputNames(String... reserved) {
    taken.addAll(List.of(reserved));
  }

  /** The name with what a file name cannot hold replaced, cut, and with a number if it is taken. */
  String of(String name) {
    String safe = name.replaceAll(NOT_IN_FILE_NAMES, "_").replaceFirst("^[.-]", "_");
    String cut = safe.isEmpty() ? "_" : safe.substring(0, Math.min(safe.length(), LONGEST));
    String candidate = cut;
    for (int number = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); number++) {
      candidate = cut + "-" + number;
    }
    return candidate;
  }

  /** Whether it names a file in a folder, and not one elsewhere. */
  static boolean isSafe(String name) {
    return !name.equals(".")
        && !name.equals("..")
        && name.indexOf('\0') < 0
        && Path.of(name).getNameCount() == 1
        && !Path.of(name).isAbsolute();
  }
}
