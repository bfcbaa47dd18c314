package org.loopwright.study.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.loopwright.formats.network.NetworkReader;
import org.loopwright.formats.study.StudyNetwork;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.diagnostics.Spelling;
import org.loopwright.model.network.Network;
import org.loopwright.model.network.Network.Layer;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.Workload;
import org.loopwright.service.Library.Kind;

/** Reads the layers of a run. */
final class StudyLayers {
  private static final String BATCH = "N";

  private StudyLayers() {}

  /** A layer and the row that it is. */
  record NamedLayer(String row, Layer layer) {
    /** What is known of a layer without running it, as numbers that begin with {@code layer.}. */
    StudyRow facts() {
      Map<String, Double> cells = new LinkedHashMap<>();
      cells.put("layer.count", (double) layer.count());
      cells.put("layer.operations", (double) layer.workload().operations());
      for (Dimension dimension : layer.workload().dimensions()) {
        cells.put("layer." + dimension.name(), (double) dimension.bound());
      }
      return new StudyRow(row, cells);
    }
  }

  /** The layers of all networks; rows name the network where there are several. */
  static List<NamedLayer> of(List<StudyNetwork> networks, PlanBuilder plan) {
    List<NamedLayer> all = new ArrayList<>();
    for (StudyNetwork each : networks) {
      all.addAll(plan.attempt(each.at(), () -> of(each, networks.size() > 1, plan.context())));
    }
    return all;
  }

  private static List<NamedLayer> of(StudyNetwork wanted, boolean several, StudyContext context) {
    Network network = network(wanted, context);
    List<NamedLayer> layers = new ArrayList<>();
    for (Layer layer : network.layers()) {
      String row = several ? network.name() + "/" + layer.name() : layer.name();
      layers.add(new NamedLayer(row, layer));
    }
    return layers;
  }

  /** The network with the layers that are wanted. */
  static Network network(StudyNetwork wanted, StudyContext context) {
    Network network = NetworkReader.read(context.find(Kind.WORKLOADS, wanted.network()));
    List<Layer> layers =
        chosen(wanted, network).stream().map(layer -> batched(wanted, layer)).toList();
    return new Network(network.name(), network.source(), layers);
  }

  private static List<Layer> chosen(StudyNetwork wanted, Network network) {
    if (wanted.layers().isEmpty()) {
      return network.layers();
    }
    List<Layer> chosen = new ArrayList<>();
    for (String pattern : wanted.layers()) {
      List<Layer> matching =
          network.layers().stream().filter(layer -> matches(pattern, layer.name())).toList();
      if (matching.isEmpty()) {
        throw new SpecException(
            Problem.error(
                    wanted.at(), "network %s has no layer '%s'".formatted(network.name(), pattern))
                .withAdvice(
                    Spelling.advice(pattern, network.layers().stream().map(Layer::name).toList())));
      }
      matching.stream().filter(layer -> !chosen.contains(layer)).forEach(chosen::add);
    }
    return chosen;
  }

  /** Whether a name fits a pattern in which {@code *} stands for any characters. */
  static boolean matches(String pattern, String name) {
    String regex = "\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E";
    return Pattern.matches(regex, name);
  }

  private static Layer batched(StudyNetwork wanted, Layer layer) {
    if (wanted.batch().isEmpty()) {
      return layer;
    }
    Workload old = layer.workload();
    if (old.indexOfDimension(BATCH) < 0) {
      throw new SpecException(
          wanted.at(), "layer %s has no dimension N for a batch".formatted(layer.name()));
    }
    List<Dimension> dimensions =
        old.dimensions().stream()
            .map(each -> each.name().equals(BATCH) ? batch(wanted) : each)
            .toList();
    return new Layer(
        new Workload(old.name(), dimensions, old.dataSpaces(), old.statedRoles()), layer.count());
  }

  private static Dimension batch(StudyNetwork wanted) {
    return new Dimension(BATCH, wanted.batch().getAsLong());
  }
}
