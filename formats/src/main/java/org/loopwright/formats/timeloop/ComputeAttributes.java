package org.loopwright.formats.timeloop;

import java.util.Map;
import java.util.Optional;
import org.loopwright.formats.document.Codec;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.MapBuilder;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.ValueType;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.diagnostics.Diagnosis;

/** The attributes of arithmetic components. */
final class ComputeAttributes {
  private static final Key<Boolean> ZERO_GATING =
      Key.of(
              "zero_gating",
              ValueType.FLAG,
              "Whether operations with an operand of zero take no energy (see densities).")
          .standard(false);

  static final Codec<ComputeLevel, Void> CODEC =
      Codec.<ComputeLevel, Void>of(
              Component.table("compute_attributes", "Attributes of arithmetic."))
          .property(Component.WORD_BITS, ComputeLevel::wordBits)
          .property(ZERO_GATING, ComputeLevel::zeroGating)
          .reading(UnmodelledAttributes.SWITCHES);

  private ComputeAttributes() {}

  static Optional<ComputeLevel> read(Component component, Diagnosis diagnosis) {
    int mark = diagnosis.errorCount();
    MapReader attributes = component.attributes().expect(CODEC.table());
    boolean zeroGating = attributes.get(ZERO_GATING).orElseThrow();
    int wordBits = component.wordBits();
    Mesh mesh = component.mesh(diagnosis);
    component.finish(diagnosis);
    return diagnosis.build(
        mark,
        component.location(),
        () ->
            new ComputeLevel(
                component.name(), component.componentClass(), mesh, wordBits, zeroGating));
  }

  /**
   * The attributes that state a component.
   *
   * @param given what the user's files state of it, as texts
   */
  static MapNode write(ComputeLevel compute, Map<String, String> given) {
    return Component.attributes(
        compute.name(),
        compute.componentClass(),
        compute.mesh(),
        MapBuilder.written().putTexts(given).build(),
        CODEC.write(compute),
        component -> read(component, new Diagnosis()).equals(Optional.of(compute)));
  }
}
