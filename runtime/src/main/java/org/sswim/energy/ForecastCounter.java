package org.sswim.energy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.StreamProbe;
import org.sswim.moments.DateEffects;
import org.sswim.moments.JointModel;
import org.sswim.moments.JointRun;
import org.sswim.moments.MomentInputs;
import org.sswim.moments.MomentModel;
import org.sswim.moments.MomentRun;
import org.sswim.network.HiddenNetwork;
import org.sswim.simulation.NetworkStep;

/**
 * Counts the operations of a forecaster: of its network and of the stages beside it. The moment
 * stage is asked for each row that is taken and for each lead of a forecast. The joint stage is
 * asked for each lead of each channel. What makes their inputs, such as waves and means of known
 * columns, is no synapse and is not counted.
 */
final class ForecastCounter extends NetworkCounter implements StreamProbe {
  private final ForecastModel model;
  private final @Nullable Stage moment;
  private final @Nullable Stage joint;
  private final @Nullable SynapseCounter dates;
  private final float[] ofDay = new float[DateEffects.COUNT];

  ForecastCounter(ForecastModel model) {
    super(
        model.network().hidden(),
        model.network().readout(),
        model.network().skip() == null ? null : model.network().skip().weights());
    this.model = model;
    MomentModel g = model.moment();
    JointModel h = model.joint();
    moment = g == null ? null : moment(g);
    joint = h == null ? null : new Stage("joint", h.neurons(), 1, h.linear(), h.spikes(), 1);
    dates = g == null || !g.inputs().dates() ? null : dates(g);
    if (moment != null && dates != null) {
      moment.counters.add(dates);
    }
  }

  private static Stage moment(MomentModel model) {
    int steps = model.neurons() == null ? 0 : MomentModel.steps(model.neurons());
    return new Stage(
        "moment", model.neurons(), steps, model.linear(), model.spikes(), model.channels());
  }

  /** Of a table: a row looks up as many of its lines as a day has dates. */
  private static SynapseCounter dates(MomentModel model) {
    Synapses all = Synapses.of(model.dates(), model.channels());
    long each = (long) DateEffects.MOST * model.channels();
    return new SynapseCounter(
        "moment dates",
        new Synapses(all.used(), all.outputs(), each, all.weights(), all.zeroWeights()));
  }

  /** The synapses of a stage, and how often it looked. */
  private static final class Stage {
    private final @Nullable HiddenNetwork neurons;
    private final int steps;

    /** Of inputs to neurons and of their spikes, where there are some; of linear terms; others. */
    private final List<SynapseCounter> counters = new ArrayList<>();

    private long looks;
    private long spikes;

    Stage(
        String name,
        @Nullable HiddenNetwork neurons,
        int steps,
        float[] linear,
        float[] weights,
        int outputs) {
      this.neurons = neurons;
      this.steps = steps;
      if (neurons != null) {
        add(name + " -> neurons", neurons.last().weights(), neurons.neurons());
        add(name + " spikes", weights, outputs);
      }
      add(name + " linear", linear, outputs);
    }

    private void add(String name, float[] weights, int outputs) {
      counters.add(new SynapseCounter(name, Synapses.of(weights, outputs)));
    }

    void look(float[] seen, float[] terms, float[] own) {
      looks++;
      counters.get(neurons == null ? 0 : 2).present(terms);
      if (neurons != null) {
        counters.get(0).present(seen);
        counters.get(1).presentSpikes(own);
        for (float count : own) {
          spikes += (long) count;
        }
      }
    }

    double updates() {
      return neurons == null ? 0 : looks * steps * NeuronUpdates.neurons(neurons);
    }

    long outputs() {
      return neurons == null ? 0 : looks * steps * neurons.neurons();
    }

    long state() {
      return neurons == null ? 0 : new NetworkStep(neurons).newState().values();
    }
  }

  @Override
  public void moment(MomentRun run) {
    if (moment != null) {
      moment.look(run.seen(), run.terms(), run.spikes());
    }
    if (dates != null) {
      Arrays.fill(ofDay, 0);
      for (int date : run.dates()) {
        if (date >= 0) {
          ofDay[date] = 1;
        }
      }
      dates.present(ofDay);
    }
  }

  @Override
  public void joint(JointRun run) {
    if (joint != null) {
      joint.look(run.inputs(), run.inputs(), run.spikes());
    }
  }

  private List<Stage> stages() {
    return Stream.of(moment, joint).filter(Objects::nonNull).toList();
  }

  /** Those of the network, then of the stages, moment first. */
  @Override
  List<SynapseCounter> layers() {
    List<SynapseCounter> all = new ArrayList<>(super.layers());
    stages().forEach(stage -> all.addAll(stage.counters));
    return all;
  }

  /** Multiply-accumulates of the stages' neurons so far. */
  double updates() {
    return stages().stream().mapToDouble(Stage::updates).sum();
  }

  @Override
  long spikes() {
    return super.spikes() + stages().stream().mapToLong(stage -> stage.spikes).sum();
  }

  @Override
  long outputs() {
    return super.outputs() + stages().stream().mapToLong(Stage::outputs).sum();
  }

  /** Numbers that a stream remembers for the stages. */
  long remembered() {
    MomentInputs inputs = model.momentInputs();
    if (inputs == null) {
      return 0;
    }
    long horizon = model.spec().horizon();
    long channels = model.channels().size();
    long kept = 1 + inputs.spans().stream().mapToLong(s -> s).reduce(horizon, Math::max);
    long known =
        inputs.known().isEmpty() ? 0 : kept * (inputs.known().size() + inputs.knownWidth());
    long ahead = moment == null ? 0 : horizon * channels;
    long window =
        joint == null
            ? 0
            : 2L * model.spec().window() * channels + horizon * (channels + inputs.seen());
    return known + ahead + window + stages().stream().mapToLong(Stage::state).sum();
  }
}
