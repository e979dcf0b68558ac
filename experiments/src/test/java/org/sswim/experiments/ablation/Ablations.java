package org.sswim.experiments.ablation;

import java.util.ArrayList;
import java.util.List;
import org.sswim.evaluation.ComparisonOptions;
import org.sswim.evaluation.ForecastCandidates;
import org.sswim.evaluation.Protocol;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasting.ChannelMode;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.series.TimeSeries;
import org.sswim.stages.MomentMode;
import org.sswim.training.NetworkShape;

/** A small series and a protocol for it. */
final class Ablations {
  static final int WINDOW = 12;
  static final List<Integer> HORIZONS = List.of(4, 1);

  private Ablations() {}

  static TimeSeries series() {
    double[] a = TestSeries.seasonal(1, 300, 4, 50);
    return TestSeries.hourly(a, TestSeries.seasonal(2, 300, 1, 0));
  }

  static ComparisonOptions options(ForecastOptions training, int seeds) {
    return ComparisonOptions.of(WINDOW, HORIZONS)
        .withModels(ForecastCandidates.ALL.list("s-swim"))
        .withTraining(training)
        .withSeeds(seeds);
  }

  static ForecastOptions small() {
    return ForecastOptions.defaults()
        .withMembers(Auto.of(1))
        .withMoment(Auto.of(MomentMode.NONE))
        .withNetwork(n -> n.withNeurons(12).withSeed(3));
  }

  /** Networks with nothing left to the validation block. */
  static ForecastOptions fixed(int neurons, int taps, Auto<Boolean> relativeInput) {
    return small()
        .withRelativeInput(relativeInput)
        .withNetwork(
            network ->
                network
                    .withNeurons(neurons)
                    .withTaps(Auto.of(taps))
                    .withMaxCost(0.5)
                    .withBanks(Auto.of(NetworkShape.USUAL_BANKS))
                    .withOversampling(Auto.of(1)));
  }

  static Protocol protocol(TimeSeries series) {
    return Protocol.of(series, options(small(), 1), ChannelMode.SHARED, Workers.available());
  }

  static List<Axis> axes(Base base, TimeSeries series) {
    List<Axis> axes = new ArrayList<>();
    for (AxisDefinition definition : AblationAxes.all()) {
      definition.resolve(base, protocol(series).data()).ifPresent(axes::add);
    }
    return axes;
  }

  static List<String> labels(Axis axis) {
    return axis.variants().stream().map(Variant::label).toList();
  }
}
