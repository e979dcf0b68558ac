package org.sswim.nir;

import java.util.Arrays;
import org.sswim.checks.Checks;
import org.sswim.network.InputLayer;
import org.sswim.network.SkipConnections;
import org.sswim.network.SpikingNetwork;

/**
 * How the rows of a series come into a graph. A shift register, which is a loop through a Delay of
 * one row, holds what taps and skip connections look back at.
 *
 * <p>The register begins with the signals, one place per delay 0, 1, ... The context values follow.
 * Last come the columns with delayed skip connections, one place per delay 1, 2, ... The graph's
 * input has a place per signal and tap, then the context, then for these columns a place per
 * earlier row. All of it is given at the first step of the network, when the taps are known. Later
 * steps give the row alone: delay 0 of each signal and the context; 0 elsewhere.
 */
final class InputRows {
  /** A dense matrix of the register: beyond, it would be most of the file. */
  private static final long MOST_VALUES = 25_000_000;

  private final InputLayer input;
  private final int columns;
  private final int ahead;
  private final int delays;

  /** Places per signal. */
  private final int length;

  InputRows(SpikingNetwork network) {
    input = network.hidden().input();
    SkipConnections skip = network.skip();
    columns = network.skipColumns();
    ahead = network.skipAhead();
    delays = skip == null ? 0 : skip.delays();
    length = Math.max(input.taps(), delays);
    long size = (long) input.signals() * length + input.context() + (long) columns * later();
    Checks.that(!needed() || size * size <= MOST_VALUES, NirException::new)
        .or(
            "the rows that the network looks back at are %s values; a graph holds them in dense"
                + " matrices of at most %s values",
            size, MOST_VALUES);
  }

  /** Whether anything looks at an earlier row. */
  boolean needed() {
    return length > 1;
  }

  private int later() {
    return Math.max(0, delays - 1);
  }

  /** Earlier rows of a column that the first step gives. */
  private int earlier() {
    return Math.min(later(), input.taps() - 1);
  }

  /** Length of the graph's input. */
  int width() {
    return input.width() + columns * earlier();
  }

  /** Length of the register. */
  int places() {
    return input.signals() * length + input.context() + columns * later();
  }

  int signal(int signal, int delay) {
    return signal * length + delay;
  }

  private int context(int index) {
    return input.signals() * length + index;
  }

  private int column(int column, int delay) {
    return delay == 0
        ? context(input.context() - columns - ahead + column)
        : context(input.context()) + column * later() + delay - 1;
  }

  /** Place of a synapse's source, as {@link SkipConnections} counts them. */
  int source(int source, int delay) {
    return source < input.signals()
        ? signal(source, delay)
        : column(source - input.signals(), delay);
  }

  int ahead(int index) {
    return context(input.context() - ahead + index);
  }

  /** Place of an input of the first hidden layer. */
  int inputOf(int index) {
    int tapped = input.signals() * input.taps();
    return index < tapped
        ? signal(index / input.taps(), index % input.taps())
        : context(index - tapped);
  }

  /** From the graph's input into the register: {@code [places][width]}. */
  NirArray placement() {
    double[] matrix = new double[places() * width()];
    for (int i = 0; i < width(); i++) {
      matrix[place(i) * width() + i] = 1;
    }
    return NirArray.matrix(places(), width(), matrix);
  }

  private int place(int index) {
    int beside = index - input.width();
    return beside < 0 ? inputOf(index) : column(beside / earlier(), beside % earlier() + 1);
  }

  /** From each place to that of the next delay: {@code [places][places]}. */
  NirArray shift() {
    int size = places();
    double[] matrix = new double[size * size];
    for (int s = 0; s < input.signals(); s++) {
      for (int d = 1; d < length; d++) {
        matrix[signal(s, d) * size + signal(s, d - 1)] = 1;
      }
    }
    for (int c = 0; c < columns; c++) {
      for (int d = 1; d < delays; d++) {
        matrix[column(c, d) * size + column(c, d - 1)] = 1;
      }
    }
    return NirArray.matrix(size, size, matrix);
  }

  /**
   * What the graph is given at a row.
   *
   * @param rows row-major {@code [rows][signals + context]}
   * @param row at least taps - 1, which is the first step
   */
  double[] given(float[] rows, int row) {
    double[] values = new double[width()];
    int first = input.firstStep();
    int reach = row == first ? input.taps() : 1;
    int rowWidth = input.rowWidth();
    for (int s = 0; s < input.signals(); s++) {
      for (int d = 0; d < reach; d++) {
        values[s * input.taps() + d] = rows[(row - d) * rowWidth + s];
      }
    }
    int tapped = input.signals() * input.taps();
    for (int c = 0; c < input.context(); c++) {
      values[tapped + c] = rows[row * rowWidth + input.signals() + c];
    }
    for (int k = 0; row == first && k < columns * earlier(); k++) {
      int at = rowWidth - columns - ahead + k / earlier();
      values[input.width() + k] = rows[(row - k % earlier() - 1) * rowWidth + at];
    }
    return values;
  }

  /** What the first step gives and later ones do not, for whoever feeds the graph. */
  String told() {
    if (width() == input.signals() + input.context()) {
      return "each step: the row";
    }
    int tapped = input.signals() * input.taps();
    int[] present = new int[input.signals() + input.context()];
    Arrays.setAll(
        present, i -> i < input.signals() ? i * input.taps() : tapped + i - input.signals());
    return ("first step: all %s inputs, from the first %s rows; later steps: the next row at"
            + " inputs %s, counted from 0, and 0 elsewhere")
        .formatted(
            width(),
            input.taps(),
            String.join(", ", Arrays.stream(present).mapToObj(String::valueOf).toList()));
  }
}
