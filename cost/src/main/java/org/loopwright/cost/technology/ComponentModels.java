package org.loopwright.cost.technology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Several models as one: the first that knows a component answers. */
public record ComponentModels(List<ComponentModel> models) implements ComponentModel {
  public ComponentModels {
    models = List.copyOf(models);
  }

  /** The given models, and after them the built-in ones for memories, arithmetic and wires. */
  public static ComponentModels withBuiltIn(List<ComponentModel> own) {
    List<ComponentModel> models = new ArrayList<>(own);
    models.add(new DummyModel());
    models.add(new MemoryModel());
    models.add(new OperationModel());
    models.add(new LinkModel());
    return new ComponentModels(models);
  }

  @Override
  public Optional<ComponentEstimate> estimate(
      ComponentDescription component, Technology technology) {
    for (ComponentModel model : models) {
      Optional<ComponentEstimate> estimate = model.estimate(component, technology);
      if (estimate.isPresent()) {
        return estimate;
      }
    }
    return Optional.empty();
  }
}
