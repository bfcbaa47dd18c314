package org.loopwright.formats.maestro;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DataflowHardware.Noc;
import org.loopwright.dataflow.spec.Origin;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

/** Reads hardware files: {@code key: value}, one a line. */
public final class MaestroHardwareReader {
  private static final List<String> KEYS =
      List.of(
          "num_pes",
          "num_simd_lanes",
          "noc_bw_cstr",
          "NoC_NumHops",
          "noc_hops",
          "noc_hop_latency",
          "offchip_bw_cstr",
          "noc_mc_support",
          "noc_reduction_support",
          "l1_size_cstr",
          "l2_size_cstr");

  private final SourceCursor cursor;
  private final Map<String, Long> values = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private MaestroHardwareReader(String text, String fileName) {
    this.cursor = new SourceCursor(text, fileName);
  }

  /**
   * Reads a hardware file; what it leaves out is as in {@link DataflowHardware#emptyFile}.
   *
   * @param fileName stands in error messages; the file is not opened
   * @throws SpecException with every problem of the file
   */
  public static DataflowHardware read(String text, String fileName) {
    return new MaestroHardwareReader(text, fileName).hardware();
  }

  private DataflowHardware hardware() {
    cursor.skipSeparators();
    while (!cursor.atEnd()) {
      try {
        entry();
      } catch (MaestroSyntaxException error) {
        error.problem().ifPresent(problems::add);
        skipLine();
      }
      cursor.skipSeparators();
    }
    if (!problems.isEmpty()) {
      throw new SpecException(problems);
    }
    return build();
  }

  private void entry() {
    Origin origin = cursor.origin();
    String key = cursor.word();
    if (!KEYS.contains(key)) {
      String found = key.isEmpty() ? cursor.found() : "'" + key + "'";
      throw new MaestroSyntaxException(origin, "there is no hardware key " + found)
          .advising(key, KEYS);
    }
    cursor.skipSeparators();
    long value = key.endsWith("_support") ? flag(key) : count(key);
    if (values.put(key, value) != null) {
      throw new MaestroSyntaxException(origin, key + " is there twice");
    }
  }

  private long flag(String key) {
    Origin origin = cursor.origin();
    return switch (cursor.word()) {
      case "true", "1" -> 1;
      case "false", "0" -> 0;
      default -> throw new MaestroSyntaxException(origin, key + " must be true or false");
    };
  }

  private long count(String key) {
    Origin origin = cursor.origin();
    String word = cursor.word();
    boolean mayBeZero = key.contains("op");
    try {
      long value = Long.parseLong(word);
      if (value <= DataflowHardware.UNLIMITED && (value > 0 || (mayBeZero && value == 0))) {
        return value;
      }
    } catch (NumberFormatException notNumber) {
      // said below
    }
    String found = word.isEmpty() ? cursor.found() : "'" + word + "'";
    throw new MaestroSyntaxException(
        origin,
        key
            + " must be a whole number from "
            + (mayBeZero ? 0 : 1)
            + " to "
            + DataflowHardware.UNLIMITED
            + " but was "
            + found);
  }

  private void skipLine() {
    while (!cursor.atEnd() && cursor.peek() != '\n') {
      cursor.advance();
    }
  }

  private DataflowHardware build() {
    DataflowHardware empty = DataflowHardware.emptyFile();
    long hops = values.getOrDefault("NoC_NumHops", empty.noc().hops());
    return new DataflowHardware(
        values.getOrDefault("num_pes", empty.pes()),
        values.getOrDefault("num_simd_lanes", empty.simdLanes()),
        new Noc(
            values.getOrDefault("noc_bw_cstr", empty.noc().bandwidthElementsPerCycle()),
            values.getOrDefault("noc_hops", hops),
            values.getOrDefault("noc_hop_latency", empty.noc().hopLatencyCycles()),
            values.getOrDefault("noc_mc_support", 1L) == 1,
            values.getOrDefault("noc_reduction_support", 1L) == 1),
        values.getOrDefault("offchip_bw_cstr", empty.offchipBandwidthElementsPerCycle()),
        values.getOrDefault("l1_size_cstr", empty.l1SizeBytes()),
        values.getOrDefault("l2_size_cstr", empty.l2SizeBytes()));
  }
}
