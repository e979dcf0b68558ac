package org.sswim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sswim.paneltrainers.PanelRow;

class PanelReportTest {
  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
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
}
