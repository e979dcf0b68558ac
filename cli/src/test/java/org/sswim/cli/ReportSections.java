package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sswim.cli.ReportPages.ids;
import static org.sswim.cli.ReportPages.texts;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which sections, charts and tables the pages of every kind have, in a real browser. */
abstract class ReportSections {
  private Browser browser;

  @BeforeEach
  void start() {
    browser = ReportPages.browser();
  }

  @Test
  void everySectionHasItsCharts() {
    ReportPages.open("comparison");
    assertThat(ids())
        .startsWith("forecast", "leads", "split", "weekdays", "parts", "firings", "pair-silent");
    assertThat(ids())
        .contains("raster", "voltage", "psp", "refractory", "histogram-0", "penalties");
    assertThat(
            (int)
                browser.evaluate(
                    "document.querySelectorAll('[aria-labelledby=table] tbody tr').length"))
        .isEqualTo(2 * 8);
    ReportPages.open("plain");
    assertThat(ids()).containsExactly("forecast", "leads");
    ReportPages.open("full");
    assertThat(ids()).contains("operations", "joules");
    assertThat(
            texts("[...document.querySelectorAll('table.plain caption')].map(c => c.textContent)"))
        .containsExactly(
            "Prediction intervals",
            "Parts of the forecast",
            "Operations, layer by layer",
            "Estimated energy",
            "Energy of every model compared");
    ReportPages.open("panel");
    assertThat(ids()).containsExactly("spread", "forecast");
    assertThat((int) browser.evaluate("document.querySelectorAll('table.plain tbody tr').length"))
        .isEqualTo(8);
    assertThat((int) browser.evaluate("document.querySelectorAll('figure option').length"))
        .as("series drawn")
        .isEqualTo(10);
    ReportPages.open("backtest");
    assertThat(ids()).containsExactly("all-origins", "origins", "forecast");
    assertThat(texts("[...document.querySelectorAll('.card .small')].map(d => d.textContent)"))
        .anyMatch(note -> note.endsWith(", over origins and leads, in the units of the file"));
    assertThat((int) browser.evaluate("document.querySelectorAll('table.plain tbody tr').length"))
        .as("ten origins, mean and median in units; ten origins and five totals in z-scores")
        .isEqualTo(12 + 15);
    assertThat(
            (int) browser.evaluate("document.querySelectorAll('table.plain tbody td.best').length"))
        .as("a best of every origin, mean and median")
        .isGreaterThanOrEqualTo(12);
    assertThat(texts("[...document.querySelectorAll('p.verdict')].map(p => p.textContent)"))
        .singleElement()
        .asString()
        .startsWith("At ")
        .contains(" rows ahead ", " is best (RSE, ", " origins). ")
        .endsWith(".");
    ReportPages.open("fit");
    assertThat(texts("[...document.querySelectorAll('p.verdict')].map(p => p.textContent)"))
        .singleElement()
        .asString()
        .startsWith("On the last 20 % of the windows, left out, ");
    assertThat(texts("[...document.querySelectorAll('.card dt')].map(d => d.textContent)"))
        .contains("Left-out error");
    assertThat(ids()).contains("parts", "operations", "joules");
    ReportPages.open("trained");
    assertThat(ids())
        .contains("forecast", "parts", "firings", "epochs", "joules")
        .doesNotContain("pair-silent");
    ReportPages.open("why");
    assertThat(ids())
        .containsExactly("split", "weekdays", "parts", "firings", "pair-silent", "pair-firing");
    // The moment, moment and past, a constant, skip connections, ten neurons, others by weekday,
    // all
    // together.
    assertThat(
            texts(
                "sswimReport.charts.find(c => c.id === 'parts')"
                    + ".instance.getOption().yAxis[0].data"))
        .hasSizeBetween(15, 22)
        .anyMatch(name -> name.matches("[0-9]+ neurons? of [A-Z][a-z]+days"))
        .endsWith("all together");
    assertThat(texts("[...document.querySelectorAll('.plain tbody th')].map(h => h.textContent)"))
        .endsWith("forecast", "actual");
    ReportPages.open("what-if");
    assertThat(ids())
        .startsWith("what-if", "split", "weekdays", "dates", "column-0", "column-1", "parts");
    assertThat(
            texts(
                "sswimReport.charts.find(c => c.id ==="
                    + " 'dates').instance.getOption().yAxis[0].data"))
        .startsWith("4 July");
    assertThat(
            (int)
                browser.evaluate(
                    "Math.floor(Math.min(...sswimReport.charts.find(c => c.id === 'dates')"
                        + ".instance.getZr().storage.getDisplayList()"
                        + ".filter(t => t.type === 'tspan' && t.style.textAlign === 'right')"
                        + ".map(t => t.transform[4] - t.getBoundingRect().width)))"))
        .as("left end of the labels, which are measured by their font")
        .isNotNegative();
    assertThat(texts("[...document.querySelectorAll('#page h2')].map(h => h.textContent)"))
        .startsWith("What if temp=+3", "What the moment says", "Why this forecast");
    ReportPages.open("moment");
    assertThat(ids())
        .startsWith("forecast", "split", "weekdays", "dates", "column-0", "column-1", "parts");
    ReportPages.open("joint-stream");
    assertThat(ids()).startsWith("forecast", "split", "parts", "firings", "raster", "voltage");
    assertThat(ids()).as("of a deep network").doesNotContain("pair-silent");
    assertThat(
            browser.evaluate(
                "document.querySelector('#network').closest('details').querySelector('p').textContent"))
        .asString()
        .contains("of all channels");
  }

  @Test
  void pagesOfModelsAndForecastsHaveTheirCharts() {
    ReportPages.open("predict");
    assertThat(ids())
        .startsWith("forecast", "split", "weekdays", "parts")
        .contains("raster", "joules");
    assertThat(texts("[...document.querySelectorAll('h2')].map(h => h.textContent)"))
        .startsWith("Forecast", "Beside simple models");
    ReportPages.open("model");
    assertThat(ids()).containsExactly("penalties");
    ReportPages.open("energy");
    assertThat(ids()).containsExactly("operations", "joules");
    ReportPages.open("ablation");
    assertThat(texts("[...document.querySelectorAll('td.words')].map(d => d.textContent)"))
        .as("layers of which one is the default")
        .contains("1 =", "2", "3");
    ReportPages.open("pruned");
    assertThat(texts("[document.querySelector('pre.lines').textContent]"))
        .singleElement()
        .asString()
        .contains("neurons");
  }

  @Test
  void pagesOfPanelsAndSpeedHaveTheirCharts() {
    ReportPages.open("panel-fit");
    assertThat(ids()).containsExactly("forecast");
    assertThat(texts("[...document.querySelectorAll('p.verdict')].map(p => p.textContent)"))
        .singleElement()
        .asString()
        .startsWith("On left-out rows at the end of each series: ");
    assertThat(
            texts("[...document.querySelectorAll('table.plain caption')].map(c => c.textContent)"))
        .containsExactly("Networks");
    assertThat(texts("[...document.querySelectorAll('tbody th')].map(h => h.textContent)"))
        .as("choices")
        .contains("windows");
    for (String name : List.of("panel-fit", "panel-predict")) {
      ReportPages.open(name);
      assertThat(texts("[...document.querySelectorAll('figure option')].map(o => o.textContent)"))
          .as("ten series")
          .hasSize(10)
          .startsWith("<b>0</b>");
    }
    assertThat(texts("[...document.querySelectorAll('.chips button')].map(b => b.textContent)"))
        .containsExactly("observed", "s-swim", "s-swim 80 %", "s-swim 50 %");
    ReportPages.open("speed");
    assertThat(ids()).containsExactly("fit-parts", "growth-0", "growth-1");
    ReportPages.open("algorithms");
    assertThat(
            texts("[...document.querySelectorAll('table.plain thead th')].map(h => h.textContent)"))
        .hasSizeGreaterThan(20)
        .contains("dsr");
    ReportPages.open("algorithm");
    assertThat(
            texts("[...document.querySelectorAll('table.plain tbody th')].map(h => h.textContent)"))
        .contains("steps");
  }

  @Test
  void pagesOfNamedClassesShowWhatIsInDoubt() {
    ReportPages.open("class-named");
    assertThat(ids())
        .containsExactly("named", "sureness", "probabilities", "confusion", "by-class");
    assertThat(texts("[...document.querySelectorAll('p.verdict')].map(p => p.textContent)"))
        .singleElement()
        .asString()
        .matches("The model is correct on [0-9.]+ % of 40 images\\.");
    ReportPages.open("class-unknown");
    assertThat(ids()).containsExactly("named", "sureness", "probabilities");
    assertThat((int) browser.evaluate("document.querySelectorAll('.gallery button').length"))
        .isEqualTo(8);
  }

  @Test
  void theFirstSightIsShort() {
    ReportPages.open("fit");
    assertThat((int) browser.evaluate("document.documentElement.scrollHeight")).isLessThan(2200);
    assertThat(
            texts(
                "[...document.querySelectorAll('h2')]"
                    + ".filter(h => !h.closest('details')).map(h => h.textContent)"))
        .containsExactly(
            "Forecasts against truth", "Beside simple models", "Options and provenance");
    assertThat(texts("[...document.querySelectorAll('.plain th.words')].map(h => h.textContent)"))
        .contains("persistence", "seasonal-naive", "ridge", "model");
    ReportPages.open("comparison");
    // Observed, S-SWIM, ridge and the seasonal naive forecast; the others by a click.
    for (String figure : List.of("forecast", "leads")) {
      assertThat(
              texts(
                  "[...document.querySelector('#chart-"
                      + figure
                      + "').closest('figure').querySelectorAll('.chips [aria-pressed=true]')]"
                      + ".map(b => b.textContent)"))
          .hasSizeLessThanOrEqualTo(4)
          .contains("s-swim", "ridge")
          .doesNotContain("random", "uniform-pairs");
    }
    assertThat(texts("[document.querySelector('#chart-forecast').ariaLabel]"))
        .singleElement()
        .asString()
        .contains("The first forecast shown is from the origin with the median error");
    ReportPages.open("panel");
    List<String> ranked =
        texts(
            "[...document.querySelectorAll('[aria-labelledby=table] tbody tr')]"
                + ".map(row => [row.children[0].textContent, Number(row.children[3].textContent)])"
                + ".sort((a, b) => a[1] - b[1]).map(row => row[0])");
    assertThat(
            texts(
                "[...document.querySelector('#chart-spread').closest('figure')"
                    + ".querySelectorAll('.chips [aria-pressed=true]')].map(b => b.textContent)"))
        .as("of %s", ranked)
        .hasSize(4)
        .contains("s-swim")
        .containsAll(ranked.subList(0, 3));
  }

  /** Of rows an hour apart, those of midnight are named, and of noon where there is room. */
  @Test
  void ticksStandAtRoundTimes() {
    ReportPages.open("hourly");
    String chart = "sswimReport.charts.find(c => c.id === 'forecast').instance";
    assertThat(
            texts(
                "(() => { const axis = "
                    + chart
                    + ".getOption().xAxis[0];"
                    + " return axis.data.filter((time, i) => axis.axisLabel.interval(i)); })()"))
        .contains("2024-03-14 00:00", "2024-03-15 00:00")
        .allMatch(time -> time.endsWith(" 00:00") || time.endsWith(" 12:00"));
    assertThat(
            texts(
                "(() => { const axis = "
                    + chart
                    + ".getOption().xAxis[0]; return axis.data.filter((time, i) =>"
                    + " axis.axisLabel.interval(i)).map(axis.axisLabel.formatter); })()"))
        .as("a day is said once, and its year with the first")
        .contains("00:00\n15 Mar")
        .filteredOn(label -> label.endsWith(" 2024"))
        .hasSize(1);
  }

  @Test
  void modelsDifferInColourAndBandsInDepth() {
    ReportPages.open("comparison");
    List<String> tints =
        texts(
            "sswimReport.charts.find(c => c.id === 'leads').instance.getOption()"
                + ".series.map(s => s.itemStyle.color)");
    assertThat(tints).hasSizeGreaterThan(6).doesNotHaveDuplicates();
    ReportPages.open("full");
    assertThat(
            texts(
                "[...document.querySelectorAll('#chart-forecast')].map(plot =>"
                    + " [...plot.parentNode.querySelectorAll('.chips button')].filter(chip =>"
                    + " chip.textContent.includes('%')).map(chip => chip.textContent + ' '"
                    + " + Number(chip.querySelector('line').style.opacity).toFixed(2))).flat()"))
        .containsExactly("s-swim 80 % 0.20", "s-swim 50 % 0.48");
  }

  @Test
  void everySectionOfClassesHasItsCharts() {
    List<String> compared =
        List.of(
            "accuracy-seconds",
            "accuracy-spikes",
            "accuracy-steps",
            "accuracy-energy",
            "confusion",
            "by-class");
    List<String> inside = List.of("probabilities", "sample-spikes", "stepwise", "spending");
    for (String name : List.of("class-images", "class-waves", "class-spectra", "class-points")) {
      ReportPages.open(name);
      assertThat(ids()).as(name).containsExactlyElementsOf(joined(compared, inside));
      assertThat((int) browser.evaluate("document.querySelectorAll('.gallery button').length"))
          .as("hardest samples and neurons of " + name)
          .isEqualTo(8 + 16);
      assertThat((int) browser.evaluate("document.querySelectorAll('figure.neuron').length"))
          .as("neurons behind a decision, and one of the others: " + name)
          .isEqualTo(3 + 1);
    }
    ReportPages.open("class-images");
    assertThat(texts("[...document.querySelectorAll('p.verdict')].map(p => p.textContent)"))
        .singleElement()
        .asString()
        .contains(" is best: ");
    assertThat(
            (int)
                browser.evaluate(
                    "new Set([...document.querySelectorAll('table.plain .best')]"
                        + ".map(c => c.closest('table'))).size"))
        .as("models")
        .isEqualTo(1);
    assertThat(
            texts(
                "[...document.querySelectorAll('[aria-labelledby=search] strong')].map(s => s.textContent)"))
        .as("what was chosen, and its error")
        .isNotEmpty();
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
                    })()\
                    """))
        .isGreaterThan(10);
    ReportPages.open("class-folds");
    assertThat(ids())
        .as("nothing was counted")
        .containsExactlyElementsOf(
            compared.stream().filter(id -> !id.equals("accuracy-energy")).toList());
    ReportPages.open("class-fit");
    assertThat(ids()).isEmpty();
    assertThat((int) browser.evaluate("document.querySelectorAll('.gallery canvas').length"))
        .isEqualTo(16);
  }

  private static List<String> joined(List<String> one, List<String> two) {
    List<String> all = new ArrayList<>(one);
    all.addAll(two);
    return all;
  }
}
