package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sswim.cli.ReportPages.HOSTILE;
import static org.sswim.cli.ReportPages.texts;
import static org.sswim.cli.ReportPages.useControls;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

  /** Pages that show names which would be tags if they could. */
  private static final Set<String> HOSTILE_CLASSES = Set.of("class-images", "class-fit");

  private static final Set<String> HOSTILE_COLUMNS = Set.of("comparison", "fit", "why");

  private static Browser browser;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    ReportPages.start();
    browser = ReportPages.browser();
  }

  static Set<String> pages() {
    return ReportPages.all().keySet();
  }

  /** All that is asked of a page is asked at once, since opening one takes longest. */
  @ParameterizedTest
  @MethodSource("pages")
  void aPageShowsAllAndFetchesNothing(String name) {
    Path page = ReportPages.all().get(name);
    browser.open(page, 360, true);
    requireShown("on a phone", 360, "dark");
    requireDrawn("on a phone");
    browser.resize(1280, false);
    requireShown("on a screen", 1280, "light");
    ReportSections.require(name);
    // They switch to the other theme, too.
    useControls();
    requireDrawn("used");
    if (HOSTILE_CLASSES.contains(name)) {
      requireNamesOfClassesAsTheyAre();
    }
    if (HOSTILE_COLUMNS.contains(name)) {
      requireNamesOfColumnsAsTheyAre();
    }
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests()).containsExactly(page.toUri().toString());
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

  private static void requireNamesOfClassesAsTheyAre() {
    assertThat(browser.evaluate("document.title")).asString().startsWith("S-SWIM class");
    assertThat((int) browser.evaluate("document.querySelectorAll('img, iframe').length")).isZero();
    assertThat(texts("[...document.querySelectorAll('td')].map(d => d.textContent)"))
        .anyMatch(text -> text.contains(HOSTILE));
  }

  private static void requireNamesOfColumnsAsTheyAre() {
    assertThat(browser.evaluate("document.title")).asString().endsWith("dated & <b>bold.csv");
    assertThat(browser.evaluate("document.querySelectorAll('img, b, iframe').length"))
        .as("but for the bold numbers of tooltips")
        .isEqualTo(browser.evaluate("document.querySelectorAll('.plot b').length"));
    // It is shown as it is.
    assertThat(texts("[...document.querySelectorAll('option, dt')].map(o => o.textContent)"))
        .anyMatch(text -> text.endsWith(HOSTILE));
  }
}
