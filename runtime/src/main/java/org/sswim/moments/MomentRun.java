package org.sswim.moments;

import org.jspecify.annotations.Nullable;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.WeightRows;
import org.sswim.simulation.RunningNetwork;

/**
 * Looks at moments, one after the other. Allocates nothing while it looks. Not for several threads.
 */
public final class MomentRun {
  private final MomentInputs inputs;
  private final CivilDay day = new CivilDay();
  private final float[] seen;
  private final float[] terms;
  private final int[] dates;
  private final float[] spikes;
  private final int steps;
  private final @Nullable RunningNetwork neurons;

  /** Looks at moments through some neurons, or none. */
  public MomentRun(MomentInputs inputs, @Nullable HiddenNetwork hidden) {
    this.inputs = inputs;
    seen = new float[inputs.seen()];
    terms = new float[inputs.terms()];
    dates = new int[DateEffects.MOST];
    neurons = hidden == null ? null : new RunningNetwork(hidden);
    spikes = new float[hidden == null ? 0 : hidden.last().neurons()];
    steps = hidden == null ? 0 : MomentModel.steps(hidden);
  }

  /**
   * Looks at a moment.
   *
   * @param wallClock seconds since 1970 as if the clock showed UTC; any number without dates
   * @param columns what the known columns make of the row: {@code [inputs.knownWidth()]},
   *     standardised, see {@link KnownRows}
   */
  public void look(long wallClock, float[] columns) {
    day.turnTo(wallClock);
    inputs.writeTerms(day, columns, terms);
    if (neurons != null) {
      inputs.writeSeen(day, columns, seen);
      neurons.count(seen, steps, spikes);
    }
    if (inputs.dates()) {
      DateEffects.write(day, dates);
    }
  }

  /** What neurons see of the moment, whether there are any or not: {@code [seen]}, not a copy. */
  public float[] seen(long wallClock, float[] columns) {
    day.turnTo(wallClock);
    inputs.writeSeen(day, columns, seen);
    return seen;
  }

  /** What neurons saw of the last moment: {@code [seen]}, not a copy; 0 without neurons. */
  public float[] seen() {
    return seen;
  }

  /** The linear terms of the last moment: {@code [terms]}, not a copy. */
  public float[] terms() {
    return terms;
  }

  /** How often each neuron fired at the last moment: {@code [neurons]}, not a copy. */
  public float[] spikes() {
    return spikes;
  }

  /** The dates of the last moment, -1 for none: {@code [DateEffects.MOST]}, not a copy. */
  public int[] dates() {
    return dates;
  }

  /** The weights of a model, laid out to be summed. */
  public static final class Weights {
    private final MomentModel model;
    private final WeightRows linear;
    private final @Nullable WeightRows spikes;

    /** Copies the weights. */
    public Weights(MomentModel model) {
      this.model = model;
      linear = new WeightRows(model.linear(), model.channels());
      spikes = model.neurons() == null ? null : new WeightRows(model.spikes(), model.channels());
    }

    /**
     * What the moment that was looked at last says.
     *
     * @param run of the inputs and neurons of the model
     * @param out written: {@code [channels]}
     */
    public void value(MomentRun run, float[] out) {
      System.arraycopy(model.bias(), 0, out, 0, model.channels());
      linear.addTo(run.terms, out);
      if (spikes != null && run.neurons != null) {
        spikes.addTo(run.spikes, out);
      }
      if (model.inputs().dates()) {
        addDates(run.dates, out);
      }
    }

    private void addDates(int[] dates, float[] out) {
      for (int date : dates) {
        for (int c = 0; date >= 0 && c < model.channels(); c++) {
          out[c] += model.dates()[date * model.channels() + c];
        }
      }
    }
  }
}
