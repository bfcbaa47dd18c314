package org.loopwright.formats.timeloop;

import java.util.List;
import java.util.stream.Stream;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.ValueType;

/** Attributes of components that files carry for other tools, or that Loopwright does not model. */
final class UnmodelledAttributes {
  /**
   * For models of energy and area. Whether one of them reads it depends on the class, the
   * technology and the tables that are given, so whoever prices a design tells what had no effect.
   */
  static final List<String> OF_PRICES =
      List.of(
          "version",
          "type",
          "technology",
          "class",
          "subclass",
          "global_cycle_seconds",
          "clock_period",
          "latency",
          "action_latency_cycles",
          "activation_share",
          "has_power_gating",
          "power_gated_at",
          "update_fifo_depth",
          "multiplier_width",
          "adder_width",
          "n_rd_ports",
          "n_wr_ports",
          "n_rdwr_ports",
          "n_rw_ports",
          "enabled",
          "required_actions",
          "num_pipeline_stages",
          "exponent",
          "mantissa",
          "energy",
          "area",
          "metadata_word_bits",
          "metadata_datawidth",
          "metadata_width",
          "metadata_depth",
          "metadata_block_size",
          "metadata_storage_width",
          "metadata_storage_depth",
          "metadata_counter_width");

  /** How words reach several instances, of which one way is modelled. */
  static final List<String> NETWORK_TYPES = List.of("1:1", "1:N", "M:N");

  static final Key<String> NETWORK_TYPE =
      Key.of(
          "network_type",
          ValueType.oneOf(NETWORK_TYPES),
          "Not modelled: each network multicasts from one instance, unless no_multicast is true.");

  /** Each points at a network that the file defines by itself. */
  static final List<String> NAMES_OF_NETWORKS =
      List.of(
          "network_read",
          "network_fill",
          "network_drain",
          "network_update",
          "network_operand",
          "network_result");

  /** Would change counts or cycles if they were modelled and true. */
  static final List<Key<Boolean>> SWITCHES =
      Stream.of(
              "allow_overbooking",
              "concordant_compressed_tile_traversal",
              "tile_partition_supported",
              "decompression_supported",
              "compression_supported")
          .map(name -> Key.of(name, ValueType.FLAG, "Not modelled: true gives a warning."))
          .toList();

  private UnmodelledAttributes() {}
}
