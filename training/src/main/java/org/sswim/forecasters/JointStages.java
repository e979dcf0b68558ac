package org.sswim.forecasters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.moments.JointInputs;
import org.sswim.moments.JointModel;
import org.sswim.moments.JointRun;
import org.sswim.moments.MomentInputs;
import org.sswim.readout.FitSplit;
import org.sswim.readout.FittedReadout;
import org.sswim.readout.LeftOutRule;
import org.sswim.readout.LinearReadout;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;
import org.sswim.stages.JointFit;
import org.sswim.training.Search;
import org.sswim.training.Trained;

/**
 * Fits the joint stage of each horizon of a trained forecaster. It learns the errors of the stages
 * before, on windows that they have not seen. It is kept where left-out windows gain enough.
 */
final class JointStages {
  private static final int NEURONS = 600;
  private static final int SAMPLES = 60_000;

  /** Leads of a window that are samples, about: neighbouring windows say much the same. */
  private static final int LEADS = 6;

  private final Fit fit;
  private final TrainingData data;
  private final FitPlan plan;
  private final NetworkPlan network;
  private final WindowedSeries windows;

  /**
   * The joint stage of a horizon.
   *
   * @param last of all samples that train in the end
   * @param beforeRefit without those that chose
   */
  record Stage(JointModel last, JointModel beforeRefit) {}

  JointStages(Fit fit, NetworkPlan network, WindowedSeries windows) {
    this.fit = fit;
    data = fit.data();
    plan = fit.plan();
    this.network = network;
    this.windows = windows;
  }

  /** The stage of a horizon; null where left-out windows find too little. */
  @Nullable Stage of(Trained trained, int h) {
    FittedReadout readout = trained.readouts().get(h);
    if (readout.crossFitted().isEmpty()) {
      return null;
    }
    int horizon = plan.part(h).horizon();
    int rows = plan.commonTrain().count();
    MomentInputs moment = data.moments().inputs(plan);
    List<Integer> seasons = Seasons.within(data.window(), data.series(), rows);
    JointInputs inputs =
        new JointInputs(
            moment, data.window(), horizon, seasons.subList(0, Math.min(2, seasons.size())));
    JointFit stage =
        new JointFit(
            pooled(trained, readout, inputs, h),
            fit.network().withNeurons(NEURONS),
            network.skip(),
            fit.workers());
    boolean taken = LeftOutRule.better(stage.choice().errors(), stage.choice().deviations());
    Map<String, Double> errors = new LinkedHashMap<>();
    errors.put("without", 1.0);
    errors.put("with", 1 - stage.choice().explained());
    data.search().add(Search.Kind.JOINT, errors, taken ? "with" : "without");
    if (!taken) {
      return null;
    }
    JointModel before = stage.model();
    return new Stage(plan.refit() ? stage.refitted() : before, before);
  }

  private JointFit.Pooled pooled(
      Trained trained, FittedReadout readout, JointInputs inputs, int h) {
    Sampling sampling = new Sampling(inputs, trained, plan.part(h).horizon());
    List<SampleRange> blocks = FitSplit.blocks(plan.commonTrain(), readout.crossFitted().size());
    for (int b = 0; b < blocks.size(); b++) {
      FittedReadout.Weights weights = readout.crossFitted().get(b);
      sampling.add(blocks.get(b), weights.weights(), weights.intercept());
    }
    int train = sampling.samples.size();
    FittedReadout before = readout.unseeing();
    sampling.add(plan.part(h).validation(), before.weights(), before.intercept());
    return sampling.pooled(train);
  }

  /**
   * What the stage is to learn of a lead of a window.
   *
   * @param seen what it sees
   * @param left what the stages before leave
   */
  private record Sample(float[] seen, float left) {}

  /** Collects samples. */
  private final class Sampling {
    private final JointInputs inputs;
    private final Trained trained;
    private final int horizon;
    private final int windowStep;
    private final int leadStep;
    private final float[] seen;
    private final float[] own;
    private final List<Sample> samples = new ArrayList<>();

    Sampling(JointInputs inputs, Trained trained, int horizon) {
      this.inputs = inputs;
      this.trained = trained;
      this.horizon = horizon;
      seen = data.moments().seen(inputs.moment());
      own = new float[inputs.moment().seen()];
      double all =
          (double) plan.commonTrain().count() * windows.lanes() * windows.signals() * horizon;
      int step = (int) Math.max(1, Math.ceil(all / SAMPLES));
      leadStep = Math.min(step, Math.max(1, horizon / LEADS));
      windowStep = (step + leadStep - 1) / leadStep;
    }

    void add(SampleRange range, float[] weights, float[] intercept) {
      List<SampleBlock> blocks = new ArrayList<>();
      for (int lane = 0; lane < windows.lanes(); lane++) {
        int first = range.start() + lane % windowStep;
        int count = (range.end() - first + windowStep - 1) / windowStep;
        new SampleBlock(lane, first, count, windowStep)
            .parts(LinearForecaster.MOST_WINDOWS)
            .forEach(blocks::add);
      }
      // In the order of time, so that sets of those that choose are neighbours.
      blocks.sort(Comparator.comparingInt(SampleBlock::first).thenComparingInt(SampleBlock::lane));
      LinearForecaster.of(
              new LinearReadout(trained.features(), weights, intercept),
              network.relativeInput(),
              network.relativeTarget())
          .visit(windows, blocks, horizon, fit.workers(), this::see);
    }

    private void see(int start, int column, int channel, double truth, double base) {
      int k = column / windows.channels();
      // Leads take turns, so that all of them are samples of some window.
      if (Double.isNaN(truth) || k % leadStep != start / windowStep % leadStep) {
        return;
      }
      int lane = windows.lanes() == 1 ? 0 : channel;
      int target = start + windows.window() + k;
      JointTerm.View view = new JointTerm.View(windows, lane, channel - lane);
      view.turnTo(start);
      System.arraycopy(seen, target * own.length, own, 0, own.length);
      float said = windows.moment(lane, start, target, channel - lane);
      float[] row = new float[inputs.width()];
      JointRun.write(inputs, view, k + 1, said, (float) base, own, row);
      samples.add(new Sample(row, (float) (truth - base)));
    }

    JointFit.Pooled pooled(int train) {
      int width = inputs.width();
      float[] all = new float[Math.multiplyExact(samples.size(), width)];
      float[] left = new float[samples.size()];
      for (int i = 0; i < left.length; i++) {
        System.arraycopy(samples.get(i).seen, 0, all, i * width, width);
        left[i] = samples.get(i).left;
      }
      return new JointFit.Pooled(inputs, all, left, train);
    }
  }
}
