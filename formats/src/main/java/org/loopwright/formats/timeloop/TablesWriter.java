package org.loopwright.formats.timeloop;

import java.util.LinkedHashMap;
import java.util.Map;
import org.loopwright.cost.technology.PriceList;
import org.loopwright.cost.technology.UnitPrice;
import org.loopwright.formats.document.write.YamlText;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Mesh;

/**
 * Writes prices as {@code ERT} (pJ) and {@code ART} (um^2) in the layout of Accelergy, version 0.4.
 * Wires, address generators and adders, which that layout does not know, are actions of the storage
 * that they belong to, and the area of adders is part of its area; {@link CostTableCodec} reads all
 * of it back to the same numbers.
 */
public final class TablesWriter {
  private TablesWriter() {}

  public static String yaml(Architecture architecture, PriceList prices) {
    Map<String, String> paths = paths(architecture);
    StringBuilder ert = new StringBuilder("ERT:\n  version: '0.4'\n  tables:\n");
    StringBuilder art = new StringBuilder("ART:\n  version: '0.4'\n  tables:\n");
    paths.forEach(
        (component, path) -> {
          ert.append("  - name: ").append(YamlText.scalar(path)).append("\n    actions:\n");
          for (UnitPrice price : prices.prices()) {
            if (price.component().equals(component) && !price.isArea()) {
              ert.append(action(price));
            }
          }
          art.append("  - {name: ").append(YamlText.scalar(path)).append(", area: ");
          art.append(area(prices, component)).append("}\n");
        });
    return ert.append(art).toString();
  }

  private static double area(PriceList prices, String component) {
    return prices.value(component, UnitPrice.AREA) + prices.value(component, UnitPrice.ADDER_AREA);
  }

  private static String action(UnitPrice price) {
    return "    - {name: %s, arguments: {}, energy: %s}  # %s%n"
        .formatted(
            YamlText.scalar(price.item()),
            price.value(),
            price.provenance().toString().replaceAll("\\s+", " "))
        .replace(System.lineSeparator(), "\n");
  }

  /** The full name of each component, outermost first. */
  private static Map<String, String> paths(Architecture architecture) {
    Map<String, String> paths = new LinkedHashMap<>();
    for (int level = architecture.storage().size() - 1; level >= 0; level--) {
      String name = architecture.storage().get(level).name();
      paths.put(name, path(architecture, name, architecture.storage().get(level).mesh()));
    }
    String compute = architecture.compute().name();
    paths.put(compute, path(architecture, compute, architecture.compute().mesh()));
    return paths;
  }

  private static String path(Architecture architecture, String name, Mesh mesh) {
    return "%s.%s[1..%d]".formatted(architecture.name(), name, mesh.instances());
  }
}
