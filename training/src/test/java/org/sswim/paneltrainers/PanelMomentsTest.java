package org.sswim.paneltrainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sswim.linalg.Workers;
import org.sswim.panels.BesideNames;
import org.sswim.panels.Frequency;
import org.sswim.panels.Histories;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelBeside;
import org.sswim.panels.PanelDates;
import org.sswim.panels.PanelInputs;
import org.sswim.panels.PanelTimes;
import org.sswim.panels.PanelTransform;
import org.sswim.panels.SeriesInputs;
import org.sswim.series.SamplingInterval;
import org.sswim.stages.MomentMode;
import org.sswim.training.FitProgress;
import org.sswim.training.Search;

class PanelMomentsTest {
  private static final LocalDate FIRST = LocalDate.of(2019, 10, 7);

  /** Rows up to the first of May of 2022. */
  private static final int ROWS =
      Math.toIntExact(LocalDate.of(2022, 5, 1).toEpochDay() - FIRST.toEpochDay());

  /** Daily series with noise and, if so, a week and a low first of May. */
  private static Panel panel(boolean dated, int rows) {
    Random random = new Random(5);
    double[][] values = new double[dated ? 4 : 5][rows];
    long[] first = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      first[i] = FIRST.toEpochDay() * 86_400;
      for (int t = 0; t < rows; t++) {
        LocalDate day = FIRST.plusDays(t);
        boolean may = dated && day.getMonthValue() == 5 && day.getDayOfMonth() == 1;
        values[i][t] = (may ? 0.3 : 1) * (i + 2) * (5 + (dated ? t % 7 : 0) + random.nextDouble());
      }
    }
    return new Panel(
        IntStream.range(0, values.length).mapToObj(i -> "s" + i).toList(),
        values,
        new PanelTimes(SamplingInterval.of(Duration.ofDays(1)), 1, PanelDates.DAYS, first),
        Frequency.of(SamplingInterval.of(Duration.ofDays(1))),
        0,
        List.of());
  }

  private static PanelMoments.Fitting fitting(Panel panel, PanelTransform transform) {
    return new PanelMoments.Fitting(
        panel, transform, PanelInputs.of(panel), 7, 0, new Search(), Workers.of(2));
  }

  /** Series of unlike lengths, half as much again on days of an offer, if so. */
  private static Panel offers(boolean worth) {
    Random random = new Random(9);
    int many = 6;
    double[][] values = new double[many][];
    double[][][] columns = new double[many][1][];
    for (int i = 0; i < many; i++) {
      int rows = 150 - 3 * i;
      values[i] = new double[rows];
      columns[i][0] = new double[rows + 7];
      for (int t = 0; t < rows + 7; t++) {
        boolean offer = random.nextInt(5) == 0;
        columns[i][0][t] = offer ? 1 : 0;
        double usual = (i + 2) * (5 + t % 7 + random.nextDouble());
        if (t < rows) {
          values[i][t] = (offer && worth ? 1.5 : 1) * usual;
        }
      }
    }
    return new Panel(
        IntStream.range(0, many).mapToObj(i -> "s" + i).toList(),
        values,
        PanelTimes.counted(many),
        new Frequency(7, 7),
        0,
        List.of(),
        new PanelBeside(
            new BesideNames(List.of(), List.of(), List.of("offer")), new String[many][0], columns));
  }

  @Test
  void knownColumnsAreTakenOffWithoutDates() {
    Panel panel = offers(true);
    PanelMoments moments = fitting(panel, PanelTransform.LOG).columns();
    assertThat(moments).isNotNull();
    assertThat(moments.last().model()).isNull();
    SeriesInputs beside = PanelInputs.of(panel).of(panel, 3);
    Histories.Centred history =
        new Histories(PanelTransform.LOG, 7, moments.last())
            .of(panel.values(3), t -> panel.times().wallClock(3, t), beside, 7);
    double[] offer = panel.beside().columns()[3][0];
    double[] said = new double[2];
    int[] count = new int[2];
    for (int t = 10; t < offer.length; t++) {
      said[(int) offer[t]] += history.said(t);
      count[(int) offer[t]]++;
    }
    // The logarithm of 1.5.
    assertThat(said[1] / count[1] - said[0] / count[0]).isCloseTo(0.405, within(0.03));
  }

  @Test
  void columnsThatSayNothingAreLeftOut() {
    assertThat(fitting(offers(false), PanelTransform.LOG).columns()).isNull();
  }

  @Tag("long")
  @Test
  void datesAreLearntFromAllSeries() {
    Panel panel = panel(true, ROWS);
    PanelFit fit =
        new PanelTrainer(
                PanelOptions.defaults().withNeurons(20).withMembers(1).withWindows(1000),
                Workers.of(2))
            .fit(panel, 7, FitProgress.NONE);
    assertThat(fit.model().moment()).isNotNull();
    double[] next = fit.model().newRun().forecast(panel, 3).point();
    // The first of May is a Sunday: 5 times 11 to 12 is usual, three tenths of that what dates say.
    assertThat(next[0]).isBetween(8.0, 30.0);
    assertThat(next[1]).isBetween(20.0, 40.0);
  }

  @Test
  void whereDatesSayNothingThereIsNoStage() {
    Panel noise = panel(false, 500);
    PanelPlan plan =
        new PanelSearch(noise, PanelInputs.of(noise), 1, 7, PanelOptions.defaults(), Workers.of(2))
            .plan(FitProgress.NONE);
    assertThat(plan.moment()).isNull();
    Panel dated = panel(true, ROWS);
    double[][] values =
        IntStream.range(0, dated.size()).mapToObj(dated::values).toArray(double[][]::new);
    Panel undated = Panel.of(dated.ids(), values, new Frequency(7, 7));
    assertThat(fitting(undated, PanelTransform.LOG).open(null)).containsExactly(MomentMode.NONE);
  }

  @Test
  void aGapTakesWhatWasLeftASeasonBefore() {
    Panel panel = panel(true, ROWS);
    PanelMoments.Fitting fitting = fitting(panel, PanelTransform.NONE);
    MomentMode mode = MomentMode.ANOMALIES;
    PanelMoments moments = fitting.with(null, fitting.before(null, mode), mode);
    assertThat(moments).isNotNull();
    double[] values = panel.values(0).clone();
    int may = Math.toIntExact(LocalDate.of(2021, 5, 1).toEpochDay() - FIRST.toEpochDay());
    values[may] = Double.NaN;
    Histories.Centred history =
        new Histories(PanelTransform.NONE, 7, moments.last())
            .of(values, t -> panel.times().wallClock(0, t), SeriesInputs.NONE, 3);
    assertThat(history.z()[may]).isEqualTo(history.z()[may - 7]);
    assertThat(history.z()[may + 1] + history.said(may + 1))
        .isCloseTo((float) values[may + 1], within(1e-3f));
    // Seven tenths of some 2 times 10.5, in the file's unit.
    assertThat(history.said(may)).isBetween(-20f, -7f);
  }
}
