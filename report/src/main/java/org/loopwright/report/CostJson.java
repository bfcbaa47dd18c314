package org.loopwright.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.loopwright.cost.ComputeCost;
import org.loopwright.cost.DataSpaceCost;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.NetworkCost;
import org.loopwright.cost.RunTotals;
import org.loopwright.cost.StorageCost;
import org.loopwright.cost.Verdict;
import org.loopwright.cost.Violation;
import org.loopwright.cost.statistic.ResultStatistics;
import org.loopwright.cost.statistic.Statistic;
import org.loopwright.model.count.TransferCounts;
import org.loopwright.report.table.JsonBytes;
import org.loopwright.report.table.JsonObject;

/**
 * What a mapping costs as JSON, with the keys of docs/results.md, written as it is read: a batch
 * has millions.
 */
public final class CostJson {
  /** The statistics of a part, with their keys as they are written. */
  private static final class Numbers<R> {
    private final byte[][] keys;
    private final List<Function<R, Number>> values;

    /**
     * The statistics of a part.
     *
     * @param first the object's first key, where it is one of these
     */
    Numbers(List<Statistic<R>> statistics, String first) {
      keys =
          statistics.stream()
              .map(Statistic::key)
              .map(key -> key.equals(first) ? JsonBytes.key(key) : JsonBytes.nextKey(key))
              .toArray(byte[][]::new);
      values = statistics.stream().map(Statistic::value).toList();
    }

    Numbers(List<Statistic<R>> statistics) {
      this(statistics, "");
    }

    void write(R part, JsonBytes out) {
      for (int i = 0; i < keys.length; i++) {
        out.raw(keys[i]);
        Number number = values.get(i).apply(part);
        if (number instanceof Double real) {
          out.number(real.doubleValue());
        } else {
          out.number(number.longValue());
        }
      }
    }
  }

  private static final Numbers<RunTotals> RUN = new Numbers<>(ResultStatistics.RUN);
  private static final Numbers<ComputeCost> ARITHMETIC = new Numbers<>(ResultStatistics.ARITHMETIC);
  private static final Numbers<StorageCost> STORAGE = new Numbers<>(ResultStatistics.STORAGE);
  private static final Numbers<DataSpaceCost> DATA_SPACE =
      new Numbers<>(ResultStatistics.DATA_SPACE, ResultStatistics.DATA_SPACE.get(0).key());
  private static final Numbers<NetworkCost> NETWORK = new Numbers<>(ResultStatistics.NETWORK);
  private static final Numbers<TransferCounts> TRANSFERS =
      new Numbers<>(ResultStatistics.TRANSFERS, ResultStatistics.TRANSFERS.get(0).key());

  private static final JsonFactory JSON =
      new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private static final byte[] VALID = JsonBytes.ascii("\"valid\":true");
  private static final byte[] INVALID = JsonBytes.ascii("\"valid\":false,\"reason\":");
  private static final byte[] RULE = JsonBytes.ascii(",\"violation\":{\"rule\":");
  private static final byte[] LEVEL = JsonBytes.nextKey("level");
  private static final byte[] NEED = JsonBytes.nextKey("need");
  private static final byte[] LIMIT = JsonBytes.nextKey("limit");
  private static final byte[] LEVELS = JsonBytes.ascii(",\"levels\":[{\"name\":");
  private static final byte[] KIND_ARITHMETIC = JsonBytes.ascii(",\"kind\":\"arithmetic\"");
  private static final byte[] NEXT_LEVEL = JsonBytes.ascii("},{\"name\":");
  private static final byte[] KIND_STORAGE = JsonBytes.ascii(",\"kind\":\"storage\"");
  private static final byte[] NETWORKS = JsonBytes.ascii("}],\"networks\":[");
  private static final byte[] OUTER = JsonBytes.ascii("{\"outer\":");
  private static final byte[] INNER = JsonBytes.nextKey("inner");
  private static final byte[] DATA_SPACES = JsonBytes.ascii(",\"dataspaces\":{");
  private static final byte[] COLON = JsonBytes.ascii(":{");
  private static final byte[] COMMA = JsonBytes.ascii(",");
  private static final byte[] END = JsonBytes.ascii("}");
  private static final byte[] END_OF_LIST = JsonBytes.ascii("]");
  private static final byte[] BILL = JsonBytes.nextKey("bill");

  private final JsonBytes out;

  private CostJson(JsonBytes out) {
    this.out = out;
  }

  /**
   * Writes the keys and values of a verdict into the object that is open.
   *
   * @param billed whether it has the bill, if the mapping runs
   */
  public static void write(Verdict verdict, boolean billed, JsonBytes out) {
    CostJson json = new CostJson(out);
    if (verdict instanceof Verdict.Valid valid) {
      json.valid(valid.evaluation(), billed);
    } else {
      json.invalid(((Verdict.Invalid) verdict).violation());
    }
  }

  /** The same as an object, with the bill. */
  static JsonObject of(Verdict verdict) {
    JsonBytes out = new JsonBytes();
    out.write('{');
    write(verdict, true, out);
    out.raw(END);
    return JsonObject.parsed(out.toByteArray());
  }

  private void valid(Evaluation evaluation, boolean billed) {
    out.raw(VALID);
    RUN.write(evaluation, out);
    out.raw(LEVELS);
    compute(evaluation.compute());
    for (StorageCost level : evaluation.storage()) {
      out.raw(NEXT_LEVEL);
      storage(level);
    }
    out.raw(NETWORKS);
    boolean first = true;
    for (NetworkCost network : evaluation.networks()) {
      separate(first);
      network(network);
      first = false;
    }
    out.raw(END_OF_LIST);
    if (billed) {
      out.raw(BILL);
      bill(evaluation);
    }
  }

  private void bill(Evaluation evaluation) {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      JsonObject.write(PriceReport.billLines(evaluation.bill()), json);
    } catch (IOException impossible) {
      throw new UncheckedIOException("bytes in memory can always be written", impossible);
    }
  }

  private void invalid(Violation violation) {
    out.raw(INVALID);
    out.text(violation.toString());
    out.raw(RULE);
    out.text(violation.reason().label());
    out.raw(LEVEL);
    out.text(violation.level());
    out.raw(NEED);
    out.number(violation.need());
    out.raw(LIMIT);
    out.number(violation.limit());
    out.raw(END);
  }

  private void compute(ComputeCost compute) {
    out.text(compute.name());
    out.raw(KIND_ARITHMETIC);
    ARITHMETIC.write(compute, out);
  }

  private void storage(StorageCost storage) {
    out.text(storage.name());
    out.raw(KIND_STORAGE);
    STORAGE.write(storage, out);
    dataSpaces(DATA_SPACE, storage.dataSpaces());
  }

  private void network(NetworkCost cost) {
    out.raw(OUTER);
    out.text(cost.counts().outer());
    out.raw(INNER);
    out.text(cost.counts().inner());
    NETWORK.write(cost, out);
    dataSpaces(TRANSFERS, cost.counts().dataSpaces());
    out.raw(END);
  }

  private <R> void dataSpaces(Numbers<R> numbers, Map<String, R> rows) {
    out.raw(DATA_SPACES);
    boolean first = true;
    for (Map.Entry<String, R> row : rows.entrySet()) {
      separate(first);
      out.text(row.getKey());
      out.raw(COLON);
      numbers.write(row.getValue(), out);
      out.raw(END);
      first = false;
    }
    out.raw(END);
  }

  private void separate(boolean first) {
    if (!first) {
      out.raw(COMMA);
    }
  }
}
