package org.sswim.gradient;

import java.util.Arrays;
import org.sswim.kernel.Kernels;
import org.sswim.network.ReadoutBanks;

/**
 * The view that the read-out has of the spikes of the last layer, {@code bank_m = sum_t w_m(t)
 * s(t)}. It is summed up step by step, and its gradients are handed back to the spikes.
 */
final class BankPass {
  /** Share of a bank's response that is not worth computing. */
  private static final double NEGLIGIBLE = 1e-8;

  private final Structure.Reading reading;
  private final int neurons;
  private final int steps;

  /** What a spike of a step adds to each bank, of samples of one length: {@code [banks][steps]}. */
  private final float[][] weight;

  /** The same of samples of unequal length, one behind the other: {@code [banks][steps][count]}. */
  private final float[][] own;

  /** Banks, or after {@link NetworkPass} has turned gradients by them: {@code [neurons][count]}. */
  final float[][] banks;

  private boolean alike = true;
  private int count;

  /**
   * Memory for the banks of a network.
   *
   * @param steps steps of a sample
   * @param most largest number of samples
   */
  BankPass(NetworkParameters parameters, int steps, int most) {
    this.steps = steps;
    reading = parameters.reading();
    neurons = parameters.layers().get(parameters.layers().size() - 1).neurons();
    ReadoutBanks readout = parameters.banks();
    banks = new float[readout.banks()][Math.multiplyExact(neurons, most)];
    weight = new float[readout.banks()][steps];
    boolean sections = reading == Structure.Reading.SECTIONS;
    own = new float[readout.banks()][sections ? Math.multiplyExact(steps, most) : 0];
    if (!sections) {
      for (int m = 0; m < weight.length; m++) {
        writeResponse(readout, m);
      }
    }
  }

  private void writeResponse(ReadoutBanks readout, int m) {
    double[] response = Kernels.response(readout.kernel(), readout.support()[m], steps);
    double peak = Arrays.stream(response).max().orElse(0);
    for (int u = 0; u + readout.delay()[m] < steps; u++) {
      weight[m][steps - 1 - readout.delay()[m] - u] =
          response[u] > NEGLIGIBLE * peak ? (float) response[u] : 0;
    }
  }

  /** Takes over the lengths of the samples of a batch, and empties the banks. */
  void prepare(Batch batch) {
    count = batch.count();
    for (float[] bank : banks) {
      Arrays.fill(bank, 0, neurons * count, 0);
    }
    if (reading == Structure.Reading.BANKS) {
      return;
    }
    alike = batch.earliest() == batch.latest();
    for (int m = 0; m < banks.length; m++) {
      if (alike) {
        writeSection(m, batch.latest(), weight[m], 0, 1);
      } else {
        for (int b = 0; b < count; b++) {
          writeSection(m, batch.first(b), own[m], b, count);
        }
      }
    }
  }

  /** Writes one over the steps of a section at each of them, 0 at all others. */
  private void writeSection(int m, int first, float[] out, int at, int stride) {
    int length = steps - first;
    int from = (int) Math.min(length - 1, (long) length * m / banks.length);
    int end = (int) Math.max(from + 1, (long) length * (m + 1) / banks.length);
    for (int t = 0; t < steps; t++) {
      boolean inside = t - first >= from && t - first < end;
      out[at + t * stride] = inside ? 1f / (end - from) : 0;
    }
  }

  /** Adds the spikes of a step. */
  void forward(int t, float[] spikes) {
    for (int m = 0; m < banks.length; m++) {
      add(m, t, spikes, banks[m]);
    }
  }

  /** Adds to the gradient by the spikes of a step. */
  void backward(int t, float[] bySpikes) {
    for (int m = 0; m < banks.length; m++) {
      add(m, t, banks[m], bySpikes);
    }
  }

  private void add(int m, int t, float[] from, float[] to) {
    if (!alike) {
      StepLoops.addColumnProduct(neurons, count, own[m], t * count, from, to);
    } else if (weight[m][t] != 0) {
      StepLoops.addProduct(neurons * count, weight[m][t], from, to);
    }
  }
}
