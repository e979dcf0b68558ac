package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.sswim.classifiers.ClassifierFit;
import org.sswim.report.BandPage;
import org.sswim.report.ClassPages;
import org.sswim.report.SpeedPages;

/** Pages of every kind, made once for all tests that open them, and the browser that does. */
final class ReportPages {
  static final String HOSTILE = "</script><img src=x onerror=\"document.title='taken over'\"><!--";

  /** A name that would be wider than any screen. */
  static final String LONG = "flow_of_the_sensor_".repeat(50);

  private static final Map<String, Path> PAGES = new LinkedHashMap<>();
  private static Path folder;
  private static Browser browser;

  private ReportPages() {}

  /** Makes the pages, unless that was done; without a browser, tests are skipped. */
  static synchronized void start() throws IOException, InterruptedException {
    if (browser == null) {
      browser = Browser.shared();
      writePages();
      Runtime.getRuntime().addShutdownHook(new Thread(ReportPages::stop));
    }
  }

  private static void stop() {
    try {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void writePages() throws IOException {
    folder = Files.createTempDirectory("pages");
    String dated =
        Cli.weekly(260).replaceFirst("a,b", "\"" + HOSTILE.replace("\"", "\"\"") + "\",b");
    Path data = Cli.write(folder.resolve("dated & <b>bold.csv"), dated);
    Path bare = Cli.write(folder.resolve("bare.csv"), bare(300));
    small(
        "comparison",
        "evaluate",
        data,
        "--set",
        "moment=values",
        "--window",
        14,
        "--horizons",
        "2,5",
        "--neurons",
        20,
        "--seeds",
        1);
    small(
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
        "--energy",
        "--models",
        "persistence,ridge,s-swim",
        "--set",
        "moment=none");
    small(
        "backtest",
        "backtest",
        data,
        "--window",
        14,
        "--horizon",
        3,
        "--neurons",
        20,
        "--set",
        "moment=none");
    small(
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
        "--refit",
        "--set",
        "moment=none");
    Path panel = Cli.write(folder.resolve("panel & <b>bold.csv"), panel());
    page("panel", "evaluate", panel, "--horizon", 7, "--neurons", 20, "--set", "members=1");
    Path panelModel = folder.resolve("panel.sswim");
    page(
        "panel-fit",
        "panel",
        "fit",
        panel,
        "--horizon",
        7,
        "--neurons",
        20,
        "--set",
        "members=1",
        "--level",
        "50,80",
        "--model",
        panelModel);
    page("panel-predict", "panel", "predict", panelModel, panel, "--out", folder.resolve("p.csv"));
    page(
        "ablation",
        "ablate",
        data,
        "--window",
        14,
        "--horizon",
        3,
        "--neurons",
        10,
        "--seeds",
        1,
        "--axes",
        "layers",
        "--set",
        "moment=none",
        "--resume",
        folder.resolve("cells.jsonl"));
    page("algorithms", "algorithms");
    page("algorithm", "algorithms", "dsr");
    page("plain", "evaluate", data, "--window", 14, "--horizons", 5, "--models", "persistence");
    fit("fit", data, "--window", 14, "--horizon", 6, "--neurons", 20);
    Path model = folder.resolve("fit.sswim");
    page("predict", "predict", model, data);
    page("model", "inspect", model);
    page("energy", "inspect", model, "--energy", data);
    fit(
        "joint-stream",
        bare,
        "--window",
        30,
        "--horizon",
        4,
        "--neurons",
        15,
        "--set",
        "layers=3",
        "--channels",
        "joint",
        "--set",
        "semantics=streaming");
    page("why", "explain", folder.resolve("fit.sswim"), "--data", data, "--at", 200, "--lead", 3);
    Path warm = Cli.write(folder.resolve("warm & <b>bold.csv"), Cli.warmDays(600));
    fit(
        "moment",
        warm,
        "--window",
        14,
        "--horizon",
        3,
        "--neurons",
        20,
        "--known",
        "temp,holiday",
        "--set",
        "moment=values");
    page(
        "what-if",
        "explain",
        folder.resolve("moment.sswim"),
        "--data",
        warm,
        "--what-if",
        "temp=+3");
    Path named =
        Cli.write(
            folder.resolve(LONG.substring(0, 180) + ".csv"),
            Cli.weekly(120).replaceFirst("a,b", LONG + ",b"));
    small(
        "long-backtest",
        "backtest",
        named,
        "--window",
        14,
        "--horizon",
        2,
        "--neurons",
        10,
        "--models",
        "persistence,s-swim",
        "--set",
        "moment=none");
    fit("long-fit", named, "--window", 14, "--horizon", 2, "--neurons", 10);
    Path hourly = Cli.write(folder.resolve("hourly.csv"), hourly(400));
    page("hourly", "evaluate", hourly, "--window", 72, "--horizons", 48, "--models", "persistence");
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
        80,
        "--set",
        "moment=none");
    page(
        "pruned",
        "prune",
        folder.resolve("trained.sswim"),
        "--data",
        bare,
        "--keep",
        5,
        "--model",
        folder.resolve("p.sswim"));
    PAGES.put("bands", Cli.write(folder.resolve("bands.html"), BandPage.html()));
    classes("class-images", ClassPages.ofImages(HOSTILE));
    classes("class-waves", ClassPages.ofWaves(3));
    classes("class-spectra", ClassPages.ofWaves(12));
    classes("class-points", ClassPages.ofPoints());
    classes("class-folds", ClassPages.ofFolds());
    ClassifierFit images = ClassPages.fit(HOSTILE);
    classes("class-fit", ClassPages.ofFit(images, HOSTILE));
    classes("class-named", ClassPages.ofNamed(images.model(), HOSTILE, true));
    classes("class-unknown", ClassPages.ofNamed(images.model(), HOSTILE, false));
    classes("speed", SpeedPages.html());
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

  /** Rows an hour apart. */
  private static String hourly(int rows) {
    StringBuilder text = new StringBuilder("date,load\n");
    for (int r = 0; r < rows; r++) {
      text.append(LocalDateTime.of(2024, 3, 1, 5, 0).plusHours(r)).append(',').append(r % 24);
      text.append('\n');
    }
    return text.toString();
  }

  private static void fit(String name, Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("fit"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--model", folder.resolve(name + ".sswim")));
    small(name, all.toArray());
  }

  /** A page of single networks: what it shows is the same, and a fraction of the work. */
  private static void small(String name, Object... command) {
    List<Object> all = new ArrayList<>(List.of(command));
    all.addAll(List.of("--set", "members=1"));
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

  /** Every page by its name. */
  static Map<String, Path> all() {
    return PAGES;
  }

  /** The browser, in which one of them may be open. */
  static Browser browser() {
    return browser;
  }

  /**
   * Opens what is folded, takes the last of every choice, switches every second model off, turns
   * the theme.
   */
  static void useControls() {
    browser.evaluate(
        """
        document.querySelectorAll('details').forEach(fold => { fold.open = true; });
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
        sswimReport.charts.forEach(chart =>
            chart.instance.dispatchAction({type: 'showTip', seriesIndex: 0, dataIndex: 0}));
        1\
        """);
  }

  /** The charts of the open page. */
  static List<String> ids() {
    return texts("sswimReport.charts.map(chart => chart.id)");
  }

  /** What an expression gives in the open page. */
  static Object evaluate(String expression) {
    return browser.evaluate(expression);
  }

  /** The same, of texts. */
  static List<String> texts(String expression) {
    return ((List<?>) evaluate(expression)).stream().map(String::valueOf).toList();
  }
}
