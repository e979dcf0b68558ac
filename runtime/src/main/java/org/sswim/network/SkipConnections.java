package org.sswim.network;

import org.sswim.checks.Checks;
import org.sswim.stored.Axes;
import org.sswim.stored.Withers;

/**
 * Synapses from the rows of layer 0 straight to the outputs, past the hidden layers. Output o gains
 *
 * <pre>
 *   sum_s sum_{d = 0}^{delays - 1} w_sdo x_s(t - d) + sum_c u_co z_c(t)
 * </pre>
 *
 * where x_s are the signals as the network sees them, then columns beside the channels. Each source
 * has one connection for each delay, whose kernel has the support of a single step. With as many
 * delays as the window has rows, these are all linear maps of the raw window. The z_c are inputs of
 * the present row without delays: columns that are known ahead, and groups.
 *
 * <p>A row is made of signals, columns and what is known ahead, in this order.
 *
 * <p>The array is shared, not copied: do not modify it after construction.
 *
 * @param signals number of signals, at least 1
 * @param columns number of columns beside the channels, at least 0
 * @param delays number of delays d per signal and column, in time steps, at least 1
 * @param ahead number of inputs c, at least 0
 * @param weights w, row-major {@code [signals + columns][delays][outputs]}, then u, {@code
 *     [ahead][outputs]}
 */
@Withers
public record SkipConnections(
    int signals,
    int columns,
    int delays,
    int ahead,
    @Axes(
            value = {"(signals + columns) * delays + ahead", "outputs"},
            scaled = "(signals + columns) * delays + ahead")
        float[] weights)
    implements SkipConnectionsBuilder.With {

  /** Checks shapes and that every weight is finite. */
  public SkipConnections {
    Checks.that(signals >= 1 && columns >= 0 && delays >= 1 && ahead >= 0)
        .or(
            "skip connections need signals >= 1, columns >= 0, delays >= 1 and ahead >= 0; got %s,"
                + " %s, %s, %s",
            signals, columns, delays, ahead);
    Checks.that(weights.length != 0 && weights.length % count(signals, columns, delays, ahead) == 0)
        .or(
            "skip weights must be a multiple of the %s synapses per output; got %s",
            count(signals, columns, delays, ahead), weights.length);
    Checks.finite("skip weights", weights);
  }

  /** Number of synapses of each output. */
  public static long count(int signals, int columns, int delays, int ahead) {
    return ((long) signals + columns) * delays + ahead;
  }

  /** Number of synapses of each output. */
  public int count() {
    return (int) count(signals, columns, delays, ahead);
  }

  /** Number of outputs. */
  public int outputs() {
    return weights.length / count();
  }

  /** Signals and columns. */
  public int sources() {
    return signals + columns;
  }

  /** Inputs of a row that are no signals and have synapses. */
  public int context() {
    return columns + ahead;
  }

  /**
   * Where the value of a source stands in a row.
   *
   * @param source a signal, or a column counted on from the signals
   * @param rowWidth number of values of a row
   */
  public int place(int source, int rowWidth) {
    return source < signals ? source : rowWidth - context() + source - signals;
  }

  /**
   * Adds what one value contributes to every output.
   *
   * @param source s: a signal, or a column counted on from the signals
   * @param delay d
   * @param x {@code x_s(t - d)}
   * @param out {@code [outputs]}, read and changed
   */
  public void add(int source, int delay, float x, float[] out) {
    addRow(source * delays + delay, x, out);
  }

  /**
   * Adds what the inputs without delays contribute to every output.
   *
   * @param rows holds the present row
   * @param end one past its last value
   * @param out {@code [outputs]}, read and changed
   */
  public void addAhead(float[] rows, int end, float[] out) {
    for (int c = 0; c < ahead; c++) {
      addRow(sources() * delays + c, rows[end - ahead + c], out);
    }
  }

  private void addRow(int synapse, float x, float[] out) {
    int outputs = outputs();
    int row = synapse * outputs;
    for (int k = 0; k < outputs; k++) {
      out[k] += x * weights[row + k];
    }
  }
}
