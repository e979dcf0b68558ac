package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.model.ModelFile;
import org.sswim.model.ModelFormat;
import org.sswim.series.CsvFormat;
import org.sswim.series.CsvOptions;
import org.sswim.serve.ModelServer;
import org.sswim.serve.ServeLimits;
import org.sswim.serve.ServedModel;

/** The page of a served model in a real browser. Pictures go to -Dsswim.pictures=DIR, if given. */
@Tag("browser")
class ServePageTest {
  @TempDir(cleanup = CleanupMode.ALWAYS)
  private static Path folder;

  private static final Path CLASSIFIER =
      Path.of("../runtime/src/test/resources/golden/classifier-v1.sswim");

  private static final List<Throwable> BUGS = new ArrayList<>();
  private static Browser browser;
  private static ModelServer server;
  private static String csv;
  private static String known;

  @BeforeAll
  static void fitServeAndStart() throws IOException, InterruptedException {
    browser = Browser.shared();
    csv = Cli.weekly(260);
    Path data = Cli.write(folder.resolve("data.csv"), csv);
    Path model = Cli.fit(data, folder.resolve("m.sswim"), "--level", "50,80");
    known = Cli.warmDays(400);
    Path warm =
        Cli.fit(
            Cli.write(folder.resolve("known.csv"), known),
            folder.resolve("known.sswim"),
            "--known",
            "temp,holiday",
            "--set",
            "moment=values");
    Path many = Cli.write(folder.resolve("many.csv"), many());
    Path panel =
        Cli.fit(many, folder.resolve("many.sswim"), "--level", "50,80", "--set", "members=1");
    server =
        ModelServer.start(
            List.of(
                served("weeks", model),
                served("warm", warm),
                new ServedModel.Panels("many", ModelFormat.PANEL.read(panel), CsvFormat.detected()),
                new ServedModel.Classes("kinds", ModelFormat.CLASSIFIER.read(CLASSIFIER))),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            ServeLimits.defaults(),
            BUGS::add);
  }

  private static String many() {
    StringBuilder text = new StringBuilder("unique_id,ds,y\n");
    for (int i = 0; i < 6; i++) {
      for (int t = 0; t < 70; t++) {
        text.append("shop " + i + "," + LocalDate.of(2024, 1, 1).plusDays(t));
        text.append("," + (20 * i + 30 + 9 * ((t + i) % 7) + t * t * (i + 3) % 23) + "\n");
      }
    }
    return text.toString();
  }

  private static ServedModel served(String name, Path model) {
    return new ServedModel.Forecaster(name, ModelFile.read(model), CsvOptions.defaults());
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
    assertThat(BUGS).isEmpty();
  }

  private static void open(int width, boolean dark) throws InterruptedException {
    browser.open(URI.create("http://127.0.0.1:" + server.port() + "/"), width, dark);
    browser.await("document.getElementById('wanted').textContent.includes('a, b')");
  }

  private static void drop(String text, String name) throws IOException {
    browser.evaluate(
        "{ const d = new DataTransfer(); d.items.add(new File(["
            + JSON.std.asString(text)
            + "], "
            + JSON.std.asString(name)
            + ")); dispatchEvent(new DragEvent('drop', {dataTransfer: d, bubbles: true})); } 1");
  }

  @ParameterizedTest
  @CsvSource({"390, false", "1280, true"})
  void aFileIsForecastExplainedAndRunAsAStream(int width, boolean dark)
      throws IOException, InterruptedException {
    open(width, dark);
    drop(csv, "week & <b>days.csv");
    browser.await(
        "!document.getElementById('result').hidden && sswimLive.charts.spikes !== undefined");
    assertThat((String) browser.evaluate("document.getElementById('message').textContent"))
        .startsWith("week & <b>days.csv: 260 rows; next (2024-09-17): a ");
    assertThat(browser.evaluate("document.querySelectorAll('#table tr').length")).isEqualTo(4);
    requireDrawn(width, "forecast", "reasons", "spikes");
    picture("serve-file-" + width + (dark ? "-dark" : ""));
    browser.evaluate("document.getElementById('speed').value = '50'");
    browser.evaluate("document.getElementById('run').click()");
    browser.await("document.getElementById('taken').textContent === '260'");
    browser.await("sswimLive.state.live && sswimLive.state.live.done === true");
    assertThat(browser.evaluate("sswimLive.state.live.count")).isEqualTo(260 - 14);
    assertThat((String) browser.evaluate("document.getElementById('error').textContent"))
        .matches("[0-9.]+");
    requireDrawn(width, "forecast", "reasons", "spikes");
    picture("serve-stream-" + width + (dark ? "-dark" : ""));
    browser.evaluate("document.getElementById('run').click()");
    browser.await("!document.getElementById('numbers').hidden");
    assertThat(browser.complaints()).isEmpty();
    String own = "http://127.0.0.1:" + server.port() + "/";
    assertThat(browser.requests()).allMatch(url -> url.startsWith(own) || url.equals("data:,"));
  }

  @Test
  void madeUpRowsShowThePageWithoutAFile() throws IOException, InterruptedException {
    open(390, false);
    browser.evaluate("document.getElementById('example').click()");
    browser.await(
        "!document.getElementById('result').hidden && sswimLive.charts.spikes !== undefined");
    assertThat((String) browser.evaluate("document.getElementById('message').textContent"))
        .startsWith("made-up rows: 62 rows; next (");
    requireDrawn(390, "forecast", "reasons", "spikes");
    assertThat((String) browser.evaluate("document.getElementById('fired').textContent"))
        .startsWith("Above: when the neurons of the list fired.");
    assertThat(
            (String)
                browser.evaluate(
                    "sswimLive.charts.forecast.getOption().legend[0].data"
                        + ".slice(-2).map(d => d.name + ' ' + d.itemStyle.opacity).join('; ')"))
        .isEqualTo("interval 50 % 0.6; interval 80 % 0.25");
    picture("serve-example-390");
    choose("model", "warm");
    browser.await("document.getElementById('example').hidden");
    assertThat(browser.complaints()).isEmpty();
  }

  /** Known columns and dates of each row once, in the file and in its stream. */
  @ParameterizedTest
  @CsvSource({"390, false", "1280, true"})
  void knownColumnsComeWithTheirRows(int width, boolean dark)
      throws IOException, InterruptedException {
    open(width, dark);
    choose("model", "warm");
    browser.await("document.getElementById('wanted').textContent.includes('sales, temp, holiday')");
    drop(known, "warm.csv");
    browser.await(
        "!document.getElementById('stages').hidden && sswimLive.charts.spikes !== undefined");
    assertThat((String) browser.evaluate("document.getElementById('message').textContent"))
        .startsWith("warm.csv: 400 rows; next (2024-02-02): sales ");
    assertThat((String) browser.evaluate("document.getElementById('moves').textContent"))
        .contains("stages move sales up or down from its usual level, ", "the moment by ");
    assertThat(
            (List<?>)
                browser.evaluate(
                    "[...document.querySelectorAll('#effects figcaption')]"
                        + ".map(c => c.textContent)"))
        .hasToString("[by day of the week, by temp, by holiday]");
    requireDrawn(width, "forecast", "split", "effect-0", "effect-1", "effect-2", "reasons");
    picture("serve-known-" + width + (dark ? "-dark" : ""));
    browser.evaluate("document.getElementById('speed').value = '50'");
    browser.evaluate("document.getElementById('run').click()");
    browser.await("sswimLive.state.live && sswimLive.state.live.done === true");
    assertThat(browser.evaluate("document.getElementById('taken').textContent")).isEqualTo("397");
    assertThat((String) browser.evaluate("document.getElementById('error').textContent"))
        .matches("[0-9.]+");
    requireDrawn(width, "forecast", "reasons", "spikes");
    picture("serve-known-stream-" + width + (dark ? "-dark" : ""));
    browser.evaluate("document.getElementById('run').click()");
    browser.await("!document.getElementById('stages').hidden");
    assertThat(browser.complaints()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"390, false", "1280, true"})
  void manySeriesAreShownOneByOne(int width, boolean dark)
      throws IOException, InterruptedException {
    open(width, dark);
    choose("model", "many");
    browser.await("document.getElementById('wanted').textContent.includes('unique_id, ds, y')");
    browser.evaluate("document.getElementById('example').click()");
    browser.await("!document.getElementById('result').hidden");
    assertThat((String) browser.evaluate("document.getElementById('message').textContent"))
        .startsWith("made-up rows: ")
        .contains("rows, 4 series; next of north (");
    picture("serve-panel-example-" + width + (dark ? "-dark" : ""));
    drop(many(), "shops.csv");
    browser.await("document.getElementById('message').textContent.startsWith('shops.csv: 420')");
    choose("channel", "shop 4");
    requireDrawn(width, "forecast");
    browser.evaluate("document.getElementById('numbers').open = true");
    int rows = (int) browser.evaluate("document.querySelectorAll('#table tr').length");
    assertThat((String) browser.evaluate("document.getElementById('table').rows[1].textContent"))
        .startsWith("shop 42024-03-11");
    String saved =
        (String) browser.evaluate("decodeURIComponent(document.getElementById('download').href)");
    assertThat(saved.lines()).hasSize(1 + 6 * (rows - 1));
    assertThat(saved)
        .contains("unique_id,ds,y,y-lo-50,y-hi-50,y-lo-80,y-hi-80\n", "\nshop 0,2024-03-11,");
    picture("serve-panel-" + width + (dark ? "-dark" : ""));
    drop("unique_id,ds,y\na,1,2\na,2,x\n", "bad.csv");
    browser.await("document.getElementById('message').className === 'bad'");
    assertThat((String) browser.evaluate("document.getElementById('message').textContent"))
        .contains("bad.csv: the body: line 3, column 'y' (3): 'x' is not a number");
    assertThat(browser.complaints()).allMatch(text -> text.contains("400"));
  }

  private static void choose(String list, String value) {
    browser.evaluate(
        "{ const m = document.getElementById('%s'); m.value = '%s';".formatted(list, value)
            + " m.dispatchEvent(new Event('change')); } 1");
  }

  private static void requireDrawn(int width, String... charts) {
    for (String chart : charts) {
      String painted =
          "(() => { const c = document.querySelector('#"
              + chart
              + " canvas'); const p = new Uint32Array(c.getContext('2d').getImageData(0, 0,"
              + " c.width, c.height).data.buffer); return new Set(p).size; })()";
      assertThat((int) browser.evaluate(painted)).as(chart).isGreaterThan(5);
    }
    assertThat((int) browser.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(width);
  }

  private static void picture(String name) throws IOException {
    String pictures = System.getProperty("sswim.pictures");
    if (pictures != null) {
      Files.write(Path.of(pictures, name + ".png"), browser.picture());
    }
  }

  @Test
  void aClassifierSaysWhereItAnswers() throws IOException, InterruptedException {
    open(390, false);
    choose("model", "kinds");
    browser.await("document.getElementById('message').textContent.endsWith('kinds/classify.')");
    assertThat(browser.evaluate("document.getElementById('drop').hidden")).isEqualTo(true);
  }

  @Test
  void whatCannotBeUsedIsSaid() throws IOException, InterruptedException {
    open(390, false);
    drop("date,a,b\n2024-01-01,1,2\n2024-01-02,1,x\n", "bad.csv");
    browser.await("document.getElementById('message').className === 'bad'");
    assertThat((String) browser.evaluate("document.getElementById('message').textContent"))
        .contains("bad.csv: the body: line 3, column 'b' (3): 'x' is not a number");
    assertThat(browser.evaluate("document.getElementById('result').hidden")).isEqualTo(true);
  }
}
