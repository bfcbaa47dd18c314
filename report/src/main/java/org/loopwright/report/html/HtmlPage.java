package org.loopwright.report.html;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.loopwright.model.diagnostics.VisibleText;
import org.loopwright.report.table.JsonObject;

/**
 * A page that stands alone.
 *
 * @param title of the window
 * @param version version of this program
 * @param code names of the modules that make the page of the data, the last one starts
 * @param data what the page shows
 */
record HtmlPage(String title, String version, List<String> code, JsonObject data) {
  private static final Pattern SLOT = Pattern.compile("\\$\\{(\\w+)}");

  HtmlPage {
    requireNonNull(title, "title");
    requireNonNull(version, "version");
    code = List.copyOf(code);
    requireNonNull(data, "data");
  }

  /** The whole file. */
  String text() {
    Map<String, String> slots =
        Map.of(
            "title", escaped(title),
            "version", escaped(version),
            "style", PageAssets.style(),
            "library", PageAssets.charts(),
            "code", code.stream().map(PageAssets::text).collect(joining()),
            "data", data.compact().replace("<", "\\u003c"));
    // One pass: what is put in is not searched for slots.
    Matcher slot = SLOT.matcher(PageAssets.text("page.html"));
    return slot.replaceAll(found -> Matcher.quoteReplacement(slots.get(found.group(1))));
  }

  private static String escaped(String text) {
    return VisibleText.of(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
