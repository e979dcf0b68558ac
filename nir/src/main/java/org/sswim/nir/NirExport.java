package org.sswim.nir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.sswim.checks.Checks;
import org.sswim.forecasting.ForecastModel;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.Readout;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SkipConnections;
import org.sswim.network.SpikingLayer;
import org.sswim.network.SpikingNetwork;
import org.sswim.simulation.Semantics;

/**
 * A model's network as a graph that says exactly the same where signals are impulses on the grid of
 * the model's time steps:
 *
 * <pre>
 *   input -> rows (Linear) -> hidden1_weights (Linear) [-> hidden1_delay]
 *         -> hidden1_membrane (LI or CubaLI) -> hidden1_spikes (Threshold) -> hidden2_weights ...
 *   rows -> rows_delay (Delay) -> rows_shift (Linear) -> rows_delay, hidden1_weights
 *   hidden1_spikes [-> hidden1_feedback_delay] -> hidden1_feedback (LI or CubaLI) -> hidden1_spikes
 *   hiddenL_spikes [-> bank1_delay] -> bank1 (LI or CubaLI) -> readout1 (Affine) -> output
 *                  [-> bank2_delay] -> bank2 ...            -> readout2 (Linear) -> output
 *   rows, rows_shift -> skip (Linear) -> output
 * </pre>
 *
 * <p>The loop of rows is a shift register for taps and skip connections, see {@link InputRows}. It
 * and skip stand there only where the network has them. The feedback is the refractory response:
 * what a spike costs a neuron from the next step on.
 *
 * <p>An exponential kernel of support sigma, {@code (1 - a) a^u} with {@code a = e^(-1 / sigma)},
 * is LI with {@code tau = sigma dt} and {@code r = tau (1 - a)}. A refractory kernel, {@code c
 * a^(u-1)} from lag 1 on, is LI with {@code r = tau c} after a Delay of a step. A double
 * exponential one is CubaLI with {@code tau_mem = sigma dt}, {@code tau_syn = tau_mem / 4}; alpha
 * has both equal. Neurons are an integrator and a Threshold, not LIF: a spike response neuron does
 * not reset its membrane. Thresholds are minus the bias, next to it from below, as NIR fires above
 * and the model at the threshold.
 */
public final class NirExport {
  private NirExport() {}

  /**
   * What of a model NIR cannot say, a line each; empty if the graph is exact.
   *
   * @see NirApproximation
   */
  public static List<String> obstacles(ForecastModel model) {
    return NirApproximation.of(model).losses();
  }

  /**
   * The graph of a model.
   *
   * @param dt seconds that a time step of the model lasts, above 0
   * @param lost what was left out of it before, for the metadata
   * @throws NirException if NIR cannot say all of it, naming what and the cure
   */
  public static NirGraph graph(ForecastModel model, double dt, List<String> lost) {
    GraphParts parts = new GraphParts(dt);
    List<String> obstacles = obstacles(model);
    Checks.that(obstacles.isEmpty(), NirException::new)
        .or(
            "NIR cannot hold this model: %s; fit with kernels exponential, alpha or"
                + " double-exponential, or give --approximate to leave that out",
            String.join("; ", obstacles));
    return new Builder(model, dt, parts).graph(lost);
  }

  private static final class Builder {
    private final ForecastModel model;
    private final double dt;
    private final SpikingNetwork network;
    private final InputRows inputs;
    private final GraphParts parts;

    Builder(ForecastModel model, double dt, GraphParts parts) {
      this.model = model;
      this.dt = dt;
      network = absolute(model);
      inputs = new InputRows(network);
      this.parts = parts;
    }

    NirGraph graph(List<String> lost) {
      HiddenNetwork hidden = network.hidden();
      String rows = rows();
      SpikingLayer first = hidden.layers().get(0);
      NirArray seen = placed(first.weights(), first.inputs(), first.neurons(), inputs::inputOf);
      String last = parts.layers(hidden, seen, weights -> see(rows, weights));
      readout(hidden, last);
      skip(rows);
      Map<String, String> texts = NirMetadata.of(model, dt, lost);
      texts.put("feeding", inputs.told());
      NirMetadata.addExample(texts, network, model.spec().window());
      return parts.graph(texts);
    }

    /** What the network looks at: the input, or the register behind it. */
    private String rows() {
      String input =
          parts.put("input", NirType.INPUT, Map.of("shape", NirArray.vector(inputs.width())));
      if (!inputs.needed()) {
        return input;
      }
      String rows = parts.put("rows", NirType.LINEAR, Map.of("weight", inputs.placement()));
      NirArray step = NirArray.constant(inputs.places(), dt);
      String delay = parts.put("rows_delay", NirType.DELAY, Map.of("delay", step));
      String shift = parts.put("rows_shift", NirType.LINEAR, Map.of("weight", inputs.shift()));
      parts.edge(input, rows);
      parts.edge(rows, delay);
      parts.edge(delay, shift);
      parts.edge(shift, delay);
      return rows;
    }

    /** Lets a node see the present row and, of the register, those before it. */
    private void see(String rows, String node) {
      parts.edge(rows, node);
      if (inputs.needed()) {
        parts.edge("rows_shift", node);
      }
    }

    private void skip(String rows) {
      SkipConnections skip = network.skip();
      if (skip == null) {
        return;
      }
      int delayed = skip.sources() * skip.delays();
      NirArray weight =
          placed(
              skip.weights(),
              skip.count(),
              skip.outputs(),
              i ->
                  i < delayed
                      ? inputs.source(i / skip.delays(), i % skip.delays())
                      : inputs.ahead(i - delayed));
      parts.put("skip", NirType.LINEAR, Map.of("weight", weight));
      see(rows, "skip");
      parts.edge("skip", "output");
    }

    /** As {@link GraphParts#transposed}, each input at its place in the register. */
    private NirArray placed(float[] weights, int count, int outputs, IntUnaryOperator place) {
      int places = inputs.places();
      double[] values = new double[outputs * places];
      for (int j = 0; j < count; j++) {
        int at = place.applyAsInt(j);
        for (int k = 0; k < outputs; k++) {
          values[k * places + at] += weights[j * outputs + k];
        }
      }
      return NirArray.matrix(outputs, places, values);
    }

    private void readout(HiddenNetwork hidden, String spikes) {
      ReadoutBanks banks = hidden.banks();
      Readout readout = network.readout();
      int neurons = hidden.last().neurons();
      int outputs = readout.outputs();
      parts.put("output", NirType.OUTPUT, Map.of("shape", NirArray.vector(outputs)));
      for (int m = 0; m < banks.banks(); m++) {
        int[] delay = new int[neurons];
        float[] support = new float[neurons];
        Arrays.fill(delay, banks.delay()[m]);
        Arrays.fill(support, banks.support()[m]);
        String delayed = parts.delayed("bank" + (m + 1) + "_delay", delay, spikes);
        String bank = parts.synapses("bank" + (m + 1), banks.kernel(), support);
        parts.edge(delayed, bank);
        float[] part = new float[neurons * outputs];
        System.arraycopy(readout.weights(), m * part.length, part, 0, part.length);
        NirArray weight = GraphParts.transposed(part, neurons, outputs);
        String name = "readout" + (m + 1);
        if (m == 0) {
          NirArray bias = NirArray.vector(GraphParts.doubles(readout.bias()));
          parts.put(name, NirType.AFFINE, Map.of("weight", weight, "bias", bias));
        } else {
          parts.put(name, NirType.LINEAR, Map.of("weight", weight));
        }
        parts.edge(bank, name);
        parts.edge(name, "output");
      }
    }
  }

  /**
   * The network of a model as it sees rows that come one by one. A model with relative input sees
   * {@code x(t - d) - x(t)}. Over a window the reference is its last row: whoever gives the window
   * takes it away. In a stream the reference moves with every row, so it goes into the weights:
   * {@code sum_d w_d (x(t-d) - x(t))} is a sum with {@code w_0 - sum_d w_d} at delay 0.
   */
  private static SpikingNetwork absolute(ForecastModel model) {
    SpikingNetwork network = model.network();
    if (!model.spec().relativeInput() || model.spec().semantics() != Semantics.STREAMING) {
      return network;
    }
    HiddenNetwork hidden = network.hidden();
    SpikingLayer first = hidden.layers().get(0);
    int signals = hidden.input().signals();
    List<SpikingLayer> layers = new ArrayList<>(hidden.layers());
    int taps = hidden.input().taps();
    layers.set(0, first.withWeights(absolute(first.weights(), signals, taps, first.neurons())));
    SkipConnections skip = network.skip();
    return network
        .withHidden(hidden.withLayers(layers))
        .withSkip(
            skip == null
                ? null
                : skip.withWeights(
                    absolute(skip.weights(), signals, skip.delays(), skip.outputs())));
  }

  /**
   * @param weights {@code [signals][delays][receivers]}, then others, which stay
   */
  private static float[] absolute(float[] weights, int signals, int delays, int receivers) {
    float[] moved = weights.clone();
    for (int s = 0; s < signals; s++) {
      for (int n = 0; n < receivers; n++) {
        double sum = 0;
        for (int d = 0; d < delays; d++) {
          sum += weights[(s * delays + d) * receivers + n];
        }
        int at = s * delays * receivers + n;
        moved[at] = (float) (weights[at] - sum);
      }
    }
    return moved;
  }
}
