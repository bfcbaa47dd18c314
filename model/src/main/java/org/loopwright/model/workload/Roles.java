package org.loopwright.model.workload;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Roles of dimensions and of data spaces, by name. */
public record Roles(Map<String, DimensionRole> dimensions, Map<String, DataSpaceRole> dataSpaces) {
  /** No role is stated. */
  public static final Roles NONE = new Roles(Map.of(), Map.of());

  public Roles {
    dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
    dataSpaces = Collections.unmodifiableMap(new LinkedHashMap<>(dataSpaces));
  }

  /** The dimensions of a role, in order. */
  public List<String> dimensionsOf(DimensionRole role) {
    return named(dimensions, role);
  }

  /** The data spaces of a role, in order. */
  public List<String> dataSpacesOf(DataSpaceRole role) {
    return named(dataSpaces, role);
  }

  private static <R> List<String> named(Map<String, R> roles, R role) {
    return roles.entrySet().stream()
        .filter(entry -> entry.getValue() == role)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Whether all names are among the given ones. */
  boolean areOf(Collection<String> dimensionNames, Collection<String> dataSpaceNames) {
    return dimensionNames.containsAll(dimensions.keySet())
        && dataSpaceNames.containsAll(dataSpaces.keySet());
  }
}
