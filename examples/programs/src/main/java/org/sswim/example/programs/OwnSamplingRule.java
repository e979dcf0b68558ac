package org.sswim.example.programs;

import java.nio.file.Path;
import java.util.Objects;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.evaluation.LeftOutErrors;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.SSwimForecaster;
import org.sswim.forecasting.ForecastModel;
import org.sswim.linalg.Workers;
import org.sswim.sampling.Directions;
import org.sswim.sampling.LayerDraw;
import org.sswim.sampling.LayerOptions;
import org.sswim.sampling.SamplingRule;
import org.sswim.sampling.WeightOptions;
import org.sswim.series.CsvOptions;
import org.sswim.series.SeriesCsv;
import org.sswim.series.TimeSeries;

/** Draws hidden weights by a rule of its own, and compares it with S-SWIM's. */
public final class OwnSamplingRule {
  private OwnSamplingRule() {}

  /** The rule: every weight is -1 or +1, at random. Lengths and thresholds are set afterwards. */
  private static final class Signs implements SamplingRule {
    @Override
    public String label() {
      return "signs";
    }

    @Override
    public Directions draw(LayerDraw layer) {
      Directions directions = new Directions(layer.inputs(), layer.neurons());
      for (int neuron = 0; neuron < layer.neurons(); neuron++) {
        // A stream for each neuron, so that the number of threads changes nothing.
        UniformRandomProvider random = layer.stream("signs", neuron);
        double[] weights = new double[layer.inputs()];
        for (int j = 0; j < weights.length; j++) {
          weights[j] = random.nextBoolean() ? 1 : -1;
        }
        directions.set(neuron, weights);
      }
      return directions;
    }
  }

  /** The argument is births.csv. */
  public static void main(String[] arguments) {
    TimeSeries series = SeriesCsv.read(Path.of(arguments[0]), CsvOptions.defaults());
    for (SamplingRule rule : new SamplingRule[] {new Signs(), WeightOptions.Rule.POINT}) {
      ForecastOptions usual = ForecastOptions.defaults();
      LayerOptions layer = usual.network().layer();
      LayerOptions own = layer.withWeights(layer.weights().withRule(rule));
      SSwimForecaster forecaster =
          SSwimForecaster.of(28, 7)
              .withOptions(usual.withNetwork(network -> network.withLayer(own)))
              .neurons(100);
      ForecastModel model = LeftOutErrors.fitted(forecaster, series, Workers.available()).model();
      LeftOutErrors errors = Objects.requireNonNull(LeftOutErrors.of(model.provenance()));
      System.out.printf("%s: error %.4f on left-out windows%n", rule.label(), errors.model());
    }
  }
}
