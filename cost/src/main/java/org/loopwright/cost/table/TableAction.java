package org.loopwright.cost.table;

import java.util.List;

/**
 * What a component does that the cost model charges, with the names under which a table may list
 * it: the first that is there counts, as in the reference.
 */
public enum TableAction {
  READ("read", true, "random_read read"),
  FILL("write", true, "random_fill random_write fill write"),
  UPDATE("update", true, "random_update random_write update write"),
  LEAK("leak", false, "leak"),
  COMPUTE("compute", false, "mac_random mult_random mac mult compute");

  private final String item;
  private final boolean isAccess;
  private final String names;

  /** An action with the names that it may have, parted by spaces. */
  TableAction(String item, boolean isAccess, String names) {
    this.item = item;
    this.isAccess = isAccess;
    this.names = names;
  }

  /** What prices and bills call it. */
  public String item() {
    return item;
  }

  /** Whether it moves a block of storage. */
  public boolean isAccess() {
    return isAccess;
  }

  List<String> names() {
    return List.of(names.split(" "));
  }
}
