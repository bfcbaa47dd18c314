package org.loopwright.formats.timeloop;

import java.util.Optional;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.diagnostics.Diagnosis;

/** Reads the attributes of an arithmetic component. */
final class ComputeReader {
  private ComputeReader() {}

  static Optional<ComputeLevel> read(Component component, Diagnosis diagnosis) {
    int mark = diagnosis.errorCount();
    component.attributes().expect(AttributeKeys.COMPUTE);
    int wordBits = Attributes.wordBits(component.attributes());
    Mesh mesh = Attributes.mesh(component, diagnosis);
    Attributes.finish(component.attributes());
    return diagnosis.build(
        mark,
        component.location(),
        () -> new ComputeLevel(component.name(), component.componentClass(), mesh, wordBits));
  }
}
