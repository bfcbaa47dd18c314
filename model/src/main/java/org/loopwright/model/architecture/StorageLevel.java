package org.loopwright.model.architecture;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.loopwright.model.diagnostics.Require;

/**
 * One level of the memory hierarchy; all its instances are alike.
 *
 * @param componentClass what is built there, such as {@code SRAM}, {@code DRAM} or {@code regfile}
 * @param mesh number and layout of all instances
 * @param energy what the architecture says of the energy of its accesses
 * @param network the network to the next inner level
 */
public record StorageLevel(
    String name,
    String componentClass,
    Mesh mesh,
    Capacity capacity,
    Memory memory,
    Bandwidth bandwidth,
    StatedAccessEnergy energy,
    NetworkAttributes network) {
  /** Class of the levels that readers put where nodes fan out. */
  public static final String FANOUT_CLASS = "dummy_storage";

  private static final Pattern FANOUT_NAME = Pattern.compile("\\binter_([\\w.-]+)_spatial\\b");

  public StorageLevel {
    Require.notBlank(name, "name of a storage level");
    requireNonNull(componentClass, "componentClass");
    requireNonNull(mesh, "mesh");
    requireNonNull(bandwidth, "bandwidth");
    requireNonNull(energy, "energy");
    requireNonNull(network, "network");
    memory.requireValid(name, mesh);
    capacity.requireValid(name);
  }

  /** Whether a component class is off-chip memory, which does not accumulate in place. */
  public static boolean isDram(String componentClass) {
    return componentClass.contains("DRAM");
  }

  /**
   * Whether the level is none of the design's own: a place without room that readers put where
   * nodes fan out, for the spatial loops there. Reports for people leave it out.
   */
  public boolean isInternal() {
    return componentClass.equals(FANOUT_CLASS) && isInternal(name);
  }

  /** Whether it is the name of such a level. */
  public static boolean isInternal(String level) {
    return FANOUT_NAME.matcher(level).matches();
  }

  /**
   * A text for people: such levels are called by the node before which they lie, where users state
   * what is asked of them.
   */
  public static String withoutInternalNames(String text) {
    return FANOUT_NAME.matcher(text).replaceAll("$1");
  }

  /**
   * Starts a level with one-word blocks of 16-bit words, two banks of two ports, and no limits. It
   * accumulates in place unless it is DRAM; its network is free and as wide as its words.
   */
  public static Builder builder(String name, String componentClass, Mesh mesh) {
    return new Builder(name, componentClass, mesh);
  }

  /** Starts a level like this one. */
  public Builder toBuilder() {
    return new Builder(name, componentClass, mesh)
        .capacityWords(capacity.words())
        .multipleBuffering(capacity.multipleBuffering())
        .minUtilization(capacity.minUtilization())
        .wordBits(memory.wordBits())
        .widths(memory.widths())
        .blockWords(memory.blockWords())
        .clusterSize(memory.clusterSize())
        .banks(memory.banks())
        .ports(memory.ports())
        .reductionSupported(memory.reductionSupported())
        .elideFirstRead(memory.elideFirstRead())
        .zeroGating(memory.zeroGating())
        .bandwidth(bandwidth)
        .energy(energy)
        .network(network);
  }

  /** Number of clusters of the whole level. */
  public long clusters() {
    return mesh.instances() / memory.clusterSize();
  }

  /** Collects the attributes of a level; {@link #build} checks them. */
  public static final class Builder {
    private final String name;
    private final String componentClass;
    private Mesh mesh;
    private OptionalLong capacityWords = OptionalLong.empty();
    private double multipleBuffering = 1;
    private double minUtilization;
    private int wordBits = 16;
    private WordWidths widths = WordWidths.ALIKE;
    private long blockWords = 1;
    private long clusterSize = 1;
    private int banks = 2;
    private int ports = 2;
    private boolean reductionSupported;
    private boolean elideFirstRead = true;
    private boolean zeroGating;
    private Bandwidth bandwidth = Bandwidth.UNLIMITED;
    private StatedAccessEnergy energy = StatedAccessEnergy.NONE;
    private NetworkAttributes network;

    private Builder(String name, String componentClass, Mesh mesh) {
      this.name = name;
      this.componentClass = componentClass;
      this.mesh = mesh;
      reductionSupported = !isDram(componentClass);
    }

    public Builder mesh(Mesh instances) {
      mesh = instances;
      return this;
    }

    public Builder capacityWords(OptionalLong words) {
      capacityWords = words;
      return this;
    }

    public Builder capacityWords(long words) {
      return capacityWords(OptionalLong.of(words));
    }

    public Builder multipleBuffering(double copies) {
      multipleBuffering = copies;
      return this;
    }

    public Builder minUtilization(double part) {
      minUtilization = part;
      return this;
    }

    public Builder wordBits(int bits) {
      wordBits = bits;
      return this;
    }

    public Builder widths(WordWidths others) {
      widths = others;
      return this;
    }

    public Builder blockWords(long words) {
      blockWords = words;
      return this;
    }

    public Builder clusterSize(long instances) {
      clusterSize = instances;
      return this;
    }

    public Builder banks(int number) {
      banks = number;
      return this;
    }

    public Builder ports(int number) {
      ports = number;
      return this;
    }

    public Builder reductionSupported(boolean supported) {
      reductionSupported = supported;
      return this;
    }

    public Builder zeroGating(boolean gated) {
      zeroGating = gated;
      return this;
    }

    public Builder elideFirstRead(boolean elided) {
      elideFirstRead = elided;
      return this;
    }

    public Builder energy(StatedAccessEnergy stated) {
      energy = stated;
      return this;
    }

    public Builder bandwidth(Bandwidth limits) {
      bandwidth = limits;
      return this;
    }

    public Builder network(NetworkAttributes attributes) {
      network = attributes;
      return this;
    }

    public StorageLevel build() {
      return new StorageLevel(
          name,
          componentClass,
          mesh,
          new Capacity(capacityWords, multipleBuffering, minUtilization),
          new Memory(
              wordBits,
              widths,
              blockWords,
              clusterSize,
              banks,
              ports,
              reductionSupported,
              elideFirstRead,
              zeroGating),
          bandwidth,
          energy,
          network == null ? NetworkAttributes.free(wordBits) : network);
    }
  }
}
