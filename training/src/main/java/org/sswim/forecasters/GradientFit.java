package org.sswim.forecasters;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.Background;
import org.sswim.forecasting.ForecastModel;
import org.sswim.gradient.GradientOptions;
import org.sswim.gradient.GradientTrained;
import org.sswim.gradient.GradientTrainer;
import org.sswim.gradient.TrainingListener;
import org.sswim.gradient.TrainingTask;
import org.sswim.network.Provenance;
import org.sswim.network.SpikingNetwork;
import org.sswim.options.Auto;
import org.sswim.options.OptionsJson;
import org.sswim.samples.SampleRange;
import org.sswim.series.ValueTransform;
import org.sswim.training.FiringRate;
import org.sswim.training.FitProgress;
import org.sswim.training.Version;

/**
 * Fits a forecaster to a whole series by gradients: the first windows train, the last share of them
 * is watched and says when to stop.
 *
 * @param gradient options of the training; but for the seed, which is that of the network
 * @param start where it starts
 * @param progress told how far the start is, before the training by gradients, on the thread that
 *     fits
 */
public record GradientFit(GradientOptions gradient, Start start, FitProgress progress) {
  /**
   * Chooses how windows enter, makes the start and trains it; unlike those that choose for S-SWIM,
   * windows that are watched never train.
   *
   * @param listener told how far it is
   * @param checkpoint where the state is saved after every epoch, and taken from if it is there; or
   *     null
   */
  public Fitted fit(FinalTask task, TrainingListener listener, @Nullable Path checkpoint) {
    Fit fit = unscaled(task.fit()).withPlan(task.fit().plan().withRefit(false));
    long began = System.nanoTime();
    NetworkPlan plan = new PlanSearch(fit).search(progress.part(0, 2));
    StartNetworks starts = new StartNetworks(fit, plan);
    TrainingTask training = starts.tasks(start, progress.part(1, 2)).get(0);
    progress.at(1, "start");
    double seconds = (System.nanoTime() - began) * 1e-9;
    GradientTrained trained =
        new GradientTrainer(seeded(fit), fit.workers()).train(training, listener, checkpoint);
    return new Fitted(
        model(fit, task.options(), plan, training, trained).withMoment(starts.moment()),
        fit.plan().validation().get(0),
        trained,
        seconds);
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
      ForecastModel model, SampleRange watched, GradientTrained trained, double startSeconds) {}

  /** What is left to the data is recorded as what is done: gradients take values as they are. */
  private static Fit unscaled(Fit fit) {
    ValueOptions values = fit.options().values();
    return values.transform().isAuto()
        ? fit.withOptions(
            fit.options().withValues(values.withTransform(Auto.of(ValueTransform.NONE))))
        : fit;
  }

  private GradientOptions seeded(Fit fit) {
    return gradient.withSeed(fit.network().seed());
  }

  private ForecastModel model(
      Fit fit,
      Map<String, String> options,
      NetworkPlan plan,
      TrainingTask training,
      GradientTrained trained) {
    TrainingData data = fit.data();
    int horizon = fit.plan().longest();
    SpikingNetwork network = trained.network();
    Map<String, String> text = new TreeMap<>(options);
    text.put("start", start.label());
    text.put(RecordedOptions.TRAINING, OptionsJson.text(fit.options()));
    text.put(RecordedOptions.GRADIENT, OptionsJson.text(seeded(fit)));
    Map<String, String> results = new TreeMap<>(data.missing(horizon));
    results.putAll(plan.described());
    GradientOptions resolved = training.resolved(seeded(fit));
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
                training.samples(),
                training.targets(),
                training.part().train())));
    return new ForecastModel(
            network,
            plan.spec(data, horizon),
            data.series().channelNames(),
            data.standardizer(),
            new Provenance(
                Version.current(), fit.network().seed(), data.given().fingerprint(), text, results))
        .withBackground(background(training, network))
        .withLimits(data.limits())
        .withBounds(ForecastLimits.of(data.series(), data.series().rows(), fit.options().values()));
  }

  /** The neurons have left the windows behind; their mean features are what is known. */
  private static Background background(TrainingTask task, SpikingNetwork network) {
    float[] means = task.meanFeatures(network);
    return new Background(Arrays.copyOf(means, network.hidden().features()), null);
  }
}
