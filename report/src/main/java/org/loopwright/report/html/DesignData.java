package org.loopwright.report.html;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.report.table.JsonObject;

/** A design as the page draws it: its levels, outermost first, and its arithmetic. */
final class DesignData {
  private DesignData() {}

  static JsonObject of(Architecture architecture) {
    List<JsonObject> levels = new ArrayList<>();
    for (int level = architecture.storage().size() - 1; level >= 0; level--) {
      levels.add(level(architecture, level));
    }
    JsonObject arithmetic =
        new JsonObject()
            .put("name", architecture.compute().name())
            .put("instances", architecture.compute().mesh().instances());
    return new JsonObject().put("arithmetic", arithmetic).put("levels", levels);
  }

  private static JsonObject level(Architecture architecture, int index) {
    StorageLevel level = architecture.storage().get(index);
    Mesh fanout = architecture.fanout(index);
    return new JsonObject()
        .put("name", level.name())
        .put("label", StorageLevel.withoutInternalNames(level.name()))
        .put("internal", level.isInternal())
        .put("instances", level.mesh().instances())
        .put("words", level.capacity().words())
        .put("word_bits", level.memory().wordBits())
        .put("usable_words", level.capacity().usableWords())
        .put("multiple_buffering", level.capacity().multipleBuffering())
        .put("read_words_per_cycle", level.bandwidth().read())
        .put("write_words_per_cycle", level.bandwidth().write())
        .put("shared_words_per_cycle", level.bandwidth().shared())
        .put("fanout_x", fanout.x())
        .put("fanout_y", fanout.y())
        .put("inner", StorageLevel.withoutInternalNames(architecture.innerName(index)));
  }
}
