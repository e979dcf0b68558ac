package org.sswim.training;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.forecasting.Provenance;
import org.sswim.sampling.PairDensity;
import org.sswim.sampling.SeedStreams;

/**
 * S-SWIM: trains Spike Response Model networks for forecasting without gradients.
 *
 * <ol>
 *   <li>Small pilot networks choose on the validation block how windows enter the network ({@link
 *       #plan}).
 *   <li>Hidden layers are sampled one after the other: temporal parameters, pairs of training windows
 *       with similar inputs and different targets, weights and biases by prescribed voltages.
 *   <li>The read-out is solved by ridge regression, its penalty chosen on the validation block.
 * </ol>
 *
 * <p>A trainer is stateless and reusable; equal options and data train equal networks.
 *
 * @see <a href="https://arxiv.org/abs/2510.01012">Gollwitzer and Dietrich 2025, Random Feature
 *     Spiking Neural Networks</a>
 */
public final class SSwim {
  private final SSwimOptions options;

  /** A trainer with the given options. */
  public SSwim(SSwimOptions options) {
    this.options = options;
  }

  /** The options. */
  public SSwimOptions options() {
    return options;
  }

  /**
   * Chooses the shape of the network on the validation block. Baselines of the same seed share it.
   */
  public NetworkPlan plan(TrainingData data, FitPlan fitPlan) {
    return new PlanSearch(options, data, fitPlan).search();
  }

  /**
   * Samples a hidden network and fits its read-outs.
   *
   * @param plan the shape of the network, from {@link #plan}
   * @param source where hidden weights come from
   */
  public Trained train(
      TrainingData data, FitPlan fitPlan, NetworkPlan plan, WeightSource source) {
    long began = System.nanoTime();
    WindowedSeries series = data.windows(plan.calendar());
    HiddenNetworkSampler.Sampled sampled =
        new HiddenNetworkSampler(
                options.layer(),
                options.readoutKernel(),
                source,
                new SeedStreams(options.seed()))
            .sample(
                series,
                fitPlan.commonTrain(),
                fitPlan.longest(),
                plan,
                options.neurons(),
                options.layers());
    long drawn = System.nanoTime();
    FeatureMap features = new SpikingFeatures(sampled.network(), plan.relativeInput());
    List<FittedReadout> readouts =
        new ReadoutFit(options.ridge(), options.relativeTarget()).fit(series, features, fitPlan);
    long fitted = System.nanoTime();
    double rate =
        FiringRate.measure(
            sampled.network(), series, fitPlan.commonTrain(), plan.relativeInput());
    return new Trained(
        source,
        plan,
        sampled.network(),
        readouts,
        sampled.densities(),
        rate,
        Map.of("sample", (drawn - began) * 1e-9, "fit", (fitted - drawn) * 1e-9));
  }

  /**
   * The forecaster of one horizon.
   *
   * @param readout one of the read-outs of {@code trained}
   * @param version version of the library, for the provenance
   */
  public ForecastModel model(
      TrainingData data, Trained trained, FittedReadout readout, String version) {
    ForecastSpec spec =
        new ForecastSpec(
            data.window(),
            readout.horizon(),
            data.channels(),
            trained.plan().relativeInput(),
            readout.relativeTarget(),
            trained.plan().calendar());
    return new ForecastModel(
        trained.network(readout),
        spec,
        data.series().channelNames(),
        data.standardizer(),
        new Provenance(
            version,
            options.seed(),
            data.series().fingerprint(),
            described(trained),
            results(trained, readout)));
  }

  private Map<String, String> described(Trained trained) {
    Map<String, String> text = new TreeMap<>();
    text.put("weights", trained.source().label());
    text.put("neurons", String.valueOf(options.neurons()));
    text.put("layers", String.valueOf(options.layers()));
    text.put("taps", String.valueOf(options.taps()));
    text.put("max-cost", String.valueOf(options.maxCost()));
    text.put("relative-input", String.valueOf(options.relativeInput()));
    text.put("relative-target", String.valueOf(options.relativeTarget()));
    text.put("calendar", String.valueOf(options.calendar()));
    text.put("layer", String.valueOf(options.layer()));
    text.put("ridge", String.valueOf(options.ridge()));
    text.put("readout-kernel", options.readoutKernel().name());
    return text;
  }

  private static Map<String, String> results(Trained trained, FittedReadout readout) {
    Map<String, String> text = new TreeMap<>();
    text.put("taps", String.valueOf(trained.plan().taps()));
    text.put("max-cost", String.valueOf(trained.plan().maxCost()));
    text.put("penalty", String.valueOf(readout.solution().penalty()));
    text.put("condition", String.valueOf(readout.solution().condition()));
    text.put("dropped-features", String.valueOf(readout.solution().droppedFeatures()));
    text.put("validation-error", String.valueOf(readout.validationError()));
    text.put("spike-rate", String.valueOf(trained.spikeRate()));
    for (int l = 0; l < trained.densities().size(); l++) {
      PairDensity density = trained.densities().get(l);
      text.put("pair-entropy-" + (l + 1), String.valueOf(density.entropy()));
      text.put(
          "pair-effective-sample-" + (l + 1), String.valueOf(density.effectiveSampleSize()));
    }
    return text;
  }
}
