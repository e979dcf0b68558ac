package org.sswim.forecasters;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.Bounds;
import org.sswim.forecasting.ForecastModel;
import org.sswim.linalg.Workers;
import org.sswim.readout.FittedReadout;
import org.sswim.readout.Objective;
import org.sswim.readout.ReadoutFit;
import org.sswim.readout.Reweighting;
import org.sswim.series.Reach;
import org.sswim.stages.FoldMoments;
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
 * @param options how networks are trained
 * @param workers who work
 * @param progress is told how far a fit is
 */
public record ForecastTrainer(ForecastOptions options, Workers workers, FitProgress progress) {
  /** Members of a forecaster of few windows. */
  private static final int USUAL_MEMBERS = 3;

  /** Samples that members of a forecaster train on, together; one may have more. */
  private static final long MEMBER_SAMPLES = 6_000;

  /** A trainer that uses all processors. */
  public ForecastTrainer(ForecastOptions options) {
    this(options, Workers.available());
  }

  /** A trainer. */
  public ForecastTrainer(ForecastOptions options, Workers workers) {
    this(options, workers, FitProgress.NONE);
  }

  /** The same, which tells how far a {@link #fit}, {@link #plan} or {@link #train} is. */
  public ForecastTrainer telling(FitProgress heard) {
    return new ForecastTrainer(options, workers, heard);
  }

  /**
   * Fits a forecaster to a whole series: the last share of the windows chooses what is left open,
   * then all windows train the read-out. Keeps the forecaster of before those joined, too.
   */
  public FinalFit fit(FinalTask task) {
    progress.at(0, "scale of values");
    TrainingData data = prepared(task.data(), task.fitPlan());
    NetworkPlan plan = telling(progress.part(0, 2)).plan(data, task.fitPlan());
    TrainedForecaster trained =
        telling(progress.part(1, 2)).train(data, task.fitPlan(), plan, WeightSource.S_SWIM);
    FittedReadout last = trained.readout(0);
    FittedReadout before = Objects.requireNonNull(last.beforeRefit());
    return new FinalFit(
        task.recorded(model(data, trained, 0, last, true)),
        task.recorded(model(data, trained, 0, before, false)),
        task.fitPlan().validation().get(0));
  }

  /** Tells how far members are, one trained after the other. */
  private static final class Members {
    private final FitProgress whole;
    private final int members;
    private int begun;

    Members(FitProgress whole, int members) {
      this.whole = whole;
      this.members = members;
    }

    void tell(SSwim.Stage stage) {
      begun += stage == SSwim.Stage.DRAWN ? 1 : 0;
      int all = Math.max(begun, members);
      ForecastTrainer.tell(stage, whole.part(begun - 1, all));
    }
  }

  /** Tells how far a network is of which this is done. */
  static void tell(SSwim.Stage stage, FitProgress progress) {
    switch (stage) {
      case DRAWN -> progress.part(1, 3).at(0, "equations of the read-out");
      case GATHERED -> progress.part(2, 3).at(0, "read-out");
    }
  }

  /**
   * The data on the scale on which values are modelled, given or chosen on left-out windows. Give
   * them to {@link #plan}, {@link #train} and {@link #model}. Often the same.
   *
   * @throws org.sswim.series.InvalidSeriesException if values do not go with what is asked for
   */
  public TrainingData prepared(TrainingData data, FitPlan fitPlan) {
    return new TransformChoice(new Fit(options, data, fitPlan, workers)).data();
  }

  /**
   * Chooses how windows enter the network by the error on left-out windows. Baselines of the same
   * seed share it.
   */
  public NetworkPlan plan(TrainingData data, FitPlan fitPlan) {
    return new PlanSearch(new Fit(options, data, fitPlan, workers)).search(progress);
  }

  /**
   * The plan for some horizons of a series whose plan for others is known: it has the same moment
   * stage.
   *
   * @param other from {@link #plan(TrainingData, FitPlan)} of the others, by the same options
   * @param shared whether windows enter as they do there, too, unless another way is clearly
   *     better: networks of equal plans may be one
   */
  public NetworkPlan plan(TrainingData data, FitPlan fitPlan, NetworkPlan other, boolean shared) {
    return new PlanSearch(new Fit(options, data, fitPlan, workers)).search(other, shared);
  }

  /**
   * Trains a network with a read-out for each horizon.
   *
   * @param plan how windows enter, from {@link #plan}
   * @param source where hidden weights come from
   */
  public TrainedForecaster train(
      TrainingData data, FitPlan fitPlan, NetworkPlan plan, WeightSource source) {
    ForecastOptions own = options.withNetwork(source::apply);
    Fit fit = new Fit(own, data, fitPlan, workers);
    WindowTask task = WindowTask.of(fit, plan);
    progress.at(0, "neurons");
    int members = members(fit);
    SSwim trainer =
        new SSwim(own.network(), workers)
            .telling(new Members(progress, members)::tell)
            .crossFitting();
    Trained trained =
        trainer.trainMembers(
            task.samples(),
            task.targets(),
            task.split(),
            task.shape(),
            members,
            one -> forObjective(fit, task, one));
    return forecaster(fit, task, source, plan, trained);
  }

  /**
   * Networks whose mean forecasts: few windows are soon learnt again, and a mean of networks errs
   * less than each where they leave much to chance.
   */
  private int members(Fit fit) {
    return options
        .members()
        .or(Math.max(1, Math.min(USUAL_MEMBERS, usualMembers(fit.data(), fit.plan()))));
  }

  /**
   * Whether so few windows train that several members are usual: much is left to chance, and a fit
   * takes little.
   */
  public static boolean few(TrainingData data, FitPlan fitPlan) {
    return usualMembers(data, fitPlan) > 1;
  }

  /** Members that so few windows would have; below 1 where there are many. */
  private static int usualMembers(TrainingData data, FitPlan fitPlan) {
    int longest = fitPlan.horizons().indexOf(fitPlan.longest());
    long windows = (long) fitPlan.train().get(longest).count() / fitPlan.stride();
    long samples = Math.max(1, windows * data.channels().lanes(data.series().channels()));
    return (int) (MEMBER_SAMPLES / samples);
  }

  /** With read-outs for the objective, as all else was chosen by squared errors. */
  private Trained forObjective(Fit fit, WindowTask task, Trained trained) {
    ReadoutFit readouts = new ReadoutFit(fit.network().readoutBlocks(), workers);
    return trained.withReadouts(
        new Reweighting(fit.objective(), readouts)
            .of(
                task.samples(),
                task.targets(),
                trained.features(),
                task.split(),
                trained.readouts()));
  }

  /** The forecaster of a network, and what becomes of its outputs. */
  private TrainedForecaster forecaster(
      Fit fit, WindowTask task, WeightSource source, NetworkPlan plan, Trained trained) {
    Objective objective = fit.objective();
    WindowedSeries windows = task.targets().series();
    JointStages stages = new JointStages(fit, plan, windows);
    List<JointStages.@Nullable Stage> joint = new ArrayList<>();
    for (int h = 0; h < trained.readouts().size(); h++) {
      joint.add(staged(objective) ? stages.of(trained, h) : null);
    }
    return new TrainedForecaster(
        source,
        plan,
        fit.plan().horizons(),
        trained,
        objective,
        bounds(fit, windows, plan, trained, joint),
        task.moments(),
        joint);
  }

  /** Whether there may be stages beside that of the past, which minimise squared errors. */
  private boolean staged(Objective objective) {
    boolean past = !options.moment().isAuto() && options.moment().value() == MomentMode.NONE;
    return !past && objective == Objective.MSE;
  }

  private List<Bounds> bounds(
      Fit fit,
      WindowedSeries windows,
      NetworkPlan plan,
      Trained trained,
      List<JointStages.@Nullable Stage> joint) {
    TrainingData data = fit.data();
    int rows = fit.plan().knownRows(data.window());
    Reach reach = Reach.of(data.standardised(), data.series().channels(), rows);
    Bounds limits =
        ForecastLimits.of(data.series(), rows, options.values())
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
              fit.plan().validation().get(h),
              fit.plan().stride());
      bounds.add(new Bounds(limits.lower(), limits.upper(), correction, limits.reach()));
    }
    return bounds;
  }

  /**
   * The model of a horizon.
   *
   * @param h number of the horizon among those of {@code trained}
   */
  public ForecastModel model(TrainingData data, TrainedForecaster trained, int h) {
    return model(data, trained, h, trained.readout(h), true);
  }

  /** The same with the last read-out of the horizon, or that before the refit. */
  private ForecastModel model(
      TrainingData data, TrainedForecaster trained, int h, FittedReadout readout, boolean last) {
    FoldMoments moments = trained.moments();
    JointStages.Stage joint = trained.joint().get(h);
    return new ForecastModel(
            trained.trained().network(readout),
            trained.plan().spec(data, trained.horizons().get(h)),
            data.series().channelNames(),
            data.standardizer(),
            TrainingRecord.of(options, data, trained, h, readout))
        .withBackground(trained.background(readout, data))
        .withLimits(data.limits())
        .withBounds(trained.bounds().get(h))
        .withMoment(moments == null ? null : last ? moments.last() : moments.beforeRefit())
        .withJoint(joint == null ? null : last ? joint.last() : joint.beforeRefit());
  }
}
