package org.loopwright.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
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
import org.loopwright.report.table.JsonObject;

/**
 * What a mapping costs as JSON, with the keys of docs/results.md, written as it is read: a batch
 * has millions.
 */
public final class CostJson {
  /** The statistics of a part, with their keys as they are written. */
  private record Numbers<R>(List<SerializableString> keys, List<Function<R, Number>> values) {
    static <R> Numbers<R> of(List<Statistic<R>> statistics) {
      return new Numbers<>(
          statistics.stream()
              .<SerializableString>map(statistic -> new SerializedString(statistic.key()))
              .toList(),
          statistics.stream().map(Statistic::value).toList());
    }

    void write(R part, JsonGenerator out) throws IOException {
      for (int i = 0; i < keys.size(); i++) {
        out.writeFieldName(keys.get(i));
        number(values.get(i).apply(part), out);
      }
    }
  }

  private static final Numbers<RunTotals> RUN = Numbers.of(ResultStatistics.RUN);
  private static final Numbers<ComputeCost> ARITHMETIC = Numbers.of(ResultStatistics.ARITHMETIC);
  private static final Numbers<StorageCost> STORAGE = Numbers.of(ResultStatistics.STORAGE);
  private static final Numbers<DataSpaceCost> DATA_SPACE = Numbers.of(ResultStatistics.DATA_SPACE);
  private static final Numbers<NetworkCost> NETWORK = Numbers.of(ResultStatistics.NETWORK);
  private static final Numbers<TransferCounts> TRANSFERS = Numbers.of(ResultStatistics.TRANSFERS);

  /** Whole numbers below are written with all digits, others with an exponent. */
  private static final double MAX_WHOLE = 1e7;

  private final JsonGenerator out;

  private CostJson(JsonGenerator out) {
    this.out = out;
  }

  /**
   * Writes the keys and values of a verdict into the object that is open.
   *
   * @param billed whether it has the bill, if the mapping runs
   */
  public static void write(Verdict verdict, boolean billed, JsonGenerator out) throws IOException {
    CostJson json = new CostJson(out);
    if (verdict instanceof Verdict.Valid valid) {
      json.valid(valid.evaluation(), billed);
    } else {
      json.invalid(((Verdict.Invalid) verdict).violation());
    }
  }

  private void valid(Evaluation evaluation, boolean billed) throws IOException {
    out.writeBooleanField("valid", true);
    RUN.write(evaluation, out);
    out.writeArrayFieldStart("levels");
    compute(evaluation.compute());
    for (StorageCost level : evaluation.storage()) {
      storage(level);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("networks");
    for (NetworkCost network : evaluation.networks()) {
      network(network);
    }
    out.writeEndArray();
    if (billed) {
      out.writeFieldName("bill");
      JsonObject.write(PriceReport.billLines(evaluation.bill()), out);
    }
  }

  private void invalid(Violation violation) throws IOException {
    out.writeBooleanField("valid", false);
    out.writeStringField("reason", violation.toString());
    out.writeObjectFieldStart("violation");
    out.writeStringField("rule", violation.reason().label());
    out.writeStringField("level", violation.level());
    out.writeNumberField("need", violation.need());
    out.writeNumberField("limit", violation.limit());
    out.writeEndObject();
  }

  private void compute(ComputeCost compute) throws IOException {
    out.writeStartObject();
    out.writeStringField("name", compute.name());
    out.writeStringField("kind", "arithmetic");
    ARITHMETIC.write(compute, out);
    out.writeEndObject();
  }

  private void storage(StorageCost storage) throws IOException {
    out.writeStartObject();
    out.writeStringField("name", storage.name());
    out.writeStringField("kind", "storage");
    STORAGE.write(storage, out);
    dataSpaces(DATA_SPACE, storage.dataSpaces());
    out.writeEndObject();
  }

  private void network(NetworkCost cost) throws IOException {
    out.writeStartObject();
    out.writeStringField("outer", cost.counts().outer());
    out.writeStringField("inner", cost.counts().inner());
    NETWORK.write(cost, out);
    dataSpaces(TRANSFERS, cost.counts().dataSpaces());
    out.writeEndObject();
  }

  private <R> void dataSpaces(Numbers<R> numbers, Map<String, R> rows) throws IOException {
    out.writeObjectFieldStart("dataspaces");
    for (Map.Entry<String, R> row : rows.entrySet()) {
      out.writeObjectFieldStart(row.getKey());
      numbers.write(row.getValue(), out);
      out.writeEndObject();
    }
    out.writeEndObject();
  }

  private static void number(Number number, JsonGenerator out) throws IOException {
    double real = number.doubleValue();
    if (number instanceof Long || number instanceof Integer) {
      out.writeNumber(number.longValue());
    } else if (real >= 1 && real < MAX_WHOLE && real == (long) real) {
      out.writeNumber((long) real + ".0"); // as doubles are written, without their slow way
    } else if (real == 0 && 1 / real > 0) {
      out.writeNumber("0.0");
    } else if (Double.isFinite(real)) {
      out.writeNumber(real);
    } else {
      out.writeNull();
    }
  }
}
