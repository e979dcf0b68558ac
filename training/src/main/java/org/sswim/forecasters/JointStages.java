package org.sswim.forecasters;

import java.util.ArrayList;
import java.util.Arrays;
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
    Sampling sampling = new Sampling(inputs, trained, h);
    List<SampleRange> blocks = FitSplit.blocks(plan.commonTrain(), readout.crossFitted().size());
    for (int b = 0; b < blocks.size(); b++) {
      FittedReadout.Weights weights = readout.crossFitted().get(b);
      sampling.add(blocks.get(b), weights.weights(), weights.intercept());
    }
    int train = sampling.count;
    FittedReadout before = readout.unseeing();
    sampling.add(plan.part(h).validation(), before.weights(), before.intercept());
    return sampling.pooled(train);
  }

  /** Collects samples. */
  private final class Sampling {
    private final JointInputs inputs;
    private final Trained trained;
    private final int horizon;
    private final int windowStep;
    private final int leadStep;
    private final float[] seen;
    private final List<float[]> parts = new ArrayList<>();
    private final List<float[]> left = new ArrayList<>();
    private int count;

    Sampling(JointInputs inputs, Trained trained, int h) {
      this.inputs = inputs;
      this.trained = trained;
      horizon = plan.part(h).horizon();
      seen = data.moments().seen(inputs.moment());
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
        int own = (range.end() - first + windowStep - 1) / windowStep;
        new SampleBlock(lane, first, own, windowStep)
            .parts(LinearForecaster.MOST_WINDOWS)
            .forEach(blocks::add);
      }
      // In the order of time, so that sets of those that choose are neighbours.
      blocks.sort(Comparator.comparingInt(SampleBlock::first).thenComparingInt(SampleBlock::lane));
      fit.workers()
          .inOrder(
              blocks.size(),
              () ->
                  new Reader(new LinearReadout(trained.features().forWorker(), weights, intercept)),
              (reader, b) -> reader.read(blocks.get(b)),
              (reader, b) -> {
                parts.add(Arrays.copyOf(reader.x, reader.count * inputs.width()));
                left.add(Arrays.copyOf(reader.y, reader.count));
                count += reader.count;
              });
    }

    JointFit.Pooled pooled(int train) {
      float[] all = new float[Math.multiplyExact(count, inputs.width())];
      float[] targets = new float[count];
      int at = 0;
      for (int p = 0; p < parts.size(); p++) {
        System.arraycopy(parts.get(p), 0, all, at * inputs.width(), parts.get(p).length);
        System.arraycopy(left.get(p), 0, targets, at, left.get(p).length);
        at += left.get(p).length;
      }
      return new JointFit.Pooled(inputs, all, targets, train);
    }

    /** Reads the samples of blocks of windows. */
    private final class Reader {
      private final LinearReadout readout;
      private final double[] out;
      private final float[] row = new float[inputs.width()];
      private final float[] own = new float[inputs.moment().seen()];
      private float[] x = new float[0];
      private float[] y = new float[0];
      private int count;

      Reader(LinearReadout readout) {
        this.readout = readout;
        out = new double[LinearForecaster.MOST_WINDOWS * readout.outputs()];
      }

      void read(SampleBlock block) {
        readout.write(windows.samples(network.relativeInput()), block, out);
        int signals = windows.signals();
        int each = (horizon + leadStep - 1) / leadStep * signals;
        x = new float[block.count() * each * inputs.width()];
        y = new float[block.count() * each];
        count = 0;
        for (int i = 0; i < block.count(); i++) {
          int start = block.start(i);
          for (int s = 0; s < signals; s++) {
            JointTerm.View view = new JointTerm.View(windows, block.lane(), s);
            view.turnTo(start);
            // Leads take turns, so that all of them are samples of some window.
            for (int k = (start / windowStep) % leadStep; k < horizon; k += leadStep) {
              sample(view, block, i, s, k);
            }
          }
        }
      }

      private void sample(JointTerm.View view, SampleBlock block, int i, int s, int k) {
        int lane = block.lane();
        int start = block.start(i);
        int target = start + windows.window() + k;
        if (!windows.observed(lane, target, s)) {
          return;
        }
        double base = out[i * readout.outputs() + k * windows.signals() + s];
        if (network.relativeTarget()) {
          base += windows.last(lane, start, s);
        }
        float said = windows.moment(lane, start, target, s);
        base += said;
        System.arraycopy(seen, target * own.length, own, 0, own.length);
        JointRun.write(inputs, view, k + 1, said, (float) base, own, row);
        System.arraycopy(row, 0, x, count * row.length, row.length);
        y[count++] = (float) (windows.value(lane, target, s) - base);
      }
    }
  }
}
