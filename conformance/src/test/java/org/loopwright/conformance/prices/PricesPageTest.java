package org.loopwright.conformance.prices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.loopwright.conformance.RepositoryFiles;

/** Holds docs/prices.md to what the models give; {@code -Dgolden.update} writes it again. */
@Tag("slow")
final class PricesPageTest {
  private static final Path PAGE = RepositoryFiles.file("docs/prices.md");

  private static final PublishedPrices PRICES = new PublishedPrices();
  private static final PaperFigures FIGURES = new PaperFigures();

  @Test
  void thePageIsWhatTheModelsGive() throws IOException {
    String page = page();
    if (System.getProperty("golden.update") != null) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE).lines()).containsExactlyElementsOf(page.lines().toList());
  }

  /** Both save in the paper, too, on every workload. */
  @Test
  void smallerRegisterFilesInsideOrBesideSaveEnergy() {
    for (String node : new String[] {"65nm", "16nm"}) {
      PaperFigures.Energy shared = FIGURES.energy("eyeriss-shared.yaml", "convolution.yaml", node);
      for (String variant : new String[] {"register", "partitioned"}) {
        PaperFigures.Energy other =
            FIGURES.energy("eyeriss-" + variant + ".yaml", "convolution.yaml", node);
        assertThat(other.pj()).as("%s %s", variant, node).isLessThan(shared.pj());
        assertThat(other.onChipPj()).as("%s %s", variant, node).isLessThan(0.8 * shared.onChipPj());
      }
    }
  }

  @Test
  void scaledDianNaoTakesLessEnergy() {
    for (String node : new String[] {"45nm", "16nm"}) {
      assertThat(FIGURES.energy("diannao-32.yaml", "deep-convolution.yaml", node).pj())
          .as(node)
          .isLessThan(FIGURES.energy("diannao-16.yaml", "deep-convolution.yaml", node).pj());
    }
  }

  private String page() {
    return """
        # Computed prices next to published ones

        Written by a test, which also holds this page to the code:

            mvn -q -Dfast -pl conformance -am test -Dtest=PricesPageTest -Dgolden.update \\
                -Dsurefire.failIfNoSpecifiedTests=false

        How each price is worked out is in [technology.md](technology.md), where larger memories are compared, too.
        Nothing here was used to set a parameter, unless a table says so. An error is our figure over the published
        one, less 1.

        ## No cliffs

        The largest rise of a price from one size to the next: memories with 16-bit words, row by row from 8 to 600
        rows, by tenths from there to 2 MiB (a tenth more rows is +10 %% of capacity).

        %s
        ## Eyeriss, 65 nm

        Energies of 16 bits relative to a MAC, published by Chen, Emer and Sze (ISCA 2016, Table IV). The
        technology `65nm` has them as its data; *from the tables* is what the models give at 65 nm that do
        without them. The published DRAM is of a whole system; LPDDR3 is the device alone.

        %s
        ## Small memories

        What the model says between a word of flip-flops and the smallest SRAM, next to an array of flip-flops
        worked out by its parts: a clocked word, a gate of a multiplexer for each bit of the address, and wires
        as long as the array. The model does not know the second. From 32 words on it is the SRAM of the table.

        %s
        ## Arithmetic

        Operations of sources other than those in use (45 nm, Horowitz; scaled by Stillmaker and Baas).

        %s
        ## Wires

        A bit of random data over a millimetre. The figures in use were chosen from these rows below 45 nm and from
        CACTI above (`wire_choice.csv`).

        %s
        ## DRAM

        In use, and what other sources say of the same type. Types are not measured alike; see
        `dram.csv`.

        %s
        ## Areas

        Compared are memories, registers and MACs. Chips have more: networks, control, address
        generators, other functions, pads of the floorplan that nothing fills. So models must be below, and they are,
        by three quarters: **areas are not within 30 %% of a chip**. They may serve to compare memories with each
        other. Most of it is in logic: a MAC of NVDLA takes some 1,400 um^2 from one row of its table to the next
        (512 to 1024 MACs with the same buffer), with its operand registers, sequencing and post-processing; its bare
        8-bit multiplier and 32-bit adder take 154 um^2 here.
        Eyeriss' core is from memory of the paper; NVDLA is the estimate of synthesis in NVIDIA's primer (nvdla.org).

        %s
        ## Register files of a PE

        Figure 13 of Parashar et al. (ISPASS 2019): Eyeriss with one register file for all data, with a
        register of one word inside it, and with three register files. They find both better in energy on every
        layer, by over 40 %% on convolutions. Ours is a layer of 331,776 MACs on 12 PEs, so small that off-chip memory
        takes most of the energy: the sign is the paper's, and about a third is saved on the chip. Of whole layers
        of AlexNet at 16 nm (256 PEs, best mapping within 25 s) the register saves 18 %% (conv2), 11 %% and 10 %%
        (conv3, conv5), the partition 22 %%, 13 %% and 13 %%; on the chip 28, 26 and 27 %%, and 34, 31 and 34 %%. That
        is less than 40 %%: LPDDR4 takes 36 to 62 %% of our energy, which is the same for all three.

        %s
        ## DianNao scaled

        Figure 14 of the same paper: with 1024 multipliers DianNao takes less energy than with 256, as more of
        them share an input and add up a partial sum. The wide buffers are gangs of memories. (Not so with the
        technology `65nm`, whose link of 1 to 2 mm between Eyeriss' PEs is charged between multipliers 40 um apart.)

        %s"""
        .formatted(
            PRICES.steps(),
            PRICES.eyeriss(),
            PRICES.smallMemories(),
            PRICES.arithmetic(),
            PRICES.wires(),
            PRICES.dram(),
            PRICES.areas(),
            FIGURES.hierarchies(),
            FIGURES.scaled());
  }
}
