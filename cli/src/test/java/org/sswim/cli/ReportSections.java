package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sswim.cli.ReportPages.evaluate;
import static org.sswim.cli.ReportPages.ids;
import static org.sswim.cli.ReportPages.texts;

import java.util.List;

/** Which sections, charts and tables the pages of every kind have, in a real browser. */
final class ReportSections {
  private ReportSections() {}

  /** Requires what one of the pages, which is open and as it came, must show. */
  static void require(String page) {
    switch (page) {
      case "comparison" -> comparison();
      case "full" -> full();
      case "backtest" -> backtest();
      case "panel" -> panel();
      case "panel-fit" -> panelFit();
      case "panel-predict" -> panelPredict();
      case "ablation" -> ablation();
      case "algorithms" -> algorithms();
      case "algorithm" -> algorithm();
      case "plain" -> plain();
      case "fit" -> fit();
      case "predict" -> predict();
      case "model" -> model();
      case "energy" -> energy();
      case "pruned" -> pruned();
      case "joint-stream" -> jointStream();
      case "why" -> why();
      case "moment" -> moment();
      case "what-if" -> whatIf();
      case "hourly" -> hourly();
      case "trained" -> trained();
      case "bands" -> bands();
      case "class-images" -> ClassSections.images();
      case "class-folds" -> ClassSections.folds();
      case "class-fit" -> ClassSections.fit();
      case "class-named" -> ClassSections.named();
      case "class-unknown" -> ClassSections.unknown();
      case "speed" -> speed();
      case "class-waves", "class-spectra", "class-points" -> ClassSections.comparison();
      case "refitted", "long-backtest", "long-fit" -> {
        // They are here for what is drawn alone.
      }
      default -> throw new AssertionError("nothing is said of the page " + page);
    }
  }

  private static void comparison() {
    assertThat(ids())
        .startsWith("forecast", "leads", "split", "weekdays", "parts", "firings", "pair-silent");
    assertThat(ids())
        .contains("raster", "voltage", "psp", "refractory", "histogram-0", "penalties");
    assertThat(
            (int) evaluate("document.querySelectorAll('[aria-labelledby=table] tbody tr').length"))
        .isEqualTo(2 * 8);
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
    List<String> tints =
        texts(
            "sswimReport.charts.find(c => c.id === 'leads').instance.getOption()"
                + ".series.map(s => s.itemStyle.color)");
    assertThat(tints).hasSizeGreaterThan(6).doesNotHaveDuplicates();
  }

  private static void plain() {
    assertThat(ids()).containsExactly("forecast", "leads");
  }

  private static void full() {
    assertThat(ids()).contains("operations", "joules");
    assertThat(
            texts(
                "[...document.querySelector('figure').querySelectorAll('.chips button')]"
                    + ".map(b => b.textContent)"))
        .contains("s-swim 80 %", "s-swim 50 %")
        .doesNotContain("ridge 80 %");
    assertThat(
            texts("[...document.querySelectorAll('table.plain caption')].map(c => c.textContent)"))
        .containsExactly(
            "Prediction intervals",
            "Parts of the forecast",
            "Operations, layer by layer",
            "Estimated energy",
            "Energy of every model compared");
    assertThat(
            texts(
                "[...document.querySelectorAll('#chart-forecast')].map(plot =>"
                    + " [...plot.parentNode.querySelectorAll('.chips button')].filter(chip =>"
                    + " chip.textContent.includes('%')).map(chip => chip.textContent + ' '"
                    + " + Number(chip.querySelector('line').style.opacity).toFixed(2))).flat()"))
        .containsExactly("s-swim 80 % 0.20", "s-swim 50 % 0.48");
  }

  private static void panel() {
    assertThat(ids()).containsExactly("spread", "forecast");
    assertThat((int) evaluate("document.querySelectorAll('table.plain tbody tr').length"))
        .isEqualTo(8);
    assertThat((int) evaluate("document.querySelectorAll('figure option').length"))
        .as("series drawn")
        .isEqualTo(10);
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

  private static void backtest() {
    assertThat(ids()).containsExactly("all-origins", "origins", "forecast");
    assertThat(texts("[...document.querySelectorAll('.card .small')].map(d => d.textContent)"))
        .anyMatch(note -> note.endsWith(", over origins and leads, in the units of the file"));
    assertThat((int) evaluate("document.querySelectorAll('table.plain tbody tr').length"))
        .as("ten origins, mean and median in units; ten origins and five totals in z-scores")
        .isEqualTo(12 + 15);
    assertThat((int) evaluate("document.querySelectorAll('table.plain tbody td.best').length"))
        .as("a best of every origin, mean and median")
        .isGreaterThanOrEqualTo(12);
    assertThat(texts("[...document.querySelectorAll('p.verdict')].map(p => p.textContent)"))
        .singleElement()
        .asString()
        .startsWith("At ")
        .contains(" rows ahead ", " is best (RSE, ", " origins). ")
        .endsWith(".");
  }

  private static void fit() {
    assertThat(texts("[...document.querySelectorAll('p.verdict')].map(p => p.textContent)"))
        .singleElement()
        .asString()
        .startsWith("On the last 20 % of the windows, left out, ");
    assertThat(texts("[...document.querySelectorAll('.card dt')].map(d => d.textContent)"))
        .contains("Left-out error");
    assertThat(ids()).contains("parts", "operations", "joules");
    assertThat((int) evaluate("document.documentElement.scrollHeight")).isLessThan(2200);
    assertThat(
            texts(
                "[...document.querySelectorAll('h2')]"
                    + ".filter(h => !h.closest('details')).map(h => h.textContent)"))
        .containsExactly(
            "Forecasts against truth", "Beside simple models", "Options and provenance");
    assertThat(texts("[...document.querySelectorAll('.plain th.words')].map(h => h.textContent)"))
        .contains("persistence", "seasonal-naive", "ridge", "model");
  }

  private static void trained() {
    assertThat(ids())
        .contains("forecast", "parts", "firings", "epochs", "joules")
        .doesNotContain("pair-silent");
  }

  private static void why() {
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
  }

  private static void whatIf() {
    assertThat(ids())
        .startsWith("what-if", "split", "weekdays", "dates", "column-0", "column-1", "parts");
    assertThat(
            texts(
                "sswimReport.charts.find(c => c.id ==="
                    + " 'dates').instance.getOption().yAxis[0].data"))
        .startsWith("4 July");
    assertThat(
            (int)
                evaluate(
                    "Math.floor(Math.min(...sswimReport.charts.find(c => c.id === 'dates')"
                        + ".instance.getZr().storage.getDisplayList()"
                        + ".filter(t => t.type === 'tspan' && t.style.textAlign === 'right')"
                        + ".map(t => t.transform[4] - t.getBoundingRect().width)))"))
        .as("left end of the labels, which are measured by their font")
        .isNotNegative();
    assertThat(texts("[...document.querySelectorAll('#page h2')].map(h => h.textContent)"))
        .startsWith("What if temp=+3", "What the moment says", "Why this forecast");
  }

  private static void moment() {
    assertThat(ids())
        .startsWith("forecast", "split", "weekdays", "dates", "column-0", "column-1", "parts");
  }

  private static void jointStream() {
    assertThat(ids()).startsWith("forecast", "split", "parts", "firings", "raster", "voltage");
    assertThat(ids()).as("of a deep network").doesNotContain("pair-silent");
    assertThat(
            evaluate(
                "document.querySelector('#network').closest('details').querySelector('p').textContent"))
        .asString()
        .contains("of all channels");
  }

  private static void predict() {
    assertThat(ids())
        .startsWith("forecast", "split", "weekdays", "parts")
        .contains("raster", "joules");
    assertThat(texts("[...document.querySelectorAll('h2')].map(h => h.textContent)"))
        .startsWith("Forecast", "Beside simple models");
  }

  private static void model() {
    assertThat(ids()).containsExactly("penalties");
  }

  private static void energy() {
    assertThat(ids()).containsExactly("operations", "joules");
  }

  private static void ablation() {
    assertThat(texts("[...document.querySelectorAll('td.words')].map(d => d.textContent)"))
        .as("layers of which one is the default")
        .contains("1 =", "2", "3");
  }

  private static void pruned() {
    assertThat(texts("[document.querySelector('pre.lines').textContent]"))
        .singleElement()
        .asString()
        .contains("neurons");
  }

  private static void panelFit() {
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
    requireTenSeries();
  }

  private static void panelPredict() {
    requireTenSeries();
  }

  private static void requireTenSeries() {
    assertThat(texts("[...document.querySelectorAll('figure option')].map(o => o.textContent)"))
        .as("ten series")
        .hasSize(10)
        .startsWith("<b>0</b>");
    assertThat(texts("[...document.querySelectorAll('.chips button')].map(b => b.textContent)"))
        .containsExactly("observed", "s-swim", "s-swim 80 %", "s-swim 50 %");
  }

  private static void speed() {
    assertThat(ids()).containsExactly("fit-parts", "growth-0", "growth-1");
  }

  private static void algorithms() {
    assertThat(
            texts("[...document.querySelectorAll('table.plain thead th')].map(h => h.textContent)"))
        .hasSizeGreaterThan(20)
        .contains("dsr");
  }

  private static void algorithm() {
    assertThat(
            texts("[...document.querySelectorAll('table.plain tbody th')].map(h => h.textContent)"))
        .contains("steps");
  }

  /** Of rows an hour apart, those of midnight are named, and of noon where there is room. */
  private static void hourly() {
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

  private static void bands() {
    // Two bands, each a transparent line below and the height above it; all heights are positive.
    List<?> bands =
        (List<?>)
            evaluate(
                """
                sswimReport.charts[0].instance.getOption().series
                  .filter(s => s.stack)
                  .map(s => s.data.every(v => v === null || v >= 0))""");
    assertThat(bands).hasSize(4).allMatch(Boolean.TRUE::equals);
    assertThat(texts("[...document.querySelectorAll('.chips button')].map(b => b.textContent)"))
        .containsExactly("observed", "s-swim", "s-swim 95 %", "s-swim 80 %");
  }
}
