package org.sswim.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.sswim.gradient.GradientOptions;
import org.sswim.gradient.GradientTrained;
import org.sswim.gradient.GradientTrainer;
import org.sswim.gradient.Start;
import org.sswim.gradient.StartNetworks;
import org.sswim.gradient.TrainingTask;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.SpikingNetwork;
import org.sswim.training.FiringRate;
import org.sswim.training.NetworkPlan;
import org.sswim.training.SSwimOptions;
import org.sswim.training.WindowedSeries;

/** Trains networks by gradients and scores them; each horizon has a network of its own. */
final class GradientComparison {
  private final Protocol protocol;
  private final GradientOptions options;
  private final Comparison.Observer observer;

  GradientComparison(Protocol protocol, ComparisonOptions options, Comparison.Observer observer) {
    this.protocol = protocol;
    this.options = options.gradient();
    this.observer = observer;
  }

  /**
   * Trains from a model's start and scores.
   *
   * @param training options of the start, its seed included
   * @param planSeconds what choosing the plan took
   * @param progress told how far it is
   */
  List<Score> scores(
      ModelKind model,
      SSwimOptions training,
      NetworkPlan plan,
      double planSeconds,
      Consumer<String> progress) {
    Start start = Objects.requireNonNull(model.start());
    long began = System.nanoTime();
    List<SpikingNetwork> starts =
        new StartNetworks(
                training.withSkip(model.skip()),
                protocol.data(),
                protocol.plan(),
                plan,
                protocol.workers())
            .of(start);
    double startSeconds = (System.nanoTime() - began) * 1e-9;
    WindowedSeries windows = protocol.data().windows(plan.calendar());
    GradientTrainer trainer =
        new GradientTrainer(options.withSeed(training.seed()), protocol.workers());
    List<Score> scores = new ArrayList<>();
    for (int h = 0; h < protocol.size(); h++) {
      int horizon = protocol.horizon(h);
      TrainingTask task =
          new TrainingTask(
              protocol.data(), protocol.plan(), h, plan, starts.get(h), start.solved());
      GradientTrained trained =
          trainer.train(
              task,
              (done, total, loss, best) ->
                  progress.accept(
                      String.format(
                          Locale.ROOT,
                          "horizon %d, %d %%, loss %.4f, validation %.4f",
                          horizon,
                          100 * done / total,
                          loss,
                          best)));
      SpikingNetwork network = trained.network();
      HiddenNetwork hidden = network.hidden();
      BlockForecaster forecaster = LinearForecaster.of(network, plan);
      Metrics metrics = protocol.test(h, windows, forecaster);
      observer.scored(
          new Comparison.Scored(model, training.seed(), h, windows, forecaster, metrics));
      scores.add(
          new Score(
              model,
              horizon,
              training.seed(),
              metrics.rse(),
              metrics.r2(),
              metrics.mse(),
              metrics.mae(),
              planSeconds + startSeconds + trained.seconds(),
              hidden.neurons(),
              network.parameters(),
              FiringRate.measure(
                  hidden, windows, protocol.plan().train().get(h), plan.relativeInput())));
    }
    return scores;
  }
}
