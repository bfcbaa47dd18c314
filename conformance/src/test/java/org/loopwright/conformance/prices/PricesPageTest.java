package org.loopwright.conformance.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.loopwright.conformance.RepositoryFiles;

/** Holds docs/prices.md to what the models give; {@code -Dgolden.update} writes it again. */
@Tag("slow")
final class PricesPageTest {
  private static final Path PAGE = RepositoryFiles.file("docs/prices.md");

  private static final PublishedPrices PRICES = new PublishedPrices();
  private static final PublishedAreas AREAS = new PublishedAreas();
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
  void areasInALayoutAreWithinThirtyPercentOfChipsThatSetNoFactor() {
    for (PublishedAreas.Chip chip : AREAS.others()) {
      if (!chip.name().contains("64 MACs")) {
        assertThat(chip.laidOutMm2() / chip.publishedMm2()).as(chip.name()).isBetween(0.7, 1.3);
      }
    }
  }

  /** Else a factor would have an error of the cells in it. */
  @Test
  void cellsOfTheLayoutTableAreThoseOfTheModels() {
    List<Double> typed = List.of(316_882.0, 433_831.0, 36_782_706.0, 10_109_061.0);
    for (int i = 0; i < typed.size(); i++) {
      assertThat(AREAS.cellsOfTheTable().get(i)).isCloseTo(typed.get(i), withinPercentage(0.5));
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

        Tables have bare cells: arrays as CACTI packs them, operators as synthesis leaves them. Of a chip they
        are a fifth. A layout adds what compiled memories have around them, registers of operands and sums,
        sequencing, clocks, and rows that nothing fills. How much, two chips tell that published the areas of
        their parts (`layout.csv`): DianNao at 65 nm (ASPLOS 2014, Table 6, place and route) and the first TPU at
        28 nm (ISCA 2017, Figure 2, shares of the die). A factor is the published area of a part over that of
        its cells by the models here, and lies between the two at nodes between; beyond them the nearest holds, which
        is less sure. `estimate` tells the area of a design in a layout in this way; `area_um2` of results, and the
        length of hops, are those of cells, and so are the areas that a table gives, which are taken as they are.

        %s
        Chips that no factor was taken from. Eyeriss (JSSC 2017; ISSCC 2016 says which scratchpads are registers, which
        are counted as flip-flops) lacks the control of its PEs, routers and the codec here; the model is below, and
        within 30 %%. NVDLA is the estimate in NVIDIA's primer (nvdla.org), which leaves out what a layout does not
        fill; four of five are within 30 %%, and the least, with the same post-processing, pooling and DMA units around
        64 MACs, is not: no component here describes those. Figures of papers are copied from memory; the parts of
        DianNao add up to its total.

        %s
        ## Register files of a PE

        Figure 13 of Parashar et al. (ISPASS 2019): Eyeriss with one register file for all data, with a
        register of one word inside it, and with three register files. They find both better in energy on every
        layer, by over 40 %% on convolutions. Ours is a layer of 331,776 MACs on 12 PEs, so small that off-chip memory
        takes most of the energy: the sign is the paper's, and about a third is saved on the chip.

        %s
        Layers of AlexNet at 16 nm, with 256 PEs and a buffer of 128 KB, the best of 30,000 samples each. The paper's
        40 %% are of a DRAM and memories that it does not print; here LPDDR4 takes the share in the last column,
        which is the same for all three.

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
            AREAS.factors(),
            AREAS.others(AREAS.others()),
            FIGURES.hierarchies(),
            FIGURES.wholeLayers(),
            FIGURES.scaled());
  }
}
