package org.sswim.training;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.CovariateInputs;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.forecasting.Provenance;
import org.sswim.forecasting.Semantics;
import org.sswim.linalg.Workers;
import org.sswim.network.HiddenNetwork;
import org.sswim.sampling.PairDensity;
import org.sswim.series.TimeSeries;

/**
 * S-SWIM: trains Spike Response Model networks for forecasting without gradients.
 *
 * <ol>
 *   <li>Small pilot networks choose on the validation block how windows enter the network ({@link
 *       #plan}).
 *   <li>Hidden layers are sampled one after the other: temporal parameters, pairs of training
 *       windows with similar inputs and different targets, weights and biases by prescribed
 *       voltages.
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
  private final Workers workers;

  /** A trainer with the given options that uses all processors. */
  public SSwim(SSwimOptions options) {
    this(options, Workers.available());
  }

  /** A trainer with the given options. */
  public SSwim(SSwimOptions options, Workers workers) {
    this.options = options;
    this.workers = workers;
  }

  /** The options. */
  public SSwimOptions options() {
    return options;
  }

  /**
   * Fits a forecaster to a whole series: the last share of the windows chooses the options that are
   * left open, then all windows train the read-out.
   *
   * @param series at least {@code window + horizon + 9} rows
   * @param window H, rows that a forecast sees
   * @param horizon O, rows that it forecasts
   * @param channels shared or joint
   * @param validationShare share of the windows that chooses, in (0, 1); .2 is a good start
   * @param stride rows between training windows, or 0 for {@link FitPlan#autoStride}
   * @throws org.sswim.series.InvalidSeriesException if the series is too short
   */
  public ForecastModel fit(
      TimeSeries series,
      int window,
      int horizon,
      ChannelMode channels,
      double validationShare,
      int stride) {
    return fitWithHeldOut(series, window, horizon, channels, validationShare, stride).model();
  }

  /** As {@link #fit}, and keeps the forecaster of before the validation windows trained, too. */
  public FinalFit fitWithHeldOut(
      TimeSeries series,
      int window,
      int horizon,
      ChannelMode channels,
      double validationShare,
      int stride) {
    int lanes = channels.lanes(series.channels());
    int rowStride =
        stride > 0
            ? stride
            : FitPlan.autoStride(Math.max(1, series.rows() - window - horizon + 1), lanes);
    FitPlan fitPlan =
        FitPlan.forFinalFit(
            series.rows(), window, horizon, validationShare, series.channels(), rowStride);
    TrainingData data =
        TrainingData.of(series, fitPlan.commonTrain().count() + window - 1, window, channels);
    data.requireHorizon(horizon);
    Trained trained = train(data, fitPlan, plan(data, fitPlan), WeightSource.S_SWIM);
    FittedReadout readout = trained.readouts().get(0);
    FittedReadout before = Objects.requireNonNull(readout.beforeRefit());
    return new FinalFit(
        recorded(model(data, trained, readout), fitPlan, validationShare),
        recorded(model(data, trained, before), fitPlan, validationShare),
        fitPlan.validation().get(0));
  }

  /** Adds to the provenance what only a fit to a whole series knows. */
  private static ForecastModel recorded(ForecastModel model, FitPlan plan, double share) {
    return model.withProvenance(
        model
            .provenance()
            .withOptions(
                Map.of(
                    RecordedOptions.STRIDE,
                    String.valueOf(plan.stride()),
                    RecordedOptions.VALIDATION_SHARE,
                    String.valueOf(share))));
  }

  /**
   * Chooses the shape of the network on the validation block. Baselines of the same seed share it.
   */
  public NetworkPlan plan(TrainingData data, FitPlan fitPlan) {
    return new PlanSearch(options, data, fitPlan, workers).search();
  }

  /**
   * Samples a hidden network and fits its read-outs.
   *
   * @param plan the shape of the network, from {@link #plan}
   * @param source where hidden weights come from
   */
  public Trained train(TrainingData data, FitPlan fitPlan, NetworkPlan plan, WeightSource source) {
    return train(data, fitPlan, plan, source, trained -> {});
  }

  /**
   * Samples a hidden network and fits its read-outs, and tells of every network on the way.
   *
   * @param plan the shape of the network, from {@link #plan}
   * @param source where hidden weights come from
   * @param seen told of the network of every width, narrowest first, if the width is searched for;
   *     else of the one that is returned
   */
  public Trained train(
      TrainingData data,
      FitPlan fitPlan,
      NetworkPlan plan,
      WeightSource source,
      Consumer<Trained> seen) {
    NetworkTraining training = NetworkTraining.of(options, data, fitPlan, plan, source, workers);
    if (options.neurons() == SSwimOptions.AUTO_NEURONS) {
      return new WidthSearch(training, seen).search();
    }
    Trained trained = training.ofWidth(options.neurons());
    seen.accept(trained);
    return trained;
  }

  /** Samples a hidden network, as {@link #train} does before it fits read-outs. */
  public HiddenNetwork sample(
      TrainingData data, FitPlan fitPlan, NetworkPlan plan, WeightSource source) {
    return NetworkTraining.of(options, data, fitPlan, plan, source, workers)
        .sample(options.neurons())
        .network();
  }

  /**
   * The forecaster of one horizon.
   *
   * @param readout one of the read-outs of {@code trained}
   */
  public ForecastModel model(TrainingData data, Trained trained, FittedReadout readout) {
    ForecastSpec spec =
        new ForecastSpec(
            data.window(),
            readout.horizon(),
            data.channels(),
            trained.plan().relativeInput(),
            readout.targetSeason(),
            trained.plan().calendar(),
            trained.plan().semantics(),
            CovariateInputs.of(data.series().covariates()));
    return new ForecastModel(
        trained.network(readout),
        spec,
        data.series().channelNames(),
        data.standardizer(),
        new Provenance(
            Version.current(),
            options.seed(),
            data.series().fingerprint(),
            described(trained),
            results(data, trained, readout)),
        trained.background(readout, data.series().timeline(), data.window()),
        null);
  }

  private Map<String, String> described(Trained trained) {
    Map<String, String> text = new TreeMap<>();
    text.put("weights", trained.source().label());
    if (options.neurons() == SSwimOptions.AUTO_NEURONS) {
      text.put("neurons", "auto");
      text.put("widths", String.valueOf(options.widths()));
    } else {
      text.put("neurons", String.valueOf(options.neurons()));
    }
    text.put("layers", String.valueOf(options.layers()));
    text.put("taps", options.taps() > 0 ? String.valueOf(options.taps()) : "auto");
    text.put(
        "max-cost", Double.isNaN(options.maxCost()) ? "auto" : String.valueOf(options.maxCost()));
    text.put("relative-input", String.valueOf(options.relativeInput()));
    text.put("relative-target", String.valueOf(options.relativeTarget()));
    text.put("calendar", String.valueOf(options.calendar()));
    text.put("skip", options.skip() ? "on" : "off");
    text.put(
        "copies",
        options.copies() == SSwimOptions.AUTO_COPIES ? "auto" : String.valueOf(options.copies()));
    text.put(
        "oversampling",
        options.oversampling() == SSwimOptions.AUTO_OVERSAMPLING
            ? "auto"
            : String.valueOf(options.oversampling()));
    text.put("relays", options.relays() ? "on" : "off");
    text.put("banks", options.banks().isEmpty() ? "auto" : String.valueOf(options.banks()));
    text.put("semantics", options.semantics().label());
    text.put("layer", String.valueOf(options.layer()));
    text.put("ridge", String.valueOf(options.ridge()));
    text.put("readout-kernel", options.readoutKernel().name());
    return text;
  }

  private static Map<String, String> results(
      TrainingData data, Trained trained, FittedReadout readout) {
    Map<String, String> text = new TreeMap<>(data.missing(readout.horizon()));
    text.put("taps", String.valueOf(trained.plan().taps()));
    text.put("max-cost", String.valueOf(trained.plan().maxCost()));
    boolean once =
        trained.plan().semantics() == Semantics.STREAMING
            || SpikingFeatures.shiftInvariant(
                trained.network(), trained.plan().relativeInput(), data.window());
    text.put("simulated", once ? "every row once" : "every window by itself");
    text.put("banks", String.valueOf(trained.plan().banks()));
    text.put("relative-input", String.valueOf(trained.plan().relativeInput()));
    text.put("target-season", String.valueOf(readout.targetSeason()));
    text.put("calendar", String.join(" ", trained.plan().calendar().names()));
    text.put("penalty", String.valueOf(readout.solution().penalty()));
    text.put("own-penalties", String.valueOf(readout.ownPenalties()));
    if (trained.skip().delays() > 0) {
      text.put("skip-penalty", String.valueOf(readout.skipPenalty()));
    }
    text.put("condition", String.valueOf(readout.solution().condition()));
    text.put("dropped-features", String.valueOf(readout.solution().droppedFeatures()));
    text.put("validation-error", String.valueOf(readout.validationError()));
    WidthCurve widths = trained.widths();
    if (widths != null) {
      List<Integer> horizons = trained.readouts().stream().map(FittedReadout::horizon).toList();
      text.put("width-curve", widths.text(horizons.indexOf(readout.horizon())));
    }
    text.put("penalty-curve", readout.penalties().text());
    text.put("spike-rate", String.valueOf(trained.spikeRate()));
    for (int l = 0; l < trained.densities().size(); l++) {
      PairDensity density = trained.densities().get(l);
      text.put("pair-entropy-" + (l + 1), String.valueOf(density.entropy()));
      text.put("pair-effective-sample-" + (l + 1), String.valueOf(density.effectiveSampleSize()));
    }
    return text;
  }
}
