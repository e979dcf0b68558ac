package org.sswim.boosting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sswim.comparison.Candidate;
import org.sswim.linalg.Workers;
import org.sswim.panels.Frequency;
import org.sswim.panels.Panel;
import org.sswim.paneltrainers.PanelCandidates;
import org.sswim.paneltrainers.PanelComparison;
import org.sswim.paneltrainers.PanelFitTask;
import org.sswim.paneltrainers.PanelForecaster;
import org.sswim.paneltrainers.PanelOptions;
import org.sswim.paneltrainers.PanelRow;
import org.sswim.paneltrainers.PanelTruth;
import org.sswim.training.FitProgress;

class LightGbmPanelsTest {
  private static final Candidate<PanelFitTask, PanelForecaster> TREES =
      new LightGbmPanels().candidate(List.of());

  /** Series of a season with noise, which the seasonal naive forecast repeats. */
  private static Panel panel(double last) {
    Random random = new Random(7);
    List<String> ids = new ArrayList<>();
    double[][] values = new double[30][];
    for (int i = 0; i < values.length; i++) {
      ids.add("s" + i);
      values[i] = new double[60 + i];
      for (int t = 0; t < values[i].length; t++) {
        double wave = Math.sin(2 * Math.PI * t / 7 + i % 7);
        values[i][t] = (i + 1) * (10 + 2 * wave + 0.5 * random.nextGaussian());
        values[i][t] *= t >= values[i].length - 5 ? last : 1;
      }
    }
    return Panel.of(ids, values, new Frequency(7, 7));
  }

  private static List<PanelRow> compared(Panel panel, Workers workers) {
    List<Candidate<PanelFitTask, PanelForecaster>> both =
        List.of(PanelCandidates.ALL.named("seasonal-naive"), TREES);
    return PanelComparison.of(
            PanelTruth.lastOf(panel, 5), both, PanelOptions.defaults().withSeed(3), 1)
        .run(workers, null, FitProgress.NONE);
  }

  @Tag("long")
  @Test
  void averagesSeasonsTheSameForAnyNumberOfThreadsAndWhateverIsForecast() {
    List<PanelRow> rows = compared(panel(1), Workers.of(2));
    assertThat(rows.get(1).model()).isEqualTo("lightgbm");
    // Noise of the season before adds to that of the truth: at best sqrt(1 / 2) is left.
    assertThat(rows.get(1).meanMase()).isLessThan(0.9 * rows.get(0).meanMase());
    assertThat(compared(panel(-9), Workers.of(1)).get(1).forecasts())
        .isDeepEqualTo(rows.get(1).forecasts());
  }

  @Tag("long")
  @Test
  void aRowThatNoSeriesHasLeavesSomeWindowsToChoose() {
    Panel panel = panel(1);
    for (double[] values : panel.values()) {
      values[values.length - 10] = Double.NaN;
    }
    List<PanelRow> rows = compared(panel, Workers.of(2));
    assertThat(rows.get(1).meanMase()).isLessThan(rows.get(0).meanMase());
  }
}
