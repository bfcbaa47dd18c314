package org.loopwright.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.loopwright.report.table.JsonObject;

final class HtmlPageTest {
  private static final Pattern DATA =
      Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>");

  private static String page(String title, String value) {
    return new HtmlPage(
            title, "1.0 (test)", List.of("elements.js"), new JsonObject().put("name", value))
        .text();
  }

  @Test
  void dataReadsBackWhateverItHas() throws IOException {
    for (String name :
        List.of("conv", "</script><script>alert(1)</script>", "<!-- \"", "${code}")) {
      Matcher data = DATA.matcher(page("title", name));
      assertThat(data.find()).isTrue();
      JsonNode read = new ObjectMapper().readTree(data.group(1));
      assertThat(read.get("name").asText()).isEqualTo(name);
    }
  }

  @Test
  void titleIsTextNotMarkup() {
    assertThat(page("a <b> & \"c\"", ""))
        .contains("<title>a &lt;b&gt; &amp; &quot;c&quot;</title>");
  }

  @Test
  void pageAsksForNothingElse() {
    String page = page("title", "");
    String ours = page.replace(resource("vendor/echarts.min.js"), "");
    assertThat(ours).contains("default-src 'none'").doesNotContain("${");
    assertThat(Pattern.compile("\\bsrc=|@import|url\\(|href=\"(?!#)").matcher(ours).find())
        .isFalse();
  }

  @Test
  void chartsAreThePublishedFileWithItsLicence() throws NoSuchAlgorithmException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes("vendor/echarts.min.js"));
    assertThat(resource("vendor/echarts.min.js.sha256")).startsWith(HexFormat.of().formatHex(hash));
    assertThat(resource("vendor/echarts-LICENSE.txt")).contains("Apache License");
  }

  private static String resource(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String name) {
    try (InputStream file = HtmlPage.class.getResourceAsStream(name)) {
      return file.readAllBytes();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
