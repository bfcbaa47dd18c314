package org.loopwright.report;

import static org.loopwright.report.table.Column.shown;

import java.util.List;
import java.util.Locale;
import org.loopwright.cost.NestReuse;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.report.table.JsonObject;
import org.loopwright.report.table.Table;
import org.loopwright.report.table.TextRenderer;

/**
 * What a mapping costs, and where each data space is reused.
 *
 * @param cost of the mapping
 * @param reuse by data space, innermost level first
 */
public record NestReuseReport(CostReport cost, List<NestReuse> reuse) implements Report {
  public NestReuseReport {
    reuse = List.copyOf(reuse);
  }

  @Override
  public String text() {
    Table<NestReuse> table =
        Table.of(
            reuse,
            shown("data space", NestReuse::dataSpace),
            shown("level", each -> StorageLevel.withoutInternalNames(each.level())),
            shown("by", NestReuseReport::communication),
            shown("over time", each -> times(each.temporal())),
            shown("across instances below", each -> times(each.spatial())));
    return cost.text() + System.lineSeparator() + TextRenderer.render(table);
  }

  private static String communication(NestReuse reuse) {
    return reuse.isResult() ? "reduction" : "multicast";
  }

  private static String times(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  @Override
  public JsonObject json() {
    return cost.json().put("reuse", reuse.stream().map(NestReuseReport::json).toList());
  }

  private static JsonObject json(NestReuse reuse) {
    String communication = communication(reuse);
    return new JsonObject()
        .put("dataspace", reuse.dataSpace())
        .put("level", reuse.level())
        .put("temporal_" + communication, reuse.temporal())
        .put("spatial_" + communication, reuse.spatial());
  }
}
