package org.loopwright.formats.timeloop;

import java.util.List;

/** What a component is, by its class. */
enum ComponentKind {
  STORAGE("DRAM SRAM regfile smartbuffer storage"),
  COMPUTE("mac compute"),
  NETWORK("XY_NoC Legacy ReductionTree SimpleMulticast"),
  OTHER("");

  private final String markers;

  /** A kind with the words that mark its classes, parted by spaces. */
  ComponentKind(String markers) {
    this.markers = markers;
  }

  /** The first kind of which the class name contains a marker. */
  static ComponentKind of(String componentClass) {
    for (ComponentKind kind : values()) {
      if (kind.marks(componentClass)) {
        return kind;
      }
    }
    return OTHER;
  }

  /** Words that mark the classes of this kind. */
  List<String> markers() {
    return markers.isEmpty() ? List.of() : List.of(markers.split(" "));
  }

  private boolean marks(String componentClass) {
    return markers().stream().anyMatch(componentClass::contains);
  }
}
