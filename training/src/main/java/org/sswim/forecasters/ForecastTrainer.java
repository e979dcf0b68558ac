package org.sswim.forecasters;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.Bounds;
import org.sswim.forecasting.ForecastModel;
import org.sswim.linalg.Workers;
import org.sswim.moments.JointModel;
import org.sswim.moments.MomentModel;
import org.sswim.network.SpikingNetwork;
import org.sswim.readout.FittedReadout;
import org.sswim.readout.LinearReadout;
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
 */
public final class ForecastTrainer {
  /**
   * Share of the time of a fit in which its plan is made. This and the next shares were measured
   * with the default options on hourly and daily series.
   */
  public static final double PLANNED = 0.45;

  /** Share of the training of a network after which its neurons are drawn. */
  private static final double DRAWN = 0.3;

  private static final double GATHERED = 0.7;

  /** Members of a forecaster of few windows. */
  private static final int USUAL_MEMBERS = 3;

  /** Samples that members of a forecaster train on, together; one may have more. */
  private static final long MEMBER_SAMPLES = 6_000;

  private final ForecastOptions options;
  private final Workers workers;
  private final FitProgress progress;

  /** A trainer that uses all processors. */
  public ForecastTrainer(ForecastOptions options) {
    this(options, Workers.available());
  }

  /** A trainer. */
  public ForecastTrainer(ForecastOptions options, Workers workers) {
    this(options, workers, FitProgress.NONE);
  }

  private ForecastTrainer(ForecastOptions options, Workers workers, FitProgress progress) {
    this.options = options;
    this.workers = workers;
    this.progress = progress;
  }

  /** The same, which tells how far a {@link #fit}, {@link #plan} or {@link #train} is. */
  public ForecastTrainer telling(FitProgress heard) {
    return new ForecastTrainer(options, workers, heard);
  }

  /** The options. */
  public ForecastOptions options() {
    return options;
  }

  /**
   * Fits a forecaster to a whole series: the last share of the windows chooses what is left open,
   * then all windows train the read-out. Keeps the forecaster of before those joined, too.
   */
  public FinalFit fit(FinalTask task) {
    progress.at(0, "scale of values");
    TrainingData data = prepared(task.data(), task.fitPlan());
    NetworkPlan plan = telling(progress.part(0, PLANNED)).plan(data, task.fitPlan());
    TrainedForecaster trained =
        telling(progress.part(PLANNED, 1)).train(data, task.fitPlan(), plan, WeightSource.S_SWIM);
    FittedReadout readout = trained.readout(0);
    FoldMoments moments = trained.moments();
    JointStages.Stage joint = trained.joint().get(0);
    FittedReadout before = Objects.requireNonNull(readout.beforeRefit());
    return new FinalFit(
        task.recorded(
            model(
                data,
                trained,
                0,
                readout,
                moments == null ? null : moments.last(),
                joint == null ? null : joint.last())),
        task.recorded(
            model(
                data,
                trained,
                0,
                before,
                moments == null ? null : moments.beforeRefit(),
                joint == null ? null : joint.beforeRefit())),
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
      ForecastTrainer.tell(stage, whole.part((begun - 1.0) / all, (double) begun / all));
    }
  }

  /** Tells how far a network is of which this is done. */
  static void tell(SSwim.Stage stage, FitProgress progress) {
    switch (stage) {
      case DRAWN -> progress.at(DRAWN, "equations of the read-out");
      case GATHERED -> progress.at(GATHERED, "read-out");
    }
  }

  /**
   * The data on the scale on which values are modelled, given or chosen on left-out windows. Give
   * them to {@link #plan}, {@link #train} and {@link #model}. Often the same.
   *
   * @throws org.sswim.series.InvalidSeriesException if values do not go with what is asked for
   */
  public TrainingData prepared(TrainingData data, FitPlan fitPlan) {
    return new TransformChoice(fitPlan, options, workers).of(data, options.values());
  }

  /**
   * Chooses how windows enter the network by the error on left-out windows. Baselines of the same
   * seed share it.
   */
  public NetworkPlan plan(TrainingData data, FitPlan fitPlan) {
    return new PlanSearch(options, data, fitPlan, workers).search(progress);
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
    return new PlanSearch(options, data, fitPlan, workers).search(other, shared);
  }

  /**
   * Trains a network with a read-out for each horizon.
   *
   * @param plan how windows enter, from {@link #plan}
   * @param source where hidden weights come from
   */
  public TrainedForecaster train(
      TrainingData data, FitPlan fitPlan, NetworkPlan plan, WeightSource source) {
    return train(data, fitPlan, plan, source, trained -> {});
  }

  /**
   * As {@link #train(TrainingData, FitPlan, NetworkPlan, WeightSource)}, and tells of every network
   * on the way.
   *
   * @param seen told of the network of every width, narrowest first, if the width is searched for
   *     and there is one member; otherwise of the returned network
   */
  public TrainedForecaster train(
      TrainingData data,
      FitPlan fitPlan,
      NetworkPlan plan,
      WeightSource source,
      Consumer<TrainedForecaster> seen) {
    WindowTask task = WindowTask.of(data, fitPlan, plan, source.apply(options.network()), workers);
    progress.at(0, "neurons");
    int members = members(data, fitPlan);
    SSwim trainer =
        new SSwim(source.apply(options.network()), workers)
            .telling(new Members(progress, members)::tell)
            .crossFitting();
    if (members > 1) {
      Trained joined =
          trainer.trainMembers(
              task.samples(),
              task.targets(),
              task.split(),
              task.shape(),
              members,
              one -> forObjective(data, fitPlan, task, one));
      TrainedForecaster one = forecaster(data, fitPlan, task, source, plan, joined);
      seen.accept(one);
      return one;
    }
    boolean searched = options.network().neurons().isAuto();
    Trained trained =
        trainer.train(
            task.samples(),
            task.targets(),
            task.split(),
            task.shape(),
            one -> {
              if (searched) {
                Trained own = forObjective(data, fitPlan, task, one);
                seen.accept(forecaster(data, fitPlan, task, source, plan, own));
              }
            });
    Trained own = forObjective(data, fitPlan, task, trained);
    TrainedForecaster forecaster = forecaster(data, fitPlan, task, source, plan, own);
    if (!searched) {
      seen.accept(forecaster);
    }
    return forecaster;
  }

  /**
   * Networks whose mean forecasts: few windows are soon learnt again, and a mean of networks errs
   * less than each where they leave much to chance.
   */
  private int members(TrainingData data, FitPlan fitPlan) {
    if (!options.members().isAuto()) {
      return options.members().value();
    }
    return options.network().neurons().isAuto()
        ? 1
        : Math.max(1, Math.min(USUAL_MEMBERS, usualMembers(data, fitPlan)));
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
  private Trained forObjective(
      TrainingData data, FitPlan fitPlan, WindowTask task, Trained trained) {
    ReadoutFit fit = new ReadoutFit(options.network().readoutBlocks(), workers);
    return trained.withReadouts(
        new Reweighting(data.objective(options.objective(), fitPlan), fit)
            .of(
                task.samples(),
                task.targets(),
                trained.features(),
                task.split(),
                trained.readouts()));
  }

  /** The forecaster of a network, and what becomes of its outputs. */
  private TrainedForecaster forecaster(
      TrainingData data,
      FitPlan fitPlan,
      WindowTask task,
      WeightSource source,
      NetworkPlan plan,
      Trained trained) {
    Objective objective = data.objective(options.objective(), fitPlan);
    WindowedSeries windows = data.centred(plan.calendar(), task.moments());
    JointStages stages =
        new JointStages(data, fitPlan, plan, windows, source.apply(options.network()), workers);
    List<JointStages.@Nullable Stage> joint = new ArrayList<>();
    for (int h = 0; h < trained.readouts().size(); h++) {
      joint.add(staged(objective) ? stages.of(trained, h) : null);
    }
    return new TrainedForecaster(
        source,
        plan,
        fitPlan.horizons(),
        trained,
        objective,
        bounds(data, fitPlan, windows, plan, trained, objective, joint),
        task.moments(),
        joint);
  }

  /** Whether there may be stages beside that of the past, which minimise squared errors. */
  private boolean staged(Objective objective) {
    boolean past = !options.moment().isAuto() && options.moment().value() == MomentMode.NONE;
    return !past && objective != Objective.MAE;
  }

  private List<Bounds> bounds(
      TrainingData data,
      FitPlan fitPlan,
      WindowedSeries windows,
      NetworkPlan plan,
      Trained trained,
      Objective objective,
      List<JointStages.@Nullable Stage> joint) {
    int rows = fitPlan.knownRows(data.window());
    Reach reach = Reach.of(data.standardised(), data.series().channels(), rows);
    Bounds limits =
        ForecastLimits.of(data.series(), rows, options.values())
            .withReach(plan.relativeInput() ? reach.anyLevel() : reach);
    List<Bounds> bounds = new ArrayList<>();
    for (int h = 0; h < trained.readouts().size(); h++) {
      if (objective == Objective.MAE) {
        // A median stays one on every scale.
        bounds.add(new Bounds(limits.lower(), limits.upper(), new float[0], limits.reach()));
        continue;
      }
      FittedReadout readout = trained.readouts().get(h);
      FittedReadout unseeing = readout.beforeRefit() == null ? readout : readout.beforeRefit();
      JointStages.Stage stage = joint.get(h);
      LinearForecasts made =
          new LinearForecasts(
              LinearReadout.of(trained.features(), unseeing),
              windows,
              plan.relativeInput(),
              plan.targetSeason(),
              stage == null ? null : data.joint(stage.beforeRefit()));
      float[] correction =
          Smearing.correction(
              made,
              data.standardizer(),
              fitPlan.validation().get(h),
              fitPlan.stride(),
              fitPlan.horizons().get(h));
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
    FoldMoments moments = trained.moments();
    JointStages.Stage joint = trained.joint().get(h);
    return model(
        data,
        trained,
        h,
        trained.readout(h),
        moments == null ? null : moments.last(),
        joint == null ? null : joint.last());
  }

  private ForecastModel model(
      TrainingData data,
      TrainedForecaster trained,
      int h,
      FittedReadout readout,
      @Nullable MomentModel moment,
      @Nullable JointModel joint) {
    SpikingNetwork network = trained.trained().network(readout);
    return new ForecastModel(
            network,
            trained.plan().spec(data, trained.horizons().get(h)),
            data.series().channelNames(),
            data.standardizer(),
            TrainingRecord.of(options, data, trained, h, readout, trained.objective()))
        .withBackground(trained.background(readout, data))
        .withLimits(data.limits())
        .withBounds(trained.bounds().get(h))
        .withMoment(moment)
        .withJoint(joint);
  }
}
