package org.loopwright.conformance.prices;

import static org.loopwright.conformance.prices.MarkdownTable.error;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.loopwright.conformance.RepositoryFiles;
import org.loopwright.cost.technology.ArithmeticModel;
import org.loopwright.cost.technology.Technology;
import org.loopwright.formats.technology.TechnologyReader;
import org.loopwright.service.TechnologyLibrary;

/** The tables of docs/prices.md that compare computed prices with published ones. */
final class PublishedPrices {
  static final List<String> NODES = List.of("65nm", "45nm", "28nm", "16nm", "7nm");
  private static final Path FOLDER = RepositoryFiles.file("library/technology");
  private static final Path COMMON = FOLDER.resolve("common");
  private static final Set<String> OPERATIONS = Set.of("add", "mult");

  private final TechnologyLibrary technologies = new TechnologyLibrary(FOLDER);

  private Technology at(String node) {
    return technologies.find(node);
  }

  /** 65 nm by the tables of all nodes, without Eyeriss' relative energies. */
  private static Technology tabled65() {
    return TechnologyReader.read(FOLDER.resolve("45nm"), COMMON, OptionalDouble.of(65));
  }

  /** The largest step from a size to the next, 16-bit words, from 8 words to 2 MiB. */
  String steps() {
    MarkdownTable table = new MarkdownTable("node", "read", "write", "leakage", "area");
    for (String node : NODES) {
      double[] worst = new double[4];
      double[] last = prices(node, 8);
      for (long rows = 9; rows < 1 << 20; rows += rows < 600 ? 1 : rows / 10) {
        double[] now = prices(node, rows);
        for (int i = 0; i < worst.length; i++) {
          worst[i] = Math.max(worst[i], now[i] / last[i]);
        }
        last = now;
      }
      table.row(
          node, error(worst[0], 1), error(worst[1], 1), error(worst[2], 1), error(worst[3], 1));
    }
    return table.toString();
  }

  private double[] prices(String node, long rows) {
    PricedChipPart memory = PricedChipPart.memory(at(node), 16, rows, 1);
    return new double[] {memory.pj("read"), memory.pj("write"), memory.pj("leak"), memory.mm2()};
  }

  /** Energies of 16 bits relative to a MAC. */
  String eyeriss() {
    Technology tables = tabled65();
    Technology relative = at("65nm");
    double mac = PricedChipPart.mac(tables, 16).pj("compute");
    double relativeMac = PricedChipPart.mac(relative, 16).pj("compute");
    MarkdownTable table =
        new MarkdownTable("what", "published", "`65nm`", "from the tables", "pJ of 16 bits");
    double file = PricedChipPart.memory(tables, 16, 256, 1).pj("read");
    table.row(
        "register file of 0.5 KB",
        1,
        PricedChipPart.memory(relative, 16, 256, 1).pj("read") / relativeMac,
        file / mac,
        file);
    double hop = tables.hopPj(16, 1.5e3 * 1.5e3).value();
    table.row(
        "link between PEs, 1.5 mm",
        2,
        relative.hopPj(16, 1.5e3 * 1.5e3).value() / relativeMac,
        hop / mac,
        hop);
    double buffer = PricedChipPart.memory(tables, 64, 12_800, 1).pj("read") / 4;
    table.row(
        "buffer of 100 KB, 64 bits an access",
        6,
        PricedChipPart.memory(relative, 64, 12_800, 1).pj("read") / 4 / relativeMac,
        buffer / mac,
        buffer);
    for (String type : List.of("LPDDR3", "DDR3")) {
      double dram = PricedChipPart.dram(tables, 16, type).pj("read");
      table.row("DRAM, " + type, 200, 200, dram / mac, dram);
    }
    return table.row("MAC", 1, 1, 1, mac).toString();
  }

  /** Small memories by the line of the model, and as flip-flops with multiplexers and wires. */
  String smallMemories() {
    MarkdownTable table =
        new MarkdownTable("node", "words of 16 bits", "model, pJ", "flip-flop array, pJ", "error");
    for (String node : List.of("45nm", "28nm", "16nm", "7nm")) {
      for (int words : new int[] {4, 12, 32, 64, 256}) {
        double model = PricedChipPart.memory(at(node), 16, words, 1).pj("read");
        double array = flipFlopArrayPj(at(node), 16, words);
        table.row(node, words, model, array, error(model, array));
      }
    }
    return table.toString();
  }

  /** A clocked word, a gate for each bit of the address, and wires across the array. */
  private static double flipFlopArrayPj(Technology technology, int bits, int words) {
    ArithmeticModel cells = technology.arithmetic();
    double um2 =
        cells.areaUm2("register", "bit", 1).value() * bits * words
            + cells.areaUm2("bitwise", "int", bits).value() * (words - 1);
    return cells.energyPj("register", "bit", 1).value() * bits
        + cells.energyPj("bitwise", "int", bits).value() * Math.log(words) / Math.log(2)
        + technology.hopPj(bits, um2).value();
  }

  /** Operations that other sources have than those in use. */
  String arithmetic() {
    MarkdownTable table =
        new MarkdownTable("node", "operation", "bits", "published, pJ", "model", "error", "source");
    for (CSVRecord row : rows("arithmetic.csv")) {
      boolean other = row.get("use").isEmpty() && !row.get("energy_pj").isEmpty();
      boolean known =
          OPERATIONS.contains(row.get("op")) && Set.of("int", "fp").contains(row.get("format"));
      boolean oneClock = Set.of("", "1").contains(row.get("clock_ns"));
      if (other && known && oneClock) {
        double published = Double.parseDouble(row.get("energy_pj"));
        double model =
            at(row.get("node_nm") + "nm")
                .arithmetic()
                .energyPj(row.get("op"), row.get("format"), Double.parseDouble(row.get("bits")))
                .value();
        table.row(
            row.get("node_nm") + " nm",
            row.get("format") + " " + row.get("op"),
            row.get("bits"),
            published,
            model,
            error(model, published),
            shortened(row.get("source")));
      }
    }
    return table.toString();
  }

  /** Wires of others than CACTI, at nodes of 65 nm and below. */
  String wires() {
    MarkdownTable table =
        new MarkdownTable("node", "published, fJ/bit/mm", "model", "error", "source");
    for (CSVRecord row : rows("wire.csv")) {
      String energy = row.get("energy_fj_per_random_bit_mm");
      if (!energy.isEmpty()
          && Integer.parseInt(row.get("node_nm")) <= 65
          && !row.get("source").contains("CACTI")) {
        double published = Double.parseDouble(energy);
        double model = at(row.get("node_nm") + "nm").tables().wire().perBitMmFj().value();
        table.row(
            row.get("node_nm") + " nm",
            published,
            model,
            error(model, published),
            shortened(row.get("source")));
      }
    }
    return table.toString();
  }

  /** Types of DRAM with a figure in use, and what others say. */
  String dram() {
    MarkdownTable table =
        new MarkdownTable("type", "read, pJ/bit", "write", "opening rows", "others, pJ/bit");
    List<CSVRecord> all = rows("dram.csv");
    for (CSVRecord row : all) {
      if (row.get("use").equals("yes")) {
        List<String> others = new ArrayList<>();
        for (CSVRecord other : all) {
          if (other.get("type").equals(row.get("type"))
              && other.get("use").isEmpty()
              && !other.get("energy_pj_per_bit").isEmpty()) {
            others.add(other.get("energy_pj_per_bit") + " (" + other.get("scope") + ")");
          }
        }
        String type = row.get("type");
        String opening = row.get("activation_pj_per_bit");
        table.row(
            type,
            PricedChipPart.dram(at("45nm"), 1, type).pj("read"),
            PricedChipPart.dram(at("45nm"), 1, type).pj("write"),
            opening.isEmpty() ? "not told" : opening,
            String.join("; ", others));
      }
    }
    return table.toString();
  }

  private static String shortened(String source) {
    String first = source.split(" \\(|; |, via| as used")[0];
    return first.length() > 70 ? first.substring(0, 70) + "..." : first;
  }

  private static List<CSVRecord> rows(String file) {
    CSVFormat format = CSVFormat.Builder.create().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(COMMON.resolve(file), StandardCharsets.UTF_8, format)) {
      return parser.getRecords();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
