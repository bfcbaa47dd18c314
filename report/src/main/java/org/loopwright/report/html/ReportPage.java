package org.loopwright.report.html;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.loopwright.report.table.JsonObject;
import org.loopwright.result.RunIdentity;

/**
 * A page of sections that stands alone, for any result: text, numbers, tables and charts, from the
 * same tables as CSV and JSON.
 *
 * <pre>{@code
 * ReportPage.of(identity, "census")
 *     .with("Statistics", new PageBlock.Rows<>("One row a statistic", table))
 *     .text()
 * }</pre>
 *
 * @param subtitle what else the result is about
 * @param version version of this program
 */
public record ReportPage(String title, String subtitle, String version, List<Section> sections) {
  private static final List<String> CODE = PageAssets.sectionsAnd("start-sections.js");

  /** A heading and what is below it; an empty heading shows none. */
  public record Section(String heading, List<PageBlock> blocks) {
    public Section {
      requireNonNull(heading, "heading");
      blocks = List.copyOf(blocks);
    }

    private JsonObject json() {
      return new JsonObject()
          .put("heading", heading)
          .put("blocks", blocks.stream().map(PageBlock::json).toList());
    }
  }

  public ReportPage {
    requireNonNull(title, "title");
    requireNonNull(subtitle, "subtitle");
    requireNonNull(version, "version");
    sections = List.copyOf(sections);
  }

  /**
   * A page without sections.
   *
   * @param identity network, design and technology are in the title
   * @param what kind of result this is, and more such as the objective, each a few words
   */
  public static ReportPage of(RunIdentity identity, String... what) {
    String subject = identity.subject();
    String subtitle =
        Stream.concat(Stream.of(what), Stream.of("loopwright " + identity.version()))
            .filter(part -> !part.isEmpty())
            .skip(subject.isEmpty() ? 1 : 0)
            .collect(joining(" · "));
    return new ReportPage(
        subject.isEmpty() ? what[0] : subject, subtitle, identity.version(), List.of());
  }

  /** The same with one more section. */
  public ReportPage with(String heading, PageBlock... blocks) {
    List<Section> more = new ArrayList<>(sections);
    more.add(new Section(heading, List.of(blocks)));
    return new ReportPage(title, subtitle, version, more);
  }

  /** The same with one more section if there is something to show. */
  public ReportPage with(String heading, Optional<? extends PageBlock> block) {
    return block.isPresent() ? with(heading, block.get()) : this;
  }

  /** What the page shows, for a page that draws it among other things. */
  public JsonObject json() {
    return new JsonObject()
        .put("title", title)
        .put("subtitle", subtitle)
        .put("sections", sections.stream().map(Section::json).toList());
  }

  /** The whole file. */
  public String text() {
    return new HtmlPage(title, version, CODE, json()).text();
  }
}
