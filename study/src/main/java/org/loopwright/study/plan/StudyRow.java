package org.loopwright.study.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Numbers by their names, and what they are about. */
public record StudyRow(String name, Map<String, Double> cells) {
  public StudyRow {
    cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
  }
}
