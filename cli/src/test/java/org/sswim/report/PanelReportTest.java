package org.sswim.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sswim.linalg.Workers;
import org.sswim.panels.Frequency;
import org.sswim.panels.Panel;
import org.sswim.paneltrainers.PanelCandidates;
import org.sswim.paneltrainers.PanelComparison;
import org.sswim.paneltrainers.PanelOptions;
import org.sswim.paneltrainers.PanelRow;
import org.sswim.paneltrainers.PanelTruth;
import org.sswim.training.FitProgress;

class PanelReportTest {
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  @Test
  void manySeriesArePutInOrder() {
    int n = 30_000;
    PanelRow row = row(n, 1);
    List<Integer> order = PanelReport.order(row);
    assertThat(order).hasSize(n);
    for (int k = 1; k < n; k++) {
      assertThat(row.owas()[order.get(k)]).isGreaterThanOrEqualTo(row.owas()[order.get(k - 1)]);
    }
  }

  private static PanelRow row(int series, long seed) {
    double[] errors = new Random(seed).doubles(series).toArray();
    double[] none = new double[0];
    double[][] forecasts = new double[series][0];
    PanelRow.Errors own = new PanelRow.Errors(errors, errors, errors, errors);
    return new PanelRow("naive2", null, forecasts, own, errors, 1, none, none, 0, null);
  }

  /** 16 times the series take about 16 times the work; squares would take 256 times. */
  @Tag("long")
  @Test
  void workGrowsAsTheSeriesDo() {
    double few =
        IntStream.range(0, 8).mapToDouble(i -> secondsOfProcessors(2000)).min().getAsDouble();
    assertThat(secondsOfProcessors(32_000)).isLessThan(64 * few);
  }

  /** Compares on so many series, and tells all that is told of it. */
  private static double secondsOfProcessors(int series) {
    Random random = new Random(series);
    double[][] values = new double[series][];
    for (int i = 0; i < series; i++) {
      values[i] = random.doubles(12).toArray();
    }
    List<String> ids = IntStream.range(0, series).mapToObj(i -> "s" + i).toList();
    long began = PROCESS.getProcessCpuTime();
    PanelTruth truth = PanelTruth.lastOf(Panel.of(ids, values, new Frequency(1, 1)), 2);
    PanelComparison comparison =
        PanelComparison.of(
            truth, PanelCandidates.ALL.list("persistence,naive2"), PanelOptions.defaults(), 1);
    PanelReport table =
        new PanelReport(comparison, comparison.run(Workers.of(1), null, FitProgress.NONE));
    Report report = table.report(Path.of("f"), null, true);
    String all = report.text() + report.json() + report.html() + table.csv();
    assertThat(all).contains("s" + (series - 1));
    return (PROCESS.getProcessCpuTime() - began) * 1e-9;
  }
}
