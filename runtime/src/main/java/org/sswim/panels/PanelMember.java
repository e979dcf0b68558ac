package org.sswim.panels;

import java.util.Arrays;
import org.sswim.checks.Checks;
import org.sswim.network.InputLayer;
import org.sswim.network.SkipConnections;
import org.sswim.network.SpikingNetwork;
import org.sswim.simulation.WindowRun;

/**
 * One network of a panel's model and how it sees a series.
 *
 * @param view what it sees and what its outputs are relative to
 * @param network its signals are the rows of a step of the view, for the value and each {@linkplain
 *     PanelInputs column}. Then come further inputs, and last the share of a window that is not
 *     seen. It has an output for each lead
 */
public record PanelMember(PanelView view, SpikingNetwork network) {

  /** Checks that view and network match. */
  public PanelMember {
    InputLayer input = network.hidden().input();
    Checks.that(input.signals() % view.step() == 0 && input.taps() <= view.steps())
        .or(
            "the network must have a multiple of %s signals and at most %s taps; got %s and %s",
            view.step(), view.steps(), input.signals(), input.taps());
    if (network.skip() != null && network.skip().delays() != view.steps()) {
      throw new IllegalArgumentException(
          "skip connections must see all "
              + view.steps()
              + " steps; got "
              + network.skip().delays());
    }
  }

  /** Leads that it forecasts. */
  public int horizon() {
    return network.outputs();
  }

  /** Neurons that its outputs see: 0 for ridge alone. */
  public int neurons() {
    return network.readsSpikes() ? network.hidden().neurons() : 0;
  }

  /** Parameters of what its outputs see. */
  public long parameters() {
    SkipConnections skip = network.skip();
    long linear = (long) horizon() + (skip == null ? 0 : skip.weights().length);
    return network.readsSpikes() ? network.parameters() : linear;
  }

  /**
   * Refuses inputs that are not those of the network.
   *
   * @throws IllegalArgumentException saying how many there are
   */
  void require(PanelInputs inputs) {
    InputLayer input = network.hidden().input();
    int unseen = input.context() - inputs.context(horizon());
    Checks.that(input.signals() == inputs.signals(view) && unseen >= 0 && unseen <= 1)
        .or(
            "the network must have %s signals and %s inputs beside them, or one more; got %s and %s",
            inputs.signals(view), inputs.context(horizon()), input.signals(), input.context());
  }

  /** The network, ready to run; for one thread at a time. */
  public Run run() {
    return new Run();
  }

  /** Memory of a run. */
  public final class Run {
    private final InputLayer input = network.hidden().input();
    private final WindowRun window = new WindowRun(network);
    private final float[] rows = new float[Math.multiplyExact(view.steps(), input.rowWidth())];

    /**
     * Adds forecasts of transformed values.
     *
     * @param z history, gaps filled, at least one row
     * @param end rows of it that are seen
     * @param beside what is seen beside it
     * @param sum changed: {@code [horizon]}
     * @return the scale s of the window
     */
    public float addTo(float[] z, int end, SeriesInputs beside, double[] sum) {
      float level = view.level(z, end);
      float scale = view.scale(z, end);
      int width = input.rowWidth();
      for (int t = 0; t < view.steps(); t++) {
        for (int s = 0; s < view.step(); s++) {
          rows[t * width + s] = view.seen(z, end, t * view.step() + s, level, scale);
        }
        for (int s = view.step(); s < input.signals(); s++) {
          int place = t * view.step() + s % view.step();
          rows[t * width + s] = beside.signal(view, end, place, s / view.step() - 1);
        }
        addContext(t * width + input.signals(), end, beside, scale);
      }
      float[] out = window.outputs(rows);
      float[] starts = view.starts(z, end, out.length);
      for (int k = 0; k < out.length; k++) {
        float far = Math.max(-PanelView.FARTHEST, Math.min(PanelView.FARTHEST, out[k]));
        sum[k] += starts[k] + (double) scale * far;
      }
      return scale;
    }

    private void addContext(int to, int end, SeriesInputs beside, float scale) {
      int inputs = beside.inputs(horizon());
      for (int c = 0; c < inputs; c++) {
        rows[to + c] = beside.context(view, end, horizon(), scale, c);
      }
      Arrays.fill(rows, to + inputs, to + input.context(), view.unseen(end));
    }
  }
}
