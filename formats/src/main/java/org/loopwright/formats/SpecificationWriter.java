package org.loopwright.formats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.loopwright.cost.technology.compound.CompoundClass;
import org.loopwright.formats.document.write.YamlTree;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.workload.Workload;

/** Writes a specification in a grammar, and makes sure that nothing of it is lost. */
public final class SpecificationWriter {
  private SpecificationWriter() {}

  /**
   * A file that reads back as the same specification.
   *
   * @throws SpecException if there is none, because the grammar has no words for a part of it
   */
  public static String write(Specification specification, SpecificationFormat format) {
    String text = format.write(specification);
    String name = "the " + format.label() + " form" + format.ending();
    Specification back;
    try {
      back = SpecificationFiles.parse(name, text).specification();
    } catch (SpecException unreadable) {
      List<Problem> problems = new ArrayList<>();
      problems.add(refusal(format, "it would not be read again"));
      problems.addAll(unreadable.problems());
      throw new SpecException(problems);
    }
    List<String> lost = difference(specification, back);
    if (!lost.isEmpty()) {
      throw new SpecException(
          refusal(format, "it would be read with another " + String.join(", ", lost)));
    }
    return text;
  }

  /**
   * The sections of some files as one YAML file, each as it was written.
   *
   * @param workload for which the file is made sure to describe the same
   * @throws SpecException if it would not
   */
  public static String write(SpecificationFiles files, Workload workload) {
    String text = YamlTree.of(files.document());
    Specification back =
        SpecificationFiles.parse("the design as one file.yaml", text).specificationFor(workload);
    List<String> lost = difference(files.specificationFor(workload), back);
    if (!lost.isEmpty()) {
      throw new SpecException(
          refusal("form as one file", "it would be read with another " + String.join(", ", lost)));
    }
    return text;
  }

  private static Problem refusal(SpecificationFormat format, String why) {
    return refusal(format.label() + " form", why);
  }

  private static Problem refusal(String form, String why) {
    return Problem.error(Location.ofFile("specification"), "has no " + form + ": " + why);
  }

  /** The parts that are not the same, in the words of files. */
  static List<String> difference(Specification one, Specification other) {
    List<String> parts = new ArrayList<>();
    compare("problem", one.workload(), other.workload(), parts);
    compare("architecture", one.architecture(), other.architecture(), parts);
    compare("constraints", one.constraints(), other.constraints(), parts);
    compare("mapping", one.mapping(), other.mapping(), parts);
    compare("mapper", one.search(), other.search(), parts);
    compare("ERT", one.energy(), other.energy(), parts);
    compare("ART", one.area(), other.area(), parts);
    compare("compound_components", compounds(one), compounds(other), parts);
    compare("attributes", attributes(one, one), attributes(one, other), parts);
    return parts;
  }

  /** The classes, wherever they are defined. */
  private static List<CompoundClass> compounds(Specification specification) {
    Location anywhere = Location.ofFile("specification");
    return specification.compounds().stream().map(compound -> compound.at(anywhere)).toList();
  }

  private static void compare(String what, Object one, Object other, List<String> parts) {
    if (!one.equals(other)) {
      parts.add(what);
    }
  }

  /**
   * What {@code stated} states of the components of {@code asked}, in the attributes that {@code
   * asked} has: a form may have to state more, as the layout of instances.
   */
  private static Map<String, String> attributes(Specification asked, Specification stated) {
    Map<String, String> attributes = new HashMap<>(stated.attributes().design());
    attributes.keySet().retainAll(asked.attributes().design().keySet());
    Stream<String> storage = asked.architecture().storage().stream().map(StorageLevel::name);
    ComputeLevel compute = asked.architecture().compute();
    Stream.concat(storage, Stream.of(compute.name()))
        .forEach(
            name -> {
              Map<String, String> own = new HashMap<>(stated.attributes().own(name));
              own.keySet().retainAll(asked.attributes().own(name).keySet());
              own.keySet().remove("instances");
              own.forEach((key, value) -> attributes.put(name + "." + key, value));
            });
    return attributes;
  }
}
