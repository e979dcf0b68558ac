package org.sswim.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private static final String HOSTILE = "</script><img src=x onerror=alert(1)><!--";

  private static String page() {
    return HtmlReport.html(
        "a \"title\" & " + HOSTILE, new JsonText().with("names", List.of(HOSTILE, "{{script}}")));
  }

  @Test
  void namesCannotEndTheirScript() throws IOException {
    String page = page();
    assertThat(page).doesNotContain("<img src=x").contains("&lt;/script&gt;&lt;img src=x");
    // Data, charts and the page's own script.
    assertThat(page.split("</script>", -1)).hasSize(1 + 3);
    String start = "<script type=\"application/json\" id=\"data\">";
    String data = page.substring(page.indexOf(start) + start.length());
    data = data.substring(0, data.indexOf("</script>"));
    assertThat(data).doesNotContain("<");
    assertThat(JSON.std.mapFrom(data)).containsEntry("names", List.of(HOSTILE, "{{script}}"));
  }

  @Test
  void nothingIsFetched() {
    String page = HtmlReport.html("title", new JsonText());
    assertThat(page).contains("default-src 'none'; script-src 'sha256-");
    // The policy forbids it to scripts; the rest does not ask for it.
    String markup = page.replaceAll("(?s)<script[^>]*>.*?</script>", "");
    assertThat(markup)
        .contains("<main")
        .doesNotContain(" src=", "<link", "@import", "url(", "href=");
  }

  @Test
  void licencesComeAlong() {
    assertThat(page())
        .contains("The Apache Software Foundation", "Copyright 2010-2016 Mike Bostock")
        .contains("Licensed to the Apache Software Foundation (ASF)");
  }

  @Test
  void equalDataGiveEqualBytes() {
    assertThat(page()).isEqualTo(page());
    assertThat(page().length()).isLessThan(830_000);
  }
}
