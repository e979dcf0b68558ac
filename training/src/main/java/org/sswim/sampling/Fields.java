package org.sswim.sampling;

import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.checks.Checks;

/**
 * Receptive fields: which inputs a neuron of the first hidden layer sees. Its other weights are 0.
 * Others than those below go into a {@code NetworkShape} likewise. Several threads may ask at once.
 */
public interface Fields {

  /** Every neuron sees every input. */
  static Fields everything() {
    return new All();
  }

  /** Whether every neuron sees every input. */
  default boolean all() {
    return false;
  }

  /**
   * The inputs that a neuron sees.
   *
   * @param inputs number of inputs of the layer
   * @throws IllegalArgumentException if the fields are not of so many inputs
   */
  Field draw(int inputs, UniformRandomProvider random);

  /**
   * The inputs of a field that some inputs are of, as those of a neuron that has weights of them.
   *
   * @param some inputs of one field, rising; may be none
   * @param inputs number of inputs of the layer
   */
  int[] holding(int[] some, int inputs);

  /**
   * The field of a neuron.
   *
   * @param inputs that it sees, at least one
   * @param centred whether its weights add up to 0, so that it sees courses and no levels
   */
  record Field(int[] inputs, boolean centred) {}

  /** Every input. */
  record All() implements Fields {
    @Override
    public boolean all() {
      return true;
    }

    @Override
    public Field draw(int inputs, UniformRandomProvider random) {
      return new Field(holding(new int[0], inputs), false);
    }

    @Override
    public int[] holding(int[] some, int inputs) {
      return IntStream.range(0, inputs).toArray();
    }
  }

  /**
   * Squares of pixels, anywhere inside the image.
   *
   * @param height rows of the image
   * @param width columns of the image; input {@code row * width + column} is a pixel
   * @param size side of the square, 1 .. the longer side; cut where a side of the image is shorter
   */
  record Patches(int height, int width, int size) implements Fields {

    /** Checks the ranges. */
    public Patches {
      Checks.that(height >= 1 && width >= 1 && size >= 1 && size <= Math.max(height, width))
          .or(
              "a field must have a side of 1..%s pixels; got %s in an image of %s x %s",
              Math.max(height, width), size, height, width);
    }

    @Override
    public Field draw(int inputs, UniformRandomProvider random) {
      requireInputs(inputs, height * width);
      int top = random.nextInt(height - rows() + 1);
      int left = random.nextInt(width - columns() + 1);
      return new Field(at(top, left), false);
    }

    private int rows() {
      return Math.min(size, height);
    }

    private int columns() {
      return Math.min(size, width);
    }

    private int[] at(int top, int left) {
      int[] field = new int[rows() * columns()];
      Arrays.setAll(field, i -> (top + i / columns()) * width + left + i % columns());
      return field;
    }

    /** Of the squares that hold them all, that with them in the middle. */
    @Override
    public int[] holding(int[] some, int inputs) {
      requireInputs(inputs, height * width);
      int top = start(Arrays.stream(some).map(i -> i / width), height, rows());
      int left = start(Arrays.stream(some).map(i -> i % width), width, columns());
      return at(top, left);
    }

    private static int start(IntStream places, int side, int length) {
      IntSummaryStatistics seen = places.summaryStatistics();
      int middle = seen.getCount() == 0 ? side - 1 : seen.getMin() + seen.getMax();
      return Math.max(0, Math.min(side - length, (middle - length + 1) / 2));
    }
  }

  /**
   * Some delays of some signals: so many synapses, in turn on the signals of a small set, whose
   * delays are a stride apart. The stride is log-uniform up to where the delays span all taps, the
   * number of signals log-uniform up to that of the synapses. Fields are centred, but for half of
   * those of the first copy.
   *
   * @param signals number of signals of a copy
   * @param copies how often they are there, as with their changes: a neuron sees one of them; input
   *     {@code (copy * signals + signal) * taps + delay} is a signal, delayed
   * @param taps number of delays of each
   * @param synapses inputs that a neuron sees, at least 1
   */
  record Delays(int signals, int copies, int taps, int synapses) implements Fields {
    @Override
    public Field draw(int inputs, UniformRandomProvider random) {
      requireInputs(inputs, copies * signals * taps);
      int copy = random.nextInt(copies);
      int widest = synapses > 1 ? Math.max(1, (taps - 1) / (synapses - 1)) : 1;
      int stride = logUniform(widest, random);
      int[] chosen = some(signals, logUniform(Math.min(synapses, signals), random), random);
      int lags = Math.max(1, Math.min(synapses / chosen.length, 1 + (taps - 1) / stride));
      int[] field = new int[chosen.length * lags];
      for (int s = 0; s < chosen.length; s++) {
        for (int k = 0; k < lags; k++) {
          field[s * lags + k] = (copy * signals + chosen[s]) * taps + k * stride;
        }
      }
      // Levels say less than courses do, and differ between recordings; but where they matter, they
      // are in the values as they are.
      return new Field(field, copy > 0 || random.nextBoolean());
    }

    /** Those inputs themselves. */
    @Override
    public int[] holding(int[] some, int inputs) {
      return some.clone();
    }

    /** A whole number of 1 .. most, small ones as likely as large ones on a logarithmic scale. */
    private static int logUniform(int most, UniformRandomProvider random) {
      return (int) Math.min(most, Math.pow(most + 1.0, random.nextDouble()));
    }
  }

  /**
   * Some inputs of a vector that has no grid, any of them: columns of a table.
   *
   * @param columns number of inputs
   * @param fewest inputs that a neuron sees, 1 .. columns
   * @param most the same at most; the number is uniform between them
   */
  record Columns(int columns, int fewest, int most) implements Fields {

    /** Checks the ranges. */
    public Columns {
      Checks.that(fewest >= 1 && most <= columns && fewest <= most)
          .or("a field must have 1..%s columns; got %s..%s", columns, fewest, most);
    }

    /** So many inputs for every neuron. */
    public Columns(int columns, int size) {
      this(columns, size, size);
    }

    @Override
    public Field draw(int inputs, UniformRandomProvider random) {
      requireInputs(inputs, columns);
      int size = fewest == most ? most : fewest + random.nextInt(most - fewest + 1);
      return new Field(some(columns, size, random), false);
    }

    /** Those inputs themselves. */
    @Override
    public int[] holding(int[] some, int inputs) {
      return some.clone();
    }
  }

  /** So many numbers below a bound, rising. */
  private static int[] some(int bound, int count, UniformRandomProvider random) {
    int[] order = IntStream.range(0, bound).toArray();
    for (int s = 0; s < count; s++) {
      int other = s + random.nextInt(bound - s);
      int own = order[s];
      order[s] = order[other];
      order[other] = own;
    }
    int[] chosen = Arrays.copyOf(order, count);
    Arrays.sort(chosen);
    return chosen;
  }

  private static void requireInputs(int inputs, int own) {
    Checks.that(inputs == own)
        .or("fields of %s inputs are for so many; the layer has %s", own, inputs);
  }
}
