package org.sswim.paneltrainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sswim.linalg.Workers;
import org.sswim.panels.CentredHistory;
import org.sswim.panels.Frequency;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelTimes;
import org.sswim.panels.PanelTransform;
import org.sswim.series.SamplingInterval;
import org.sswim.training.FitProgress;

class PanelMomentsTest {
  private static final LocalDate FIRST = LocalDate.of(2019, 1, 7);

  /** Rows up to the first of May of 2022. */
  private static final int ROWS =
      Math.toIntExact(LocalDate.of(2022, 5, 1).toEpochDay() - FIRST.toEpochDay());

  /** Daily series with a week, noise and, if so, a low first of May. */
  private static Panel panel(boolean dated) {
    Random random = new Random(5);
    double[][] values = new double[12][ROWS];
    long[] first = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      first[i] = FIRST.toEpochDay() * 86_400;
      for (int t = 0; t < ROWS; t++) {
        LocalDate day = FIRST.plusDays(t);
        boolean may = dated && day.getMonthValue() == 5 && day.getDayOfMonth() == 1;
        values[i][t] = (may ? 0.3 : 1) * (i + 2) * (5 + t % 7 + random.nextDouble());
      }
    }
    return new Panel(
        IntStream.range(0, values.length).mapToObj(i -> "s" + i).toList(),
        values,
        new PanelTimes(SamplingInterval.of(Duration.ofDays(1)), 1, PanelTimes.DATE, first),
        Frequency.of(SamplingInterval.of(Duration.ofDays(1))),
        0,
        List.of());
  }

  @Test
  void datesAreLearntFromAllSeries() {
    Panel panel = panel(true);
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
    Workers workers = Workers.of(2);
    assertThat(PanelMoments.of(panel(false), PanelTransform.LOG, 7, 0, choice -> {}, workers))
        .isNull();
    Panel undated =
        Panel.of(
            panel(true).ids(),
            IntStream.range(0, 12).mapToObj(panel(true)::values).toArray(double[][]::new),
            new Frequency(7, 7));
    assertThat(PanelMoments.of(undated, PanelTransform.LOG, 7, 0, choice -> {}, workers)).isNull();
  }

  @Test
  void aGapTakesWhatWasLeftASeasonBefore() {
    Panel panel = panel(true);
    PanelMoments moments =
        PanelMoments.of(panel, PanelTransform.NONE, 7, 0, choice -> {}, Workers.of(2));
    assertThat(moments).isNotNull();
    double[] values = panel.values(0).clone();
    int may = Math.toIntExact(LocalDate.of(2021, 5, 1).toEpochDay() - FIRST.toEpochDay());
    values[may] = Double.NaN;
    CentredHistory history =
        CentredHistory.of(
            values, PanelTransform.NONE, 7, moments.last().reader(), panel.times(), 0, 3);
    assertThat(history.z()[may]).isEqualTo(history.z()[may - 7]);
    assertThat(history.z()[may + 1] + history.said(may + 1))
        .isCloseTo((float) values[may + 1], within(1e-3f));
    // Seven tenths of some 2 times 10.5, in the file's unit.
    assertThat(history.said(may)).isBetween(-20f, -7f);
  }
}
