package org.sswim.paneltrainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.comparison.Candidate;
import org.sswim.linalg.Workers;
import org.sswim.model.InvalidModelException;
import org.sswim.model.ModelFormat;
import org.sswim.options.Auto;
import org.sswim.panels.BesideNames;
import org.sswim.panels.Frequency;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelColumns;
import org.sswim.panels.PanelDates;
import org.sswim.panels.PanelFiles;
import org.sswim.panels.PanelForecast;
import org.sswim.panels.PanelModel;
import org.sswim.panels.PanelTimes;
import org.sswim.panels.PanelTransform;
import org.sswim.panels.SimpleMethod;
import org.sswim.sampling.SeedStreams;
import org.sswim.series.InvalidDataException;
import org.sswim.series.OutlierPolicy;
import org.sswim.series.SamplingInterval;
import org.sswim.training.FitProgress;

class PanelTrainerTest {
  private static final PanelOptions QUICK =
      PanelOptions.defaults().withNeurons(20).withMembers(2).withWindows(2000);

  @TempDir private Path folder;

  /** Series of different levels, seasons of four rows, and lengths, some too short for a window. */
  private static Panel panel() {
    int n = 60;
    double[][] values = new double[n][];
    for (int i = 0; i < n; i++) {
      var random = new SeedStreams(i).stream("panel");
      double level = Math.exp(2 + 4 * random.nextDouble());
      double swing = 0.3 + 0.4 * random.nextDouble();
      values[i] = new double[i < 3 ? 7 : 30 + random.nextInt(40)];
      for (int t = 0; t < values[i].length; t++) {
        level *= Math.exp(0.01 + 0.02 * (random.nextDouble() - 0.5));
        values[i][t] = level * (1 + swing * Math.sin(Math.PI / 2 * (t + i)));
      }
    }
    List<String> ids = IntStream.range(0, n).mapToObj(i -> "s" + i).toList();
    return Panel.of(ids, values, new Frequency(4, 4));
  }

  private static double owa(List<PanelRow> rows, String model) {
    return rows.stream().filter(row -> row.model().equals(model)).findFirst().orElseThrow().owa();
  }

  @Test
  void oneModelBeatsTheSimpleRows() {
    PanelTruth truth = PanelTruth.lastOf(panel(), 4);
    List<PanelRow> result =
        PanelComparison.of(truth, PanelCandidates.ALL.all(), QUICK.withLevels(List.of(80.0)), 1)
            .run(Workers.of(2), null, FitProgress.NONE);
    double own = owa(result, "s-swim");
    for (SimpleMethod other : SimpleMethod.values()) {
      assertThat(own).as(other.label()).isLessThan(owa(result, other.label()));
    }
    PanelRow row = result.get(result.size() - 1);
    assertThat(row.coverage()[0]).isBetween(0.6, 0.95);
  }

  @Test
  void threadsChangeNothingAndFilesKeepAll() throws Exception {
    Panel panel = panel();
    PanelOptions options = QUICK.withLevels(List.of(50.0, 90.0));
    Path one = folder.resolve("one.sswim");
    Path two = folder.resolve("two.sswim");
    PanelModel model =
        new PanelTrainer(options, Workers.of(1)).fit(panel, 5, FitProgress.NONE).model();
    ModelFormat.PANEL.write(model, one);
    ModelFormat.PANEL.write(
        new PanelTrainer(options, Workers.of(2)).fit(panel, 5, FitProgress.NONE).model(), two);
    assertThat(Files.readAllBytes(two)).isEqualTo(Files.readAllBytes(one));
    PanelModel read = ModelFormat.PANEL.read(one);
    PanelForecast[] now = PanelComparison.forecasts(model, panel, Workers.of(2));
    PanelForecast[] then = PanelComparison.forecasts(read, panel, Workers.of(1));
    for (int i = 0; i < now.length; i++) {
      assertThat(then[i].point()).isEqualTo(now[i].point());
      assertThat(then[i].upper()).isEqualTo(now[i].upper());
      assertThat(now[i].lower()[1][4]).isLessThanOrEqualTo(now[i].lower()[0][4]);
    }
    assertThat(read.known().contains("s7")).isTrue();
    assertThat(read.known().contains("s700")).isFalse();
  }

  /** Counts around 1, of which one of four is 0; what is forecast has wide intervals. */
  private static Panel counts(double added) {
    double[][] values = new double[30][40];
    for (int i = 0; i < values.length; i++) {
      var random = new SeedStreams(i).stream("counts");
      Arrays.setAll(values[i], t -> added + (t == 0 ? 0 : random.nextInt(4)));
    }
    List<String> ids = IntStream.range(0, values.length).mapToObj(i -> "n" + i).toList();
    return Panel.of(ids, values, new Frequency(4, 4));
  }

  private static List<Double> all(PanelModel model, Panel panel) {
    return Arrays.stream(PanelComparison.forecasts(model, panel, Workers.of(1)))
        .flatMap(one -> Stream.of(List.of(one.point()), List.of(one.lower()), List.of(one.upper())))
        .flatMap(List::stream)
        .flatMapToDouble(Arrays::stream)
        .boxed()
        .toList();
  }

  @Test
  void forecastsAndIntervalsKeepTheirBounds() {
    PanelOptions wide = QUICK.withMembers(1).withLevels(List.of(99.0));
    Panel counts = counts(0);
    PanelTrainer trainer = new PanelTrainer(wide, Workers.of(2));
    PanelModel auto = trainer.fit(counts, 3, FitProgress.NONE).model();
    assertThat(auto.nonNegative()).isTrue();
    assertThat(all(auto, counts)).contains(0.0).allMatch(value -> value >= 0);
    // 12 above: no value comes near 0, and the same forecasts may.
    Panel high = counts(12);
    assertThat(trainer.fit(high, 3, FitProgress.NONE).model().limits().none()).isTrue();
    PanelOptions given = wide.withMin(Auto.of(12.5)).withMax(Auto.of(13.0));
    Path file = folder.resolve("bounded.sswim");
    ModelFormat.PANEL.write(
        new PanelTrainer(given, Workers.of(2)).fit(high, 3, FitProgress.NONE).model(), file);
    PanelModel read = ModelFormat.PANEL.read(file);
    assertThat(all(read, high)).contains(12.5, 13.0).allMatch(v -> v >= 12.5 && v <= 13);
    List<PanelRow> rows =
        PanelComparison.of(
                PanelTruth.lastOf(high, 3), PanelCandidates.ALL.list("persistence"), given, 1)
            .run(Workers.of(1), null, FitProgress.NONE);
    assertThat(Arrays.stream(rows.get(0).forecasts()).flatMapToDouble(Arrays::stream).boxed())
        .isSubsetOf(12.5, 13.0);
    assertThatThrownBy(() -> given.withMin(Auto.of(13.0)))
        .hasMessageContaining("min must be below max");
  }

  @Test
  void boundsHoldForRowsThatKnowNone() {
    double[][] values = {IntStream.range(0, 40).mapToDouble(t -> Math.max(0, 30 - t)).toArray()};
    Panel falling = Panel.of(List.of("falling"), values, new Frequency(4, 4));
    double[] own = SimpleMethod.DRIFT.forecast(Arrays.copyOf(values[0], 37), 4, 3);
    assertThat(Arrays.stream(own).max().orElseThrow()).isNegative();
    PanelRow row =
        PanelComparison.of(
                PanelTruth.lastOf(falling, 3), PanelCandidates.ALL.list("drift"), QUICK, 1)
            .run(Workers.of(1), null, FitProgress.NONE)
            .get(0);
    assertThat(row.forecasts()[0]).containsOnly(0);
  }

  @Test
  void withoutNeuronsAModelIsRidge() throws Exception {
    Panel panel = panel();
    PanelOptions options = QUICK.withLevels(List.of(80.0));
    PanelRow row =
        PanelComparison.of(
                PanelTruth.lastOf(panel, 4), PanelCandidates.ALL.list("ridge"), options, 1)
            .run(Workers.of(2), null, FitProgress.NONE)
            .get(0);
    // But for series of 7 rows, which a linear map of their windows throws far off.
    assertThat(Arrays.stream(row.owas()).filter(owa -> owa < 0.5).count()).isGreaterThan(40);
    assertThat(row.coverage()[0]).isBetween(0.6, 0.95);
    Path one = folder.resolve("one.sswim");
    Path two = folder.resolve("two.sswim");
    PanelOptions ridge = options.withNeurons(0);
    Panel known = panel.withoutLast(4);
    ModelFormat.PANEL.write(
        new PanelTrainer(ridge, Workers.of(2)).fit(known, 4, FitProgress.NONE).model(), one);
    Panel turned =
        known.select(IntStream.range(0, panel.size()).map(i -> panel.size() - 1 - i).toArray());
    ModelFormat.PANEL.write(
        new PanelTrainer(ridge, Workers.of(1)).fit(turned, 4, FitProgress.NONE).model(), two);
    assertThat(Files.readAllBytes(two)).isEqualTo(Files.readAllBytes(one));
    PanelModel model = ModelFormat.PANEL.read(one);
    assertThat(model.members()).singleElement().extracting(m -> m.neurons()).isEqualTo(0);
    PanelForecast[] forecasts = PanelComparison.forecasts(model, known, Workers.of(1));
    for (int i = 0; i < forecasts.length; i++) {
      assertThat(forecasts[i].point()).isEqualTo(row.forecasts()[i]);
    }
  }

  @Test
  void theOrderOfSeriesChangesNothing() throws Exception {
    Panel panel = panel();
    Panel turned =
        panel.select(IntStream.range(0, panel.size()).map(i -> panel.size() - 1 - i).toArray());
    Path one = folder.resolve("one.sswim");
    Path two = folder.resolve("two.sswim");
    PanelTrainer trainer = new PanelTrainer(QUICK.withMembers(1), Workers.of(2));
    ModelFormat.PANEL.write(trainer.fit(panel, 3, FitProgress.NONE).model(), one);
    ModelFormat.PANEL.write(trainer.fit(turned, 3, FitProgress.NONE).model(), two);
    assertThat(Files.readAllBytes(two)).isEqualTo(Files.readAllBytes(one));
  }

  @Test
  void valuesNextToNothingAreForecast() {
    Panel panel = panel();
    double[][] values = new double[panel.size()][];
    for (int i = 0; i < values.length; i++) {
      double unit = i % 2 == 0 ? 1e-50 : 1;
      values[i] = Arrays.stream(panel.values(i)).map(value -> unit * value).toArray();
    }
    Panel tiny = Panel.of(panel.ids(), values, panel.frequency());
    PanelModel model =
        new PanelTrainer(QUICK.withMembers(1), Workers.of(2))
            .fit(tiny, 3, FitProgress.NONE)
            .model();
    for (PanelForecast forecast : PanelComparison.forecasts(model, tiny, Workers.of(2))) {
      assertThat(forecast.point()).doesNotContain(Double.NaN);
    }
  }

  @Test
  void windowsNeedMoreThanASeason() {
    Panel panel = panel();
    // Season 4, horizon 3: a window of 5 rows and its targets.
    Panel enough = Panel.of(panel.ids(), firstOf(panel, 8), panel.frequency());
    PanelTrainer trainer = new PanelTrainer(QUICK.withMembers(1), Workers.of(2));
    assertThat(trainer.fit(enough, 3, FitProgress.NONE).windows()).isPositive();
    Panel few = Panel.of(panel.ids(), firstOf(panel, 7), panel.frequency());
    assertThatThrownBy(() -> trainer.fit(few, 3, FitProgress.NONE))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("needs 2 series of 8 rows");
  }

  private static double[][] firstOf(Panel panel, int rows) {
    return IntStream.range(0, panel.size())
        .mapToObj(i -> Arrays.copyOf(panel.values(i), Math.min(rows, panel.rows(i))))
        .toArray(double[][]::new);
  }

  @Test
  void fewSeriesAreEnough() {
    // Blocks outnumber them by far.
    Panel panel = panel();
    for (int n : new int[] {2, 3, 5}) {
      Panel few = panel.select(IntStream.range(10, 10 + n).toArray());
      PanelFit fit =
          new PanelTrainer(QUICK.withMembers(1), Workers.of(2)).fit(few, 3, FitProgress.NONE);
      assertThat(fit.leftOutError()).isLessThan(1);
    }
  }

  @Test
  void gapsNeitherTrainNorCount() {
    Panel panel = panel();
    List<double[]> holes = new ArrayList<>();
    for (int i = 0; i < panel.size(); i++) {
      double[] values = panel.values(i).clone();
      for (int t = 5 + i % 3; t < values.length; t += 9) {
        values[t] = Double.NaN;
      }
      holes.add(values);
    }
    Panel gaps = Panel.of(panel.ids(), holes.toArray(new double[0][]), panel.frequency());
    List<PanelRow> result =
        PanelComparison.of(
                PanelTruth.lastOf(gaps, 4),
                PanelCandidates.ALL.list("seasonal-naive,s-swim"),
                QUICK,
                1)
            .run(Workers.of(2), null, FitProgress.NONE);
    assertThat(owa(result, "s-swim")).isLessThan(owa(result, "seasonal-naive"));
  }

  /** The same without values in some rows, which are counted from the last one of each series. */
  private static Panel without(Panel panel, IntPredicate rows) {
    double[][] values = new double[panel.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = panel.values(i).clone();
      for (int t = 1; t < values[i].length; t++) {
        values[i][t] = rows.test(values[i].length - t) ? Double.NaN : values[i][t];
      }
    }
    return panel.withValues(values);
  }

  @Test
  void oneRowThatNoSeriesHasHarmsNothing() {
    PanelOptions options = QUICK.withNeurons(0).withLevels(List.of(80.0));
    Panel panel = panel();
    PanelFit whole = new PanelTrainer(options, Workers.of(2)).fit(panel, 14, FitProgress.NONE);
    PanelFit torn =
        new PanelTrainer(options, Workers.of(2))
            .fit(without(panel, back -> back == 14), 14, FitProgress.NONE);
    assertThat(torn.leftOutError()).isLessThan(1.2 * whole.leftOutError());
    float[] widths = torn.model().widths()[0];
    assertThat(widths[0]).isPositive().isEqualTo(widths[1]);
  }

  @Test
  void windowsThatNeverHaveAllValuesAreRefused() {
    Panel torn = without(panel(), back -> back % 4 == 0);
    for (int neurons : new int[] {0, 20}) {
      PanelTrainer trainer = new PanelTrainer(QUICK.withNeurons(neurons), Workers.of(2));
      assertThatThrownBy(() -> trainer.fit(torn, 4, FitProgress.NONE))
          .isInstanceOf(InvalidDataException.class)
          .hasMessageContaining("windows that train, 0 have a value in each of the 4 rows");
    }
  }

  @Test
  void trainedOutputsAgreeWithTheModelThatRunsAlone() {
    // What chooses by matrix products and what forecasts step by step are the same network.
    Panel panel = panel();
    PanelFit fit =
        new PanelTrainer(QUICK, Workers.of(2)).fit(panel.withoutLast(2), 2, FitProgress.NONE);
    PanelForecast[] forecasts =
        PanelComparison.forecasts(fit.model(), panel.withoutLast(2), Workers.of(2));
    double better = 0;
    for (int i = 0; i < forecasts.length; i++) {
      double[] rows = panel.values(i);
      double[] truth = Arrays.copyOfRange(rows, rows.length - 2, rows.length);
      double[] known = Arrays.copyOf(rows, rows.length - 2);
      double naive = PanelScores.mae(truth, SimpleMethod.SEASONAL_NAIVE.forecast(known, 4, 2));
      better += PanelScores.mae(truth, forecasts[i].point()) < naive ? 1 : 0;
    }
    assertThat(better / forecasts.length).isGreaterThan(0.6);
  }

  @Test
  void aGlitchInTheLastRowDoesNotMoveForecasts() {
    Panel panel = panel();
    double[][] values = new double[panel.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = panel.values(i).clone();
    }
    values[20][values[20].length - 1] = -9999;
    Panel spoilt = Panel.of(panel.ids(), values, panel.frequency());
    PanelModel model =
        new PanelTrainer(QUICK, Workers.of(2)).fit(spoilt, 3, FitProgress.NONE).model();
    // Without the least value no logarithm would be possible.
    assertThat(model.transform()).isNotEqualTo(PanelTransform.NONE);
    PanelForecast said = PanelComparison.forecasts(model, spoilt, Workers.of(1))[20];
    double[] before = SimpleMethod.SEASONAL_NAIVE.forecast(panel.values(20), 4, 3);
    for (int k = 0; k < 3; k++) {
      assertThat(said.point()[k]).isBetween(0.5 * before[k], 2 * before[k]);
    }
    PanelOptions keep = QUICK.withOutliers(OutlierPolicy.KEEP).withMembers(1);
    PanelModel kept =
        new PanelTrainer(keep, Workers.of(2)).fit(spoilt, 3, FitProgress.NONE).model();
    assertThat(kept.transform()).isEqualTo(PanelTransform.NONE);
    assertThat(kept.screened()).isFalse();
  }

  /** Any forecast of a 0 but 0 has the largest sMAPE; so yesterday would be hard to beat. */
  @Test
  void zerosAtNightDoNotMakeYesterdayTheBestForecast() {
    double[][] values = new double[60][80];
    for (int i = 0; i < values.length; i++) {
      var random = new SeedStreams(i).stream("nights");
      for (int t = 0; t < 80; t++) {
        values[i][t] = t % 4 < 2 ? 0 : 5 + random.nextInt(11);
      }
    }
    List<String> ids = IntStream.range(0, values.length).mapToObj(i -> "n" + i).toList();
    PanelTruth truth = PanelTruth.lastOf(Panel.of(ids, values, new Frequency(4, 4)), 8);
    List<Candidate<PanelFitTask, PanelForecaster>> two =
        PanelCandidates.ALL.list("seasonal-naive,s-swim");
    List<PanelRow> result =
        PanelComparison.of(truth, two, QUICK.withNeurons(100), 1)
            .run(Workers.of(2), null, FitProgress.NONE);
    assertThat(result.get(1).meanMase()).isLessThan(0.9 * result.get(0).meanMase());
    assertThat(owa(result, "s-swim")).isLessThan(0.95 * owa(result, "seasonal-naive"));
    double[] forecast = result.get(1).fit().model().newRun().forecast(truth.train(), 0).point();
    assertThat(forecast).startsWith(0, 0);
    assertThat(forecast[2]).isBetween(7.0, 13.0);
  }

  /** Else every other forecast of them would be endlessly wrong, and simple rows the best. */
  @Test
  void seriesOfZerosStaySo() {
    Panel panel = counts(0);
    double[][] values = panel.values().clone();
    Arrays.fill(values, 25, values.length, new double[40]);
    Panel some = panel.withValues(values);
    PanelFit fit =
        new PanelTrainer(QUICK.withMembers(1), Workers.of(2)).fit(some, 3, FitProgress.NONE);
    assertThat(fit.leftOutError()).isLessThan(1);
    assertThat(fit.model().shares().networks()).isPositive();
    assertThat(fit.model().newRun().forecast(some, 29).point()).containsOnly(0);
    assertThat(fit.model().newRun().forecast(some, 0).point()).doesNotContain(0);
  }

  @Test
  void whatIsGoodAtTheLastWindowsAloneHasNoShare() {
    // Seasons are high and low in turn, but for the last one, which repeats that before.
    double[][] values = new double[40][88];
    for (int i = 0; i < values.length; i++) {
      var random = new SeedStreams(i).stream("turns");
      for (int t = 0; t < 88; t++) {
        double high = t < 84 && t / 4 % 2 == 1 ? 2 : 1;
        values[i][t] = (10 + t % 4) * high * (1 + 0.02 * random.nextDouble());
      }
    }
    List<String> ids = IntStream.range(0, 40).mapToObj(i -> "n" + i).toList();
    Panel panel = Panel.of(ids, values, new Frequency(4, 8));
    PanelModel model =
        new PanelTrainer(QUICK, Workers.of(2)).fit(panel, 8, FitProgress.NONE).model();
    // Without the guard networks have none.
    assertThat(model.shares().networks()).isGreaterThanOrEqualTo(0.7);
  }

  /** Series go together, so that a quarter of them tells the others what comes at the same time. */
  @Test
  void whatIsGoodBehindAllThatTrainsHasAShare() {
    double[][] values = new double[40][120];
    double walk = 100;
    var steps = new SeedStreams(4).stream("steps");
    for (int t = 0; t < 120; t++) {
      walk += 8 * steps.nextDouble() - 4;
      for (int i = 0; i < values.length; i++) {
        values[i][t] = (1 + i) * walk;
      }
    }
    List<String> ids = IntStream.range(0, 40).mapToObj(i -> "n" + i).toList();
    Panel panel = Panel.of(ids, values, new Frequency(1, 1));
    PanelModel model =
        new PanelTrainer(QUICK.withNeurons(200), Workers.of(2))
            .fit(panel, 8, FitProgress.NONE)
            .model();
    assertThat(model.shares().networks()).isLessThanOrEqualTo(0.75);
  }

  @Test
  void anInterruptedFitGoesOnToTheSameBytes() throws Exception {
    Panel panel = panel();
    Path whole = folder.resolve("whole.sswim");
    Path resumed = folder.resolve("resumed.sswim");
    ModelFormat.PANEL.write(
        new PanelTrainer(QUICK, Workers.of(2)).fit(panel, 3, FitProgress.NONE).model(), whole);
    Path kept = Files.createDirectory(folder.resolve("kept"));
    PanelTrainer first = new PanelTrainer(QUICK, Workers.of(1), PanelCheckpoints.in(kept));
    assertThatThrownBy(
            () ->
                first.fit(
                    panel,
                    3,
                    (done, next) -> {
                      if (next.startsWith("network 2")) {
                        throw new IllegalStateException("killed");
                      }
                    }))
        .hasMessage("killed");
    assertThat(kept.toFile().list()).hasSize(1);
    // Another horizon is another fit, whose networks are none of these.
    new PanelTrainer(QUICK, Workers.of(2), PanelCheckpoints.in(kept))
        .fit(panel, 2, FitProgress.NONE);
    PanelCheckpoints again = PanelCheckpoints.in(kept);
    ModelFormat.PANEL.write(
        new PanelTrainer(QUICK, Workers.of(2), again).fit(panel, 3, FitProgress.NONE).model(),
        resumed);
    assertThat(Files.readAllBytes(resumed)).isEqualTo(Files.readAllBytes(whole));
    int all = kept.toFile().list().length;
    again.clear();
    assertThat(kept.toFile().list()).hasSize(all - QUICK.members());
  }

  /** The same values on dates two weeks later: its networks may have seen a moment stage. */
  @Test
  void otherDatesAreAnotherFit() throws Exception {
    Panel panel = panel();
    Path kept = Files.createDirectory(folder.resolve("kept"));
    PanelOptions one = QUICK.withMembers(1);
    SamplingInterval day = SamplingInterval.of(Duration.ofDays(1));
    int fits = 0;
    for (long first : new long[] {0, 14}) {
      long[] at = new long[panel.size()];
      Arrays.fill(at, first * 86_400);
      Panel dated = panel.withTimes(new PanelTimes(day, 1, PanelDates.DAYS, at));
      new PanelTrainer(one, Workers.of(2), PanelCheckpoints.in(kept))
          .fit(dated, 3, FitProgress.NONE);
      assertThat(kept.toFile().list()).hasSize(++fits);
    }
  }

  @Test
  void aDamagedCheckpointIsRefused() throws Exception {
    Panel panel = panel();
    Path kept = Files.createDirectory(folder.resolve("kept"));
    PanelOptions one = QUICK.withMembers(1);
    new PanelTrainer(one, Workers.of(2), PanelCheckpoints.in(kept)).fit(panel, 3, FitProgress.NONE);
    Path file;
    try (var files = Files.list(kept)) {
      file = files.findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(file);
    for (int cut : new int[] {0, 40, bytes.length / 2, bytes.length - 1}) {
      Files.write(file, Arrays.copyOf(bytes, cut));
      assertThatThrownBy(
              () ->
                  new PanelTrainer(one, Workers.of(1), PanelCheckpoints.in(kept))
                      .fit(panel, 3, FitProgress.NONE))
          .isInstanceOf(InvalidModelException.class)
          .hasMessageContaining(file.getFileName().toString());
    }
  }

  @Test
  void tooLittleIsRefusedWithWhatIsNeeded() {
    Panel tiny = Panel.of(List.of("a", "b"), new double[][] {{1, 2, 3}, {1, 2, 3}}, Frequency.NONE);
    assertThatThrownBy(() -> new PanelTrainer(QUICK, Workers.of(1)).fit(tiny, 4, FitProgress.NONE))
        .hasMessageContaining("needs 2 series of 6 rows")
        .hasMessageContaining("0 of 2 have as many, the longest has 3");
    assertThatThrownBy(() -> PanelTruth.lastOf(tiny, 4)).hasMessageContaining("at least 6");
  }

  @Test
  void testsMustFollow() {
    Panel train = Panel.of(List.of("a"), new double[][] {{1, 2, 3}}, Frequency.NONE);
    Panel other = Panel.of(List.of("b"), new double[][] {{4}}, Frequency.NONE);
    assertThatThrownBy(() -> PanelTruth.of(train, other)).hasMessageContaining("a series 'b'");
    assertThat(
            PanelTruth.of(train, Panel.of(List.of("a"), new double[][] {{4}}, Frequency.NONE))
                .horizon())
        .isEqualTo(1);
  }

  /** The last row to learn from has no value in one series, the first of the test in the other. */
  @Test
  void rowsMayLackBetweenSeriesAndTest(@TempDir Path folder) throws IOException {
    BesideNames known = new BesideNames(List.of(), List.of(), List.of("promo"));
    String header = "unique_id,ds,y,promo\n";
    Path before =
        Files.writeString(
            folder.resolve("train.csv"),
            header
                + "a,2024-01-01,1,0\na,2024-01-02,2,0\na,2024-01-03,,1\n"
                + "b,2024-01-01,1,0\nb,2024-01-02,2,0\nb,2024-01-03,3,1\n");
    Path after =
        Files.writeString(
            folder.resolve("test.csv"),
            header + "a,2024-01-04,4,2\na,2024-01-05,5,3\nb,2024-01-04,,2\nb,2024-01-05,6,3\n");
    Panel train = PanelFiles.read(before, null, PanelColumns.USUAL, known, null);
    PanelTruth truth =
        PanelTruth.of(train, PanelFiles.read(after, null, PanelColumns.USUAL, known, null));
    assertThat(truth.horizon()).isEqualTo(3);
    assertThat(truth.truth()[0]).containsExactly(Double.NaN, 4, 5);
    assertThat(truth.truth()[1]).containsExactly(Double.NaN, 6, Double.NaN);
    double[][][] columns = truth.train().beside().columns();
    assertThat(columns[0][0]).containsExactly(0, 0, 1, 2, 3);
    assertThat(columns[1][0]).containsExactly(0, 0, 1, Double.NaN, 3);
  }

  /** A test of two rows, a Friday and the Monday after, is read as the rows to learn from are. */
  @Test
  void testsGoOnWithTheDaysOfTheWeek() throws IOException {
    Path before = folder.resolve("days.csv");
    Files.writeString(before, days(20));
    Path after = folder.resolve("next.csv");
    Files.writeString(after, "unique_id,ds,y\na0,2024-05-31,1\na0,2024-06-03,2\n");
    Panel train = PanelFiles.read(before, null, PanelColumns.USUAL);
    PanelColumns alike = PanelColumns.USUAL.withDays(train.times().days());
    Panel test = PanelFiles.read(after, null, alike);
    assertThat(PanelTruth.of(train, test).truth()[0]).containsExactly(Double.NaN, 1, 2);
    Panel other = PanelFiles.read(after, null, PanelColumns.USUAL);
    assertThatThrownBy(() -> PanelTruth.of(train, other))
        .isInstanceOf(InvalidDataException.class)
        .hasMessage(
            "the test has rows 3 days apart, but those to learn from are 1 working day (Mon-Fri)"
                + " apart");
  }

  /** The model keeps the days, and refuses rows that are on others. */
  @Test
  void forecastsLeaveOutDaysThatNeverHaveRows() throws IOException {
    Path file = folder.resolve("days.csv");
    Files.writeString(file, days(80));
    Panel panel = PanelFiles.read(file, null, PanelColumns.USUAL);
    assertThat(panel.frequency().season()).isEqualTo(5);
    Path saved = folder.resolve("days.sswim");
    for (int neurons : new int[] {0, 20}) {
      PanelOptions options = QUICK.withNeurons(neurons).withMembers(1);
      PanelFit fit = new PanelTrainer(options, Workers.of(2)).fit(panel, 5, FitProgress.NONE);
      ModelFormat.PANEL.write(fit.model(), saved);
      PanelModel model = ModelFormat.PANEL.read(saved);
      assertThat(model.interval()).hasToString("PT24H on 12345");
      model.require(panel);
      double[] point = model.newRun().forecast(panel, 0).point();
      for (int k = 0; k < 5; k++) {
        int weekday = LocalDate.parse(panel.times().text(0, 80 + k)).getDayOfWeek().getValue();
        assertThat(weekday).isLessThanOrEqualTo(5);
        assertThat(point[k]).isCloseTo(100 + 20 * weekday, within(6.0));
      }
      PanelColumns all = PanelColumns.USUAL.withDays(EnumSet.allOf(DayOfWeek.class));
      Panel gaps = PanelFiles.read(file, null, all);
      assertThatThrownBy(() -> model.require(gaps))
          .isInstanceOf(InvalidDataException.class)
          .hasMessage(
              "the model is of rows 1 working day (Mon-Fri) apart, those of the panel are 1 day"
                  + " apart");
      Path hours = Files.writeString(folder.resolve("hours.csv"), hours(60));
      Panel hourly = PanelFiles.read(hours, null, PanelColumns.USUAL);
      assertThatThrownBy(() -> model.require(hourly))
          .isInstanceOf(InvalidDataException.class)
          .hasMessageEndingWith("those of the panel are 1 h apart");
    }
  }

  private static String hours(int rows) {
    LocalDateTime first = LocalDate.of(2024, 5, 29).atStartOfDay();
    return IntStream.range(0, rows)
        .mapToObj(r -> "a,%s,%s\n".formatted(first.plusHours(r), r % 24))
        .collect(Collectors.joining("", "unique_id,ds,y\n", ""));
  }

  /** Series that end on 2024-05-29, a Wednesday, with a row for each day from Monday to Friday. */
  private static String days(int rows) {
    SamplingInterval working = SamplingInterval.parse("PT24H on 12345");
    LocalDateTime last = LocalDate.of(2024, 5, 29).atStartOfDay();
    StringBuilder text = new StringBuilder("unique_id,ds,y\n");
    for (int i = 0; i < 8; i++) {
      for (int t = 0; t < rows; t++) {
        LocalDate day = working.plus(last, t + 1L - rows).toLocalDate();
        double value = 100 + 20 * day.getDayOfWeek().getValue() + i + t * 5 % 3;
        text.append("a%s,%s,%s\n".formatted(i, day, value));
      }
    }
    return text.toString();
  }
}
