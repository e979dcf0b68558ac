package org.sswim.ablation;

import java.util.ArrayList;
import java.util.List;
import org.sswim.evaluation.ComparisonOptions;
import org.sswim.evaluation.MetricScale;
import org.sswim.evaluation.ModelKind;
import org.sswim.evaluation.Protocol;
import org.sswim.evaluation.Split;
import org.sswim.forecasting.ChannelMode;
import org.sswim.linalg.Workers;
import org.sswim.series.TimeSeries;
import org.sswim.training.SSwimOptions;
import org.sswim.training.TestSeries;

/** A small series and a protocol for it. */
final class Ablations {
  static final int WINDOW = 12;
  static final List<Integer> HORIZONS = List.of(4, 1);

  private Ablations() {}

  static TimeSeries series() {
    double[] a = TestSeries.seasonal(1, 300);
    double[] b = TestSeries.seasonal(2, 300);
    return TestSeries.hourly(300, r -> 50 + 4 * a[r], r -> b[r]);
  }

  static ComparisonOptions options(SSwimOptions training, int seeds) {
    return new ComparisonOptions(
        WINDOW,
        HORIZONS,
        (rows, window, horizon) -> Split.seqSnn(rows, window, horizon, 0.7, 0.1),
        MetricScale.Kind.ZSCORE,
        ChannelMode.SHARED,
        List.of(ModelKind.S_SWIM),
        training,
        seeds,
        0,
        0);
  }

  static SSwimOptions small() {
    return SSwimOptions.defaults().withSize(12, 1).withSeed(3);
  }

  static Protocol protocol(TimeSeries series) {
    return new Protocol(series, options(small(), 1), ChannelMode.SHARED, Workers.of(2));
  }

  static List<Axis> axes(Base base, TimeSeries series) {
    List<Axis> axes = new ArrayList<>();
    for (AxisDefinition definition : Axes.all()) {
      definition.resolve(base, protocol(series).data()).ifPresent(axes::add);
    }
    return axes;
  }

  static List<String> labels(Axis axis) {
    return axis.variants().stream().map(Variant::label).toList();
  }
}
