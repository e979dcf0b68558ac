package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.report.BandPage;
import org.sswim.report.ClassPages;

/**
 * Pages of every kind in a real browser: all charts are drawn, no script fails, nothing is fetched,
 * nothing is wider than the screen.
 */
class ReportPageTest {
  /** Set where a missing browser is a failure: a run that skips this test proves nothing. */
  private static final String REQUIRED = "SSWIM_REQUIRE_BROWSER";

  private static final String HOSTILE =
      "</script><img src=x onerror=\"document.title='taken over'\"><!--";

  /** Of every chart: id, label, size of its canvas, data points, and colours that were painted. */
  private static final String CHARTS =
      """
      sswimReport.charts.map(chart => {
        const canvas = chart.plot.querySelector('canvas');
        const colours = new Set();
        if (canvas) {
          const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          const values = new Uint32Array(pixels.data.buffer);
          for (let i = 0; i < values.length; i += 3) {
            colours.add(values[i]);
          }
        }
        const series = chart.instance.getOption().series;
        return [chart.id, chart.plot.getAttribute('aria-label'),
            canvas ? Math.min(canvas.clientWidth, canvas.clientHeight) : 0,
            series.reduce((sum, s) => sum + s.data.length, 0), colours.size];
      })""";

  @TempDir(cleanup = CleanupMode.ALWAYS)
  private static Path folder;

  private static final Map<String, Path> PAGES = new LinkedHashMap<>();
  private static Browser browser;

  @BeforeAll
  static void writePagesAndStart() throws IOException, InterruptedException {
    Path program = Browser.find();
    if (program == null) {
      String message =
          "no Chromium found on the PATH or under $" + Browser.PATH_VARIABLE + ": pages not opened";
      if (System.getenv(REQUIRED) != null) {
        fail(message);
      }
      abort(message);
    }
    String dated =
        Cli.weekly(260).replaceFirst("a,b", "\"" + HOSTILE.replace("\"", "\"\"") + "\",b");
    Path data = Cli.write(folder.resolve("dated & <b>bold.csv"), dated);
    Path bare = Cli.write(folder.resolve("bare.csv"), bare(300));
    page("comparison", "evaluate", data, "--window", 14, "--horizons", "3,9", "--neurons", 20);
    page(
        "searched",
        "evaluate",
        bare,
        "--window",
        40,
        "--horizons",
        1,
        "--neurons",
        "auto",
        "--layers",
        2,
        "--seeds",
        2,
        "--models",
        "persistence,s-swim");
    page(
        "full",
        "evaluate",
        data,
        "--window",
        14,
        "--horizons",
        3,
        "--neurons",
        20,
        "--seeds",
        1,
        "--level",
        "50,80",
        "--energy");
    page("backtest", "backtest", data, "--window", 14, "--horizon", 3, "--neurons", 20);
    page(
        "refitted",
        "backtest",
        bare,
        "--window",
        20,
        "--horizon",
        1,
        "--neurons",
        10,
        "--origins",
        1,
        "--refit");
    Path panel = Cli.write(folder.resolve("panel & <b>bold.csv"), panel());
    page("panel", "evaluate", panel, "--horizon", 7, "--neurons", 20, "--members", 1);
    page("plain", "evaluate", data, "--window", 14, "--horizons", 5, "--models", "persistence");
    fit("fit", data, "--window", 14, "--horizon", 6, "--neurons", 20);
    fit(
        "joint-stream",
        bare,
        "--window",
        30,
        "--horizon",
        4,
        "--neurons",
        15,
        "--layers",
        3,
        "--channels",
        "joint",
        "--semantics",
        "streaming");
    page("why", "explain", folder.resolve("fit.sswim"), "--data", data, "--at", 200, "--lead", 3);
    fit(
        "trained",
        bare,
        "--window",
        20,
        "--horizon",
        4,
        "--neurons",
        10,
        "--then-train",
        2,
        "--level",
        80);
    PAGES.put("bands", Cli.write(folder.resolve("bands.html"), BandPage.html()));
    classes("class-images", ClassPages.ofImages(HOSTILE));
    classes("class-waves", ClassPages.ofWaves(3));
    classes("class-spectra", ClassPages.ofWaves(12));
    classes("class-points", ClassPages.ofPoints());
    classes("class-folds", ClassPages.ofFolds());
    classes("class-fit", ClassPages.ofFit(HOSTILE));
    browser = Browser.start(program, Files.createDirectory(folder.resolve("profile")));
  }

  private static void classes(String name, String html) throws IOException {
    PAGES.put(name, Cli.write(folder.resolve(name + ".html"), html));
  }

  /** Ten series of unequal length, whose names would be tags if they could. */
  private static String panel() {
    StringBuilder text = new StringBuilder("unique_id,ds,y\n");
    for (int i = 0; i < 10; i++) {
      for (int t = 0; t < 40 + 3 * i; t++) {
        double value = (10 + i) * (2 + Math.sin(2 * Math.PI * t / 7)) + t * t % (5 + i);
        text.append(String.format(Locale.ROOT, "<b>%d</b>,%d,%.2f\n", i, t, value));
      }
    }
    return text.toString();
  }

  /** Rows without dates of three channels, one constant. */
  private static String bare(int rows) {
    StringBuilder text = new StringBuilder("x,y,z\n");
    for (int r = 0; r < rows; r++) {
      double x = 1e-5 * Math.sin(r / 3.0) - 1e-5 * (r % 4);
      text.append(String.format(Locale.ROOT, "%.4e,%d,5\n", x, 100_000 + r * r % 17));
    }
    return text.toString();
  }

  private static void fit(String name, Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("fit"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--model", folder.resolve(name + ".sswim")));
    page(name, all.toArray());
  }

  private static void page(String name, Object... command) {
    Path page = folder.resolve(name + ".html");
    List<Object> all = new ArrayList<>(List.of(command));
    all.addAll(List.of("--report", page));
    Cli.Run run = Cli.run(all.toArray());
    assertThat(run.status()).as(run.err()).isZero();
    PAGES.put(name, page);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"360, false", "360, true", "1280, false", "1280, true"})
  void everyChartIsDrawnAndNothingIsFetched(int width, boolean dark) {
    for (Map.Entry<String, Path> page : PAGES.entrySet()) {
      String name = page.getKey() + " at " + width + (dark ? ", dark" : ", light");
      browser.open(page.getValue(), width, dark);
      assertThat(browser.evaluate("document.documentElement.dataset.theme"))
          .as(name)
          .isEqualTo(dark ? "dark" : "light");
      requireDrawn(name);
      assertThat((int) browser.evaluate("document.documentElement.scrollWidth"))
          .as(name)
          .isLessThanOrEqualTo(width);
      useControls();
      requireDrawn(name + ", used");
      assertThat(browser.complaints()).as(name).isEmpty();
      assertThat(browser.requests()).as(name).containsExactly(page.getValue().toUri().toString());
    }
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

  /** Takes the last of every choice, switches every second model off, turns the theme and back. */
  private static void useControls() {
    browser.evaluate(
        """
        document.querySelectorAll('select').forEach(box => {
          box.value = String(box.options.length - 1);
          box.dispatchEvent(new Event('change'));
        });
        document.querySelectorAll('figure').forEach(figure => {
          for (let i = 1; i < figure.querySelectorAll('.chips button').length; i += 2) {
            figure.querySelectorAll('.chips button')[i].click();
          }
          figure.querySelectorAll('.steps button').forEach(button => button.click());
        });
        document.querySelectorAll('.gallery button').forEach(button => button.click());
        document.getElementById('theme').click();
        document.getElementById('theme').click();
        sswimReport.charts.forEach(chart =>
            chart.instance.dispatchAction({type: 'showTip', seriesIndex: 0, dataIndex: 0}));
        1""");
  }

  @Test
  void everySectionHasItsCharts() {
    browser.open(PAGES.get("comparison"), 1280, false);
    assertThat(ids()).startsWith("forecast", "leads", "parts", "firings", "pair-silent");
    assertThat(ids())
        .contains("raster", "voltage", "psp", "refractory", "histogram-0", "penalties")
        .doesNotContain("widths");
    assertThat((int) browser.evaluate("document.querySelectorAll('table.scores tbody tr').length"))
        .isEqualTo(2 * 7);
    browser.open(PAGES.get("searched"), 1280, false);
    assertThat(ids()).contains("widths");
    browser.open(PAGES.get("plain"), 1280, false);
    assertThat(ids()).containsExactly("forecast", "leads");
    browser.open(PAGES.get("full"), 1280, false);
    assertThat(ids()).contains("operations", "joules");
    assertThat(
            texts("[...document.querySelectorAll('table.plain caption')].map(c => c.textContent)"))
        .containsExactly(
            "Prediction intervals",
            "Parts of the forecast",
            "Operations, layer by layer",
            "Estimated energy",
            "Energy of every model compared");
    browser.open(PAGES.get("panel"), 1280, false);
    assertThat(ids()).containsExactly("spread", "series");
    assertThat((int) browser.evaluate("document.querySelectorAll('table.plain tbody tr').length"))
        .isEqualTo(7);
    assertThat((int) browser.evaluate("document.querySelectorAll('figure option').length"))
        .as("series drawn")
        .isEqualTo(10);
    browser.open(PAGES.get("backtest"), 1280, false);
    assertThat(ids()).containsExactly("origins", "forecast");
    assertThat((int) browser.evaluate("document.querySelectorAll('table.plain tbody tr').length"))
        .as("ten origins and five totals")
        .isEqualTo(15);
    assertThat(texts("[...document.querySelectorAll('p.verdict')].map(p => p.textContent)"))
        .singleElement()
        .asString()
        .startsWith("S-SWIM is ")
        .endsWith(" origins).");
    browser.open(PAGES.get("fit"), 1280, false);
    assertThat(texts("[...document.querySelectorAll('p.verdict')].map(p => p.textContent)"))
        .singleElement()
        .asString()
        .startsWith("The model's error is ");
    assertThat(texts("[...document.querySelectorAll('.card dt')].map(d => d.textContent)"))
        .contains("Left-out error");
    assertThat(ids()).contains("parts", "operations", "joules");
    browser.open(PAGES.get("trained"), 1280, false);
    assertThat(ids())
        .contains("forecast", "parts", "firings", "epochs", "joules")
        .doesNotContain("pair-silent");
    browser.open(PAGES.get("why"), 1280, false);
    assertThat(ids()).containsExactly("parts", "firings", "pair-silent", "pair-firing");
    // A constant, the profile, skip synapses, ten neurons, the others, all together.
    assertThat(
            (int)
                browser.evaluate("sswimReport.charts[0].instance.getOption().yAxis[0].data.length"))
        .isEqualTo(15);
    browser.open(PAGES.get("joint-stream"), 1280, false);
    assertThat(ids()).startsWith("forecast", "parts", "firings", "raster", "voltage");
    assertThat(ids()).as("of a deep network").doesNotContain("pair-silent");
    assertThat(browser.evaluate("document.querySelector('#network + p').textContent"))
        .asString()
        .contains("of all channels");
  }

  @Test
  void everySectionOfClassesHasItsCharts() {
    List<String> compared = List.of("accuracy-seconds", "accuracy-spikes", "confusion", "by-class");
    List<String> inside = List.of("probabilities", "sample-spikes", "stepwise", "spending");
    for (String name : List.of("class-images", "class-waves", "class-spectra", "class-points")) {
      browser.open(PAGES.get(name), 1280, false);
      assertThat(ids()).as(name).containsExactlyElementsOf(joined(compared, inside));
      assertThat((int) browser.evaluate("document.querySelectorAll('.gallery button').length"))
          .as("hardest samples and neurons of " + name)
          .isEqualTo(8 + 16);
      assertThat((int) browser.evaluate("document.querySelectorAll('figure.neuron').length"))
          .as("neurons behind a decision, and one of the others: " + name)
          .isEqualTo(3 + 1);
    }
    browser.open(PAGES.get("class-images"), 1280, false);
    assertThat(texts("[...document.querySelectorAll('p.verdict')].map(p => p.textContent)"))
        .singleElement()
        .asString()
        .startsWith("S-SWIM names ");
    assertThat((int) browser.evaluate("document.querySelectorAll('table.marked').length"))
        .as("models, plans")
        .isEqualTo(2);
    // Pixels were painted: the picture of the hardest sample is not of one colour.
    assertThat(
            (int)
                browser.evaluate(
                    """
                    (() => {
                      const canvas = document.querySelector('.looked canvas');
                      const data = canvas.getContext('2d')
                          .getImageData(0, 0, canvas.width, canvas.height).data;
                      return new Set(data.filter((value, i) => i % 4 === 3)).size;
                    })()"""))
        .isGreaterThan(10);
    browser.open(PAGES.get("class-folds"), 1280, false);
    assertThat(ids()).containsExactlyElementsOf(compared);
    browser.open(PAGES.get("class-fit"), 1280, false);
    assertThat(ids()).isEmpty();
    assertThat((int) browser.evaluate("document.querySelectorAll('.gallery canvas').length"))
        .isEqualTo(16);
  }

  private static List<String> joined(List<String> one, List<String> two) {
    List<String> all = new ArrayList<>(one);
    all.addAll(two);
    return all;
  }

  @Test
  void namesOfClassesCannotChangeThePage() {
    for (String name : List.of("class-images", "class-fit")) {
      browser.open(PAGES.get(name), 1280, false);
      useControls();
      assertThat(browser.evaluate("document.title")).asString().startsWith("S-SWIM class");
      assertThat((int) browser.evaluate("document.querySelectorAll('img, iframe').length"))
          .isZero();
      assertThat(texts("[...document.querySelectorAll('td')].map(d => d.textContent)"))
          .anyMatch(text -> text.contains(HOSTILE));
    }
  }

  private static List<String> ids() {
    return texts("sswimReport.charts.map(chart => chart.id)");
  }

  private static List<String> texts(String expression) {
    return ((List<?>) browser.evaluate(expression)).stream().map(String::valueOf).toList();
  }

  @Test
  void intervalsAreBandsOfBothSigns() {
    browser.open(PAGES.get("bands"), 1280, false);
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
    browser.open(PAGES.get("full"), 1280, false);
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
      browser.open(PAGES.get(name), 1280, false);
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
