package org.sswim.sampling;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Receptive fields: which inputs a neuron of the first hidden layer sees. Its other weights are 0.
 */
public sealed interface Fields {

  /** Every neuron sees every input. */
  Fields ALL = new All();

  /** Whether every neuron sees every input. */
  default boolean all() {
    return false;
  }

  /**
   * The inputs that a neuron sees.
   *
   * @param inputs number of inputs of the layer
   * @return rising, at least one
   * @throws IllegalArgumentException if the fields are not of so many inputs
   */
  int[] draw(int inputs, UniformRandomProvider random);

  /** Every input. */
  record All() implements Fields {
    @Override
    public boolean all() {
      return true;
    }

    @Override
    public int[] draw(int inputs, UniformRandomProvider random) {
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
      if (height < 1 || width < 1 || size < 1 || size > Math.max(height, width)) {
        throw new IllegalArgumentException(
            "a field must have a side of 1.."
                + Math.max(height, width)
                + " pixels; got "
                + size
                + " in an image of "
                + height
                + " x "
                + width);
      }
    }

    @Override
    public int[] draw(int inputs, UniformRandomProvider random) {
      requireInputs(inputs, height * width);
      int rows = Math.min(size, height);
      int columns = Math.min(size, width);
      int top = random.nextInt(height - rows + 1);
      int left = random.nextInt(width - columns + 1);
      int[] field = new int[rows * columns];
      for (int i = 0; i < field.length; i++) {
        field[i] = (top + i / columns) * width + left + i % columns;
      }
      return field;
    }
  }

  /**
   * Some delays of some signals: so many delays, a stride apart that is drawn log-uniformly from
   * those that fit into the taps, of one signal or of several at the same delays.
   *
   * @param signals number of signals; input {@code signal * taps + delay} is one of them, delayed
   * @param taps number of delays of each
   * @param synapses delays that a neuron sees of each of its signals, at least 1
   * @param together most signals that a neuron sees; their number is log-uniform, at least 1
   */
  record Delays(int signals, int taps, int synapses, int together) implements Fields {

    /** Checks the ranges. */
    public Delays {
      if (signals < 1 || taps < 1 || synapses < 1 || together < 1) {
        throw new IllegalArgumentException(
            "fields need signals, taps, synapses and signals together of at least 1; got "
                + signals
                + ", "
                + taps
                + ", "
                + synapses
                + " and "
                + together);
      }
    }

    @Override
    public int[] draw(int inputs, UniformRandomProvider random) {
      requireInputs(inputs, signals * taps);
      int count = Math.min(synapses, taps);
      int widest = count > 1 ? (taps - 1) / (count - 1) : 1;
      int stride = (int) logUniform(widest, random);
      int[] chosen = signals((int) logUniform(Math.min(together, signals), random), random);
      int[] field = new int[chosen.length * count];
      for (int s = 0; s < chosen.length; s++) {
        for (int k = 0; k < count; k++) {
          field[s * count + k] = chosen[s] * taps + k * stride;
        }
      }
      return field;
    }

    /** A number of 1 .. most, log-uniform before it is cut to a whole one. */
    private static double logUniform(int most, UniformRandomProvider random) {
      return Math.min(most, Math.pow(most + 1.0, random.nextDouble()));
    }

    private int[] signals(int count, UniformRandomProvider random) {
      int[] order = new int[signals];
      Arrays.setAll(order, s -> s);
      for (int s = 0; s < count; s++) {
        int other = s + random.nextInt(signals - s);
        int own = order[s];
        order[s] = order[other];
        order[other] = own;
      }
      int[] chosen = Arrays.copyOf(order, count);
      Arrays.sort(chosen);
      return chosen;
    }
  }

  private static void requireInputs(int inputs, int own) {
    if (inputs != own) {
      throw new IllegalArgumentException(
          "fields of " + own + " inputs are for so many; the layer has " + inputs);
    }
  }
}
