package org.loopwright.conformance.prices;

import static org.loopwright.conformance.prices.MarkdownTable.error;

import java.util.List;
import org.loopwright.conformance.RepositoryFiles;
import org.loopwright.cost.technology.LayoutModel;
import org.loopwright.cost.technology.LayoutModel.Part;
import org.loopwright.cost.technology.Technology;
import org.loopwright.service.TechnologyLibrary;

/** Areas of chips, next to those of their parts: as cells, and with what a layout adds. */
final class PublishedAreas {
  private final TechnologyLibrary technologies =
      new TechnologyLibrary(RepositoryFiles.file("library/technology"));

  /**
   * The parts of a chip by the models.
   *
   * @param memoriesMm2 cells of memories
   * @param registersMm2 flip-flops, whose area is their own
   * @param logicMm2 cells of multipliers with their adders
   */
  record Chip(
      String name,
      Technology technology,
      double publishedMm2,
      double memoriesMm2,
      double registersMm2,
      double logicMm2) {
    double cellsMm2() {
      return memoriesMm2 + registersMm2 + logicMm2;
    }

    double laidOutMm2() {
      return factor(Part.WHOLE)
          * (memoriesMm2 * factor(Part.MEMORY) + registersMm2 + logicMm2 * factor(Part.LOGIC));
    }

    private double factor(Part part) {
      LayoutModel layout = technology.tables().layout().orElseThrow();
      return layout.factor(part).value();
    }
  }

  /** Chips that no factor was taken from. */
  List<Chip> others() {
    return List.of(
        eyeriss(),
        nvdla(2048, 512, 5.5),
        nvdla(1024, 256, 3.0),
        nvdla(512, 256, 2.3),
        nvdla(256, 256, 1.7),
        nvdla(64, 128, 0.91));
  }

  /** Next to what is published. */
  String others(List<Chip> chips) {
    MarkdownTable table =
        new MarkdownTable(
            "chip", "node", "published, mm^2", "cells", "error", "in a layout", "error");
    for (Chip chip : chips) {
      table.row(
          chip.name,
          chip.technology.name(),
          chip.publishedMm2,
          chip.cellsMm2(),
          error(chip.cellsMm2(), chip.publishedMm2),
          chip.laidOutMm2(),
          error(chip.laidOutMm2(), chip.publishedMm2));
    }
    return table.toString();
  }

  /** What the factors are: published areas over those of cells. */
  String factors() {
    MarkdownTable table = new MarkdownTable("node", "memories", "logic", "all, for what fills");
    for (String node : List.of("65nm", "45nm", "28nm", "16nm", "7nm")) {
      LayoutModel layout = technologies.find(node).tables().layout().orElseThrow();
      table.row(
          node,
          layout.factor(Part.MEMORY).value(),
          layout.factor(Part.LOGIC).value(),
          layout.factor(Part.WHOLE).value());
    }
    return table.toString();
  }

  /** Cells of the parts whose published areas make the factors, um^2: as layout.csv has them. */
  List<Double> cellsOfTheTable() {
    Technology at65 = technologies.find("65nm");
    double buffers = 18 * PricedChipPart.memory(at65, 256, 64, 1).mm2() * 1e6;
    double units = 256 * PricedChipPart.mac(at65, 16).mm2() * 1e6;
    Technology at28 = technologies.find("28nm");
    double unified = 384 * PricedChipPart.memory(at28, 256, 2048, 1).mm2() * 1e6;
    double accumulators = 256 * PricedChipPart.memory(at28, 32, 4096, 1).mm2() * 1e6;
    double matrix = 65_536 * PricedChipPart.mac(at28, 8).mm2() * 1e6;
    return List.of(buffers, units, unified + accumulators, matrix);
  }

  private Chip eyeriss() {
    Technology at65 = technologies.find("65nm");
    double flipFlopUm2 = at65.arithmetic().areaUm2("register", "bit", 1).value();
    return new Chip(
        "Eyeriss, core",
        at65,
        12.25,
        PricedChipPart.memory(at65, 64, 12_800, 25).mm2()
            + 168 * PricedChipPart.memory(at65, 16, 224, 1).mm2(),
        168 * (12 + 24) * 16 * flipFlopUm2 / 1e6,
        168 * PricedChipPart.mac(at65, 16).mm2());
  }

  private Chip nvdla(int macs, int kilobytes, double publishedMm2) {
    Technology at28 = technologies.find("28nm");
    return new Chip(
        "NVDLA, %d MACs, %d KB".formatted(macs, kilobytes),
        at28,
        publishedMm2,
        PricedChipPart.memory(at28, 512, kilobytes * 16L, 16).mm2(),
        0,
        macs * PricedChipPart.mac(at28, 8).mm2());
  }
}
