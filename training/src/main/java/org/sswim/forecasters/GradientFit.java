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
import org.sswim.gradient.TrainingListener;
import org.sswim.gradient.TrainingTask;
import org.sswim.network.SpikingNetwork;
import org.sswim.options.Auto;
import org.sswim.options.OptionsJson;
import org.sswim.samples.SampleRange;
import org.sswim.series.TimeSeries;
import org.sswim.series.ValueTransform;
import org.sswim.training.FitProgress;

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
    long began = System.nanoTime();
    Fit fit = unscaled(task.fit()).withPlan(task.fit().plan().withRefit(false)).prepared();
    NetworkPlan plan = new PlanSearch(fit).search(progress.part(0, 2));
    GradientTraining training = GradientTraining.of(fit, plan, start, progress.part(1, 2));
    progress.at(1, "start");
    double seconds = (System.nanoTime() - began) * 1e-9;
    GradientTrained trained = training.train(0, gradient, listener, checkpoint);
    return new Fitted(
        task.recorded(model(training, trained)), fit.plan().part(0).validation(), trained, seconds);
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

  private ForecastModel model(GradientTraining training, GradientTrained trained) {
    Fit fit = training.fit();
    SpikingNetwork network = trained.network();
    TrainingTask task = training.task(0);
    GradientOptions resolved = task.resolved(training.seeded(gradient));
    Map<String, String> results = new TreeMap<>();
    results.put("learning-rate", String.valueOf(resolved.learningRate()));
    results.put("readout-rate", String.valueOf(resolved.readoutRate()));
    results.put("weight-decay", String.valueOf(resolved.weightDecay()));
    results.put("epochs", String.valueOf(trained.epochs().size() - 1));
    results.put("best-epoch", String.valueOf(trained.best()));
    results.put("start-validation-loss", String.valueOf(trained.startLoss()));
    results.put("validation-loss", String.valueOf(trained.validationLoss()));
    results.put("spike-rate", String.valueOf(training.spikeRate(0, network)));
    Map<String, String> own =
        Map.of(
            "start",
            start.label(),
            RecordedOptions.GRADIENT,
            OptionsJson.text(training.seeded(gradient)));
    // The neurons have left the windows behind; their mean features are what is known.
    float[] means = Arrays.copyOf(task.meanFeatures(network), network.hidden().features());
    TimeSeries series = fit.data().series();
    return fit.model(network, training.plan(), 0, own, results)
        .withBackground(new Background(means, null))
        .withBounds(ForecastLimits.of(series, series.rows(), fit.options().values()))
        .withMoment(training.moment());
  }
}
