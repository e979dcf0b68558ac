package org.sswim.forecasters;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.Bounds;
import org.sswim.readout.Objective;
import org.sswim.readout.ReadoutFit;
import org.sswim.readout.Reweighting;
import org.sswim.series.Reach;
import org.sswim.stages.MomentMode;
import org.sswim.training.FitProgress;
import org.sswim.training.SSwim;
import org.sswim.training.Trained;
import org.sswim.training.WeightSource;

/**
 * Trains forecasters by {@link SSwim}: a thin layer that turns a series into samples and targets
 * and a network into a model of the series.
 *
 * <p>Small pilot networks choose on left-out windows how windows enter ({@link #plan}); {@link
 * #train} trains the network; {@link #fit} does all of it on a whole series. Trainers are stateless
 * and reusable; equal options and data train equal models, whatever the number of workers.
 *
 * @param progress is told how far a fit is
 */
public record ForecastTrainer(FitProgress progress) {
  /** A trainer that tells nobody how far a fit is. */
  public ForecastTrainer() {
    this(FitProgress.NONE);
  }

  /**
   * Fits a forecaster to a whole series: the last share of the windows chooses what is left open,
   * then all windows train the read-out. Keeps the forecaster of before those joined, too.
   */
  public FinalFit fit(FinalTask task) {
    progress.at(0, "scale of values");
    Fit fit = task.fit().prepared();
    NetworkPlan plan = new PlanSearch(fit).search(progress.part(0, 2));
    TrainedForecaster trained =
        new ForecastTrainer(progress.part(1, 2)).train(fit, plan, WeightSource.S_SWIM);
    return new FinalFit(
        task.recorded(trained.model(0)),
        task.recorded(trained.modelBeforeRefit(0)),
        fit.plan().part(0).validation());
  }

  /**
   * Chooses how windows enter the network by the error on left-out windows. Baselines of the same
   * seed share it.
   *
   * @param fit its data {@linkplain Fit#prepared prepared}
   */
  public NetworkPlan plan(Fit fit) {
    return new PlanSearch(fit).search(progress);
  }

  /**
   * The plan for some horizons of a series whose plan for others is known: it has the same moment
   * stage.
   *
   * @param other from {@link #plan(Fit)} of the others, by the same options
   * @param shared whether windows enter as they do there, too, unless another way is clearly
   *     better: networks of equal plans may be one
   */
  public NetworkPlan plan(Fit fit, NetworkPlan other, boolean shared) {
    return new PlanSearch(fit).search(other, shared);
  }

  /**
   * Trains a network with a read-out for each horizon.
   *
   * @param asked its data {@linkplain Fit#prepared prepared}
   * @param plan how windows enter, from {@link #plan}
   * @param source where hidden weights come from
   */
  public TrainedForecaster train(Fit asked, NetworkPlan plan, WeightSource source) {
    Fit fit = asked.withOptions(asked.options().withNetwork(source::apply));
    WindowTask task = WindowTask.of(fit, plan);
    progress.at(0, "neurons");
    Trained trained =
        new SSwim(fit.network(), fit.workers())
            .telling(progress)
            .crossFitting()
            .trainMembers(
                task.samples(),
                task.targets(),
                task.split(),
                task.shape(),
                fit.members(),
                one -> forObjective(fit, task, one));
    WindowedSeries windows = task.targets().series();
    List<JointStages.@Nullable Stage> joint = joint(fit, plan, windows, trained);
    List<Bounds> bounds = bounds(fit, windows, plan, trained, joint);
    return new TrainedForecaster(asked, source, plan, trained, bounds, task.moments(), joint);
  }

  /** With read-outs for the objective, as all else was chosen by squared errors. */
  private static Trained forObjective(Fit fit, WindowTask task, Trained trained) {
    ReadoutFit readouts = new ReadoutFit(fit.network().readoutBlocks(), fit.workers());
    return trained.withReadouts(
        new Reweighting(fit.objective(), readouts)
            .of(
                task.samples(),
                task.targets(),
                trained.features(),
                task.split(),
                trained.readouts()));
  }

  /** The joint stage of each horizon; stages beside that of the past minimise squared errors. */
  private static List<JointStages.@Nullable Stage> joint(
      Fit fit, NetworkPlan plan, WindowedSeries windows, Trained trained) {
    boolean staged =
        fit.options().moment().or(MomentMode.VALUES) != MomentMode.NONE
            && fit.objective() == Objective.MSE;
    JointStages stages = new JointStages(fit, plan, windows);
    List<JointStages.@Nullable Stage> joint = new ArrayList<>();
    for (int h = 0; h < trained.readouts().size(); h++) {
      joint.add(staged ? stages.of(trained, h) : null);
    }
    return joint;
  }

  private static List<Bounds> bounds(
      Fit fit,
      WindowedSeries windows,
      NetworkPlan plan,
      Trained trained,
      List<JointStages.@Nullable Stage> joint) {
    TrainingData data = fit.data();
    int rows = fit.plan().knownRows(data.window());
    Reach reach = Reach.of(data.standardised(), data.series().channels(), rows);
    Bounds limits =
        ForecastLimits.of(data.series(), rows, fit.options().values())
            .withReach(plan.relativeInput() ? reach.anyLevel() : reach);
    List<Bounds> bounds = new ArrayList<>();
    for (int h = 0; h < trained.readouts().size(); h++) {
      if (fit.objective() == Objective.MAE) {
        // A median stays one on every scale.
        bounds.add(limits);
        continue;
      }
      JointStages.Stage stage = joint.get(h);
      LinearForecaster made =
          LinearForecaster.of(
                  trained.features(),
                  trained.readouts().get(h).unseeing(),
                  plan.relativeInput(),
                  plan.relativeTarget())
              .withJoint(stage == null ? null : data.joint(stage.beforeRefit()));
      float[] correction =
          Smearing.correction(
              made,
              windows,
              data.standardizer(),
              fit.plan().part(h).validation(),
              fit.plan().stride(),
              fit.workers());
      bounds.add(new Bounds(limits.lower(), limits.upper(), correction, limits.reach()));
    }
    return bounds;
  }
}
