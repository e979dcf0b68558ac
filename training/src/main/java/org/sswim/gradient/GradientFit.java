package org.sswim.gradient;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.Background;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.CovariateInputs;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.forecasting.Provenance;
import org.sswim.linalg.Workers;
import org.sswim.network.SpikingNetwork;
import org.sswim.series.TimeSeries;
import org.sswim.training.FiringRate;
import org.sswim.training.FitPlan;
import org.sswim.training.NetworkPlan;
import org.sswim.training.RecordedOptions;
import org.sswim.training.SSwim;
import org.sswim.training.SSwimOptions;
import org.sswim.training.TrainingData;
import org.sswim.training.Version;
import org.sswim.training.WindowRange;

/**
 * Fits a forecaster to a whole series by gradients: the first windows train, the last share of them
 * is watched and says when to stop.
 */
public final class GradientFit {
  private final SSwimOptions options;
  private final GradientOptions gradient;
  private final Start start;
  private final Workers workers;

  /** A fit that uses all processors. */
  public GradientFit(SSwimOptions options, GradientOptions gradient, Start start) {
    this(options, gradient, start, Workers.available());
  }

  /**
   * A fit.
   *
   * @param options of the network and its start; their seed holds for the training, too
   * @param gradient options of the training
   * @param start where it starts
   */
  public GradientFit(SSwimOptions options, GradientOptions gradient, Start start, Workers workers) {
    this.workers = workers;
    this.options = options;
    this.gradient = gradient.withSeed(options.seed());
    this.start = start;
  }

  /**
   * Chooses how windows enter, makes the start and trains it. Arguments are those of {@link
   * SSwim#fit}; unlike there, windows that are watched never train.
   *
   * @param listener told how far it is
   * @param checkpoint where the state is saved after every epoch, and taken from if it is there; or
   *     null
   */
  public Fitted fit(
      TimeSeries series,
      int window,
      int horizon,
      ChannelMode channels,
      double validationShare,
      int stride,
      TrainingListener listener,
      @Nullable Path checkpoint) {
    int lanes = channels.lanes(series.channels());
    int rowStride =
        stride > 0
            ? stride
            : FitPlan.autoStride(Math.max(1, series.rows() - window - horizon + 1), lanes);
    FitPlan all =
        FitPlan.forFinalFit(
            series.rows(), window, horizon, validationShare, series.channels(), rowStride);
    FitPlan fitPlan =
        new FitPlan(
            all.horizons(),
            all.train(),
            all.validation(),
            all.channelWeight(),
            all.stride(),
            false);
    TrainingData data =
        TrainingData.of(series, fitPlan.commonTrain().count() + window - 1, window, channels);
    data.requireHorizon(horizon);
    long began = System.nanoTime();
    NetworkPlan plan = new SSwim(options, workers).plan(data, fitPlan);
    SpikingNetwork network =
        new StartNetworks(options, data, fitPlan, plan, workers).of(start).get(0);
    double seconds = (System.nanoTime() - began) * 1e-9;
    TrainingTask task = new TrainingTask(data, fitPlan, 0, plan, network, start.solved());
    GradientTrained trained =
        new GradientTrainer(gradient, workers).train(task, listener, checkpoint);
    return new Fitted(
        model(task, trained, validationShare), fitPlan.validation().get(0), trained, seconds);
  }

  /**
   * A fitted forecaster.
   *
   * @param model the forecaster
   * @param watched the windows that said when to stop; they have not trained
   * @param trained how its training went
   * @param startSeconds wall-clock time of choosing how windows enter and making the start
   */
  public record Fitted(
      ForecastModel model, WindowRange watched, GradientTrained trained, double startSeconds) {}

  private ForecastModel model(TrainingTask task, GradientTrained trained, double validationShare) {
    TrainingData data = task.data();
    FitPlan fitPlan = task.fitPlan();
    NetworkPlan plan = task.plan();
    SpikingNetwork network = trained.network();
    ForecastSpec spec =
        new ForecastSpec(
            data.window(),
            fitPlan.horizons().get(0),
            data.channels(),
            plan.relativeInput(),
            plan.targetSeason(),
            plan.calendar(),
            plan.semantics(),
            CovariateInputs.of(data.series().covariates()));
    Map<String, String> text = new TreeMap<>();
    text.put("start", start.label());
    text.put("network", String.valueOf(options));
    text.put(RecordedOptions.STRIDE, String.valueOf(fitPlan.stride()));
    text.put(RecordedOptions.VALIDATION_SHARE, String.valueOf(validationShare));
    text.put("gradient", String.valueOf(gradient));
    Map<String, String> results = new TreeMap<>(data.missing(fitPlan.longest()));
    results.put("taps", String.valueOf(plan.taps()));
    results.put("max-cost", String.valueOf(plan.maxCost()));
    results.put("banks", String.valueOf(plan.banks()));
    results.put("relative-input", String.valueOf(plan.relativeInput()));
    results.put("target-season", String.valueOf(plan.targetSeason()));
    results.put("calendar", String.join(" ", plan.calendar().names()));
    GradientOptions resolved = task.resolved(gradient);
    results.put("learning-rate", String.valueOf(resolved.learningRate()));
    results.put("readout-rate", String.valueOf(resolved.readoutRate()));
    results.put("weight-decay", String.valueOf(resolved.weightDecay()));
    results.put("epochs", String.valueOf(trained.epochs().size() - 1));
    results.put("best-epoch", String.valueOf(trained.best()));
    results.put("start-validation-loss", String.valueOf(trained.startLoss()));
    results.put("validation-loss", String.valueOf(trained.validationLoss()));
    results.put(
        "spike-rate",
        String.valueOf(
            FiringRate.measure(
                network.hidden(),
                data.windows(plan.calendar()),
                fitPlan.commonTrain(),
                plan.relativeInput())));
    return new ForecastModel(
        network,
        spec,
        data.series().channelNames(),
        data.standardizer(),
        new Provenance(
            Version.current(), options.seed(), data.series().fingerprint(), text, results),
        background(task, network),
        null);
  }

  /** The neurons have left the windows behind; their mean features are what is known. */
  private static Background background(TrainingTask task, SpikingNetwork network) {
    float[] means = FeatureMoments.measure(task, network).mean();
    return new Background(Arrays.copyOf(means, network.hidden().features()), null);
  }
}
