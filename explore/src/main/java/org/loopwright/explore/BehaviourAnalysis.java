package org.loopwright.explore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.dataflow.DataflowAnalysis;
import org.loopwright.dataflow.hardware.Hardware;
import org.loopwright.dataflow.language.Layer;
import org.loopwright.dataflow.result.LayerResult;
import org.loopwright.dataflow.result.TensorResult;
import org.loopwright.model.diagnostics.SpecException;

/** Analyses a mapped workload; layers that are equal but for their names only once. */
final class BehaviourAnalysis {
  private final List<Repeated> layers;
  private long analyses;

  BehaviourAnalysis(List<Layer> mapped) {
    Map<Layer, Repeated> distinct = new LinkedHashMap<>();
    for (Layer layer : mapped) {
      distinct.merge(nameless(layer), new Repeated(layer, 1), Repeated::plus);
    }
    this.layers = new ArrayList<>(distinct.values());
  }

  private static Layer nameless(Layer layer) {
    return new Layer(
        "",
        layer.type(),
        layer.bounds(),
        layer.strides(),
        layer.dilations(),
        layer.dataflow(),
        layer.origin());
  }

  /** How many layers have been analysed so far. */
  long analyses() {
    return analyses;
  }

  /** What the layers do one after the other, or why one of them cannot be analysed. */
  Answer on(Hardware hardware) {
    try {
      return new Answer(sum(hardware), "");
    } catch (SpecException refused) {
      return new Answer(null, refused.getMessage());
    } catch (ArithmeticException overflow) {
      return new Answer(null, "the counts of the whole workload do not fit into 64 bits");
    }
  }

  private Behaviour sum(Hardware hardware) {
    long runtime = 0;
    long macs = 0;
    long l1 = 0;
    long l2 = 0;
    long l1Need = 1;
    long l2Need = 1;
    for (Repeated repeated : layers) {
      LayerResult result = DataflowAnalysis.analyze(repeated.layer(), hardware);
      analyses++;
      runtime = plus(runtime, result.runtimeCycles(), repeated.times());
      macs = plus(macs, result.macs(), repeated.times());
      for (TensorResult tensor : result.tensors()) {
        l1 = plus(l1, Math.addExact(tensor.l1Reads(), tensor.l1Writes()), repeated.times());
        l2 = plus(l2, Math.addExact(tensor.l2Reads(), tensor.l2Writes()), repeated.times());
      }
      l1Need = Math.max(l1Need, result.l1NeedBytes());
      l2Need = Math.max(l2Need, result.l2NeedBytes());
    }
    return new Behaviour(runtime, macs, l1, l2, l1Need, l2Need);
  }

  private static long plus(long sum, long count, long times) {
    return Math.addExact(sum, Math.multiplyExact(count, times));
  }

  /** Either a behaviour, or null and a refusal. */
  record Answer(Behaviour behaviour, String refusal) {
    boolean isRefused() {
      return behaviour == null;
    }

    /** Whether both are one behaviour; refusals are alike, whatever they say. */
    boolean sameAs(Answer other) {
      return isRefused() ? other.isRefused() : behaviour.equals(other.behaviour);
    }
  }

  private record Repeated(Layer layer, long times) {
    Repeated plus(Repeated other) {
      return new Repeated(layer, times + other.times);
    }
  }
}
