package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sswim.cli.ReportPages.HOSTILE;
import static org.sswim.cli.ReportPages.texts;
import static org.sswim.cli.ReportPages.useControls;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Pages of every kind in a real browser: all charts are drawn, no script fails, nothing is fetched,
 * nothing is wider than the screen, and names in the data change nothing.
 */
@Tag("browser")
class ReportPageTest {
  /** Of every chart: id, label, size of its canvas, data points, and colours that were painted. */
  private static final String CHARTS =
      """
      sswimReport.charts.map(chart => {
        const canvas = chart.plot.querySelector('canvas');
        const colours = new Set();
        if (canvas) {
          const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          const values = new Uint32Array(pixels.data.buffer);
          for (let i = 0; i < values.length; i += 17) {
            colours.add(values[i]);
          }
        }
        const series = chart.instance.getOption().series;
        return [chart.id, chart.plot.getAttribute('aria-label'),
            canvas ? Math.min(canvas.clientWidth, canvas.clientHeight) : 0,
            series.reduce((sum, s) => sum + s.data.length, 0), colours.size];
      })""";

  private static Browser browser;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    ReportPages.start();
    browser = ReportPages.browser();
  }

  /** In the same process, so that the pages are made once. */
  @Nested
  class Sections extends ReportSections {}

  @Test
  void everyChartIsDrawnAndNothingIsFetched() {
    for (Map.Entry<String, Path> page : ReportPages.all().entrySet()) {
      String name = page.getKey();
      browser.open(page.getValue(), 360, true);
      requireShown(name + " on a phone", 360, "dark");
      requireDrawn(name + " on a phone");
      browser.resize(1280, false);
      requireShown(name + " on a screen", 1280, "light");
      // They switch to the other theme, too.
      useControls();
      requireDrawn(name + ", used");
      assertThat(browser.complaints()).as(name).isEmpty();
      assertThat(browser.requests()).as(name).containsExactly(page.getValue().toUri().toString());
    }
  }

  private static void requireShown(String name, int width, String theme) {
    assertThat(browser.evaluate("document.documentElement.dataset.theme"))
        .as(name)
        .isEqualTo(theme);
    assertThat((int) browser.evaluate("document.documentElement.scrollWidth"))
        .as(name)
        .isLessThanOrEqualTo(width);
  }

  private static void requireDrawn(String name) {
    assertThat((List<?>) browser.evaluate("sswimReport.errors")).as(name).isEmpty();
    for (Object chart : (List<?>) browser.evaluate(CHARTS)) {
      List<?> facts = (List<?>) chart;
      String which = name + ": " + facts.get(0);
      assertThat((String) facts.get(1)).as(which).hasSizeGreaterThan(40);
      assertThat((String) facts.get(1)).as(which).doesNotContain("NaN", "undefined", "Infinity");
      assertThat((int) facts.get(2)).as(which).isGreaterThan(150);
      assertThat((int) facts.get(3)).as(which).isPositive();
      // Background, text, axes and at least one line.
      assertThat((int) facts.get(4)).as(which).isGreaterThan(5);
    }
  }

  @Test
  void namesOfClassesCannotChangeThePage() {
    for (String name : List.of("class-images", "class-fit")) {
      ReportPages.open(name);
      useControls();
      assertThat(browser.evaluate("document.title")).asString().startsWith("S-SWIM class");
      assertThat((int) browser.evaluate("document.querySelectorAll('img, iframe').length"))
          .isZero();
      assertThat(texts("[...document.querySelectorAll('td')].map(d => d.textContent)"))
          .anyMatch(text -> text.contains(HOSTILE));
    }
  }

  @Test
  void intervalsAreBandsOfBothSigns() {
    ReportPages.open("bands");
    // Two bands, each a transparent line below and the height above it; all heights are positive.
    List<?> bands =
        (List<?>)
            browser.evaluate(
                """
                sswimReport.charts[0].instance.getOption().series
                  .filter(s => s.stack)
                  .map(s => s.data.every(v => v === null || v >= 0))""");
    assertThat(bands).hasSize(4).allMatch(Boolean.TRUE::equals);
    assertThat(texts("[...document.querySelectorAll('.chips button')].map(b => b.textContent)"))
        .containsExactly("observed", "s-swim", "s-swim 95 %", "s-swim 80 %");
  }

  @Test
  void aComparisonShowsTheIntervalsOfSSwim() {
    ReportPages.open("full");
    assertThat(
            texts(
                "[...document.querySelector('figure').querySelectorAll('.chips button')]"
                    + ".map(b => b.textContent)"))
        .contains("s-swim 80 %", "s-swim 50 %")
        .doesNotContain("ridge 80 %");
  }

  @Test
  void namesInTheDataCannotChangeThePage() {
    for (String name : List.of("comparison", "fit", "why")) {
      ReportPages.open(name);
      useControls();
      assertThat(browser.evaluate("document.title")).asString().endsWith("dated & <b>bold.csv");
      assertThat(browser.evaluate("document.querySelectorAll('img, b, iframe').length"))
          .as("but for the bold numbers of tooltips")
          .isEqualTo(browser.evaluate("document.querySelectorAll('.plot b').length"));
      // It is shown as it is.
      assertThat(texts("[...document.querySelectorAll('option, dt')].map(o => o.textContent)"))
          .anyMatch(text -> text.endsWith(HOSTILE));
    }
  }
}
