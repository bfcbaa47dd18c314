package org.loopwright.cost.technology;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Memory on the chip, from one word to megabytes, for any class of storage.
 *
 * <p>Two structures are known: a word of flip-flops, and SRAM of the shapes of a table. What lies
 * between a single word and the smallest SRAM (32 rows and 64 bytes in the shipped table) is
 * neither: latches with a decoder, denser than flip-flops and with less around them than an SRAM.
 * Its price is the straight line of logarithms between the two, so that no size is a cliff.
 *
 * <p>A word wider than a memory should be comes from several memories of as many rows side by side.
 * Each has one address and gives its part of the word; every price is that of the ganging which is
 * cheapest for it, among 1, 2, 4, ... members whose width the table has. As rows are the same for
 * all of them, a price that grows with capacity still does. Wires from the members to what they
 * feed are the network's.
 */
final class OnChipMemory {
  private final Technology technology;
  private final SramModel table;
  private final SramQuantity quantity;

  private OnChipMemory(Technology technology, SramQuantity quantity) {
    this.technology = technology;
    table = technology.tables().sram();
    this.quantity = quantity;
  }

  /** A quantity of a memory, in the unit of the quantity; leakage is that of the whole. */
  static Estimate price(SramQuantity quantity, SramShape shape, Technology technology) {
    return new OnChipMemory(technology, quantity).cheapestGang(shape);
  }

  private Estimate cheapestGang(SramShape shape) {
    return IntStream.iterate(1, members -> members <= mostMembers(shape), members -> 2 * members)
        .filter(members -> shape.widthBits() / members <= table.widestBits())
        .mapToObj(members -> gang(shape, members))
        .min(Comparator.comparingDouble(Estimate::value))
        .orElseThrow();
  }

  /** As many as leave each a word that the table has; a word wider than that needs some anyway. */
  private int mostMembers(SramShape shape) {
    return Math.max(1, (int) Math.min(1 << 20, shape.widthBits() / table.narrowestBits()));
  }

  private Estimate gang(SramShape shape, int members) {
    SramShape member =
        new SramShape(
            shape.capacityBytes() / members,
            shape.widthBits() / members,
            (shape.banks() + members - 1) / members,
            shape.ports());
    Estimate one = member(member);
    return members == 1
        ? one
        : one.times(members).named(members + " side by side, each " + one.provenance().model());
  }

  private Estimate member(SramShape shape) {
    double smallest = shape.banks() * table.smallestBytes(shape.widthBits());
    Estimate sram = sram(shape.withCapacity(Math.max(smallest, shape.capacityBytes())));
    double word = shape.widthBits() / 8;
    if (shape.capacityBytes() >= smallest) {
      return sram;
    }
    Estimate register = registers(shape.widthBits());
    double part = Math.max(0, Math.log(shape.capacityBytes() / word) / Math.log(smallest / word));
    return register.toward(sram, part);
  }

  /** More ports never cost less, also at widths that the table has with one port only. */
  private Estimate sram(SramShape shape) {
    SramShape wide = shape.withWidth(Math.max(table.narrowestBits(), shape.widthBits()));
    Estimate ported = ofBanks(wide);
    Estimate single = ofBanks(wide.onePort());
    return ported.value() < single.value() ? single : ported;
  }

  private Estimate ofBanks(SramShape shape) {
    return quantity == SramQuantity.LEAKAGE
        ? technology.sram(quantity, shape.oneBank()).times(shape.banks())
        : technology.sram(quantity, shape);
  }

  /** A word of flip-flops, each of which is clocked once an access. */
  private Estimate registers(double bits) {
    Estimate areaUm2 = technology.arithmetic().areaUm2("register", "bit", 1).times(bits);
    Estimate one =
        switch (quantity) {
          case READ, WRITE -> technology.arithmetic().energyPj("register", "bit", 1).times(bits);
          case AREA -> areaUm2;
          case LEAKAGE -> technology.logicLeakageMw(areaUm2.value());
        };
    return one.named("flip-flops");
  }
}
