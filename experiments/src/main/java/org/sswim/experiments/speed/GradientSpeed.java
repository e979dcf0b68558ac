package org.sswim.experiments.speed;

import org.sswim.forecasters.Fit;
import org.sswim.forecasters.FitPlan;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.GradientTraining;
import org.sswim.forecasters.NetworkPlan;
import org.sswim.forecasters.Start;
import org.sswim.forecasters.TrainingData;
import org.sswim.forecasting.ChannelMode;
import org.sswim.gradient.GradientOptions;
import org.sswim.gradient.GradientTrained;
import org.sswim.gradient.GradientTrainer;
import org.sswim.gradient.TrainingTask;
import org.sswim.linalg.Workers;
import org.sswim.training.FitProgress;

/**
 * Training by gradients: batches of 128 windows of 7 channels seen jointly, one tap, three read-out
 * banks, as many leads as steps.
 *
 * @param neurons hidden neurons
 * @param steps of a window
 * @param batches in an epoch
 * @param milliseconds per batch: reading windows, forward, backward, a step of Adam
 */
public record GradientSpeed(int neurons, int steps, int batches, double milliseconds) {
  private static final int CHANNELS = 7;
  private static final int EPOCHS = 4;

  /**
   * Measures the fastest epoch but the first, in which the code is compiled.
   *
   * @param batches per epoch
   */
  static GradientSpeed measure(int neurons, int steps, int batches, Workers workers) {
    GradientOptions defaults = GradientOptions.defaults();
    int rows = (batches * defaults.batch() + 1) * 10 / 9 + 2 * steps;
    TrainingData data =
        TrainingData.of(SyntheticSeries.of(rows, CHANNELS), rows, steps, ChannelMode.JOINT);
    FitPlan all = FitPlan.forFinalFit(rows, steps, steps, 0.1, CHANNELS, 1);
    NetworkPlan plan = new NetworkPlan(1, true, true, 1.5);
    ForecastOptions network =
        ForecastOptions.defaults().withNetwork(options -> options.withNeurons(neurons));
    TrainingTask task =
        GradientTraining.of(
                new Fit(network, data, all, workers), plan, Start.DEFAULT, FitProgress.NONE)
            .task(0);
    GradientTrained trained =
        new GradientTrainer(defaults.withEpochs(EPOCHS), workers)
            .train(task, (done, total, loss, best) -> {});
    int perEpoch = (all.commonTrain().count() + defaults.batch() - 1) / defaults.batch();
    double best = Double.POSITIVE_INFINITY;
    for (int e = 2; e < trained.epochs().size(); e++) {
      double seconds = trained.epochs().get(e).seconds() - trained.epochs().get(e - 1).seconds();
      best = Math.min(best, seconds);
    }
    return new GradientSpeed(neurons, steps, perEpoch, 1e3 * best / perEpoch);
  }
}
