package org.sswim.algorithms.quantum;

import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.checks.Ranges;
import org.sswim.options.Presets;
import org.sswim.stored.Withers;

/**
 * What decides a training of SQDR-CNN, and what is compared.
 *
 * @param channels filters of the convolution layers, the first first, each 1 .. 1000: 1 to 4 of
 *     them
 * @param qubits 1 .. 12; three angles for each come from the spiking network
 * @param depths D, blocks of the circuit, each 0 .. 20: one row each; 0 for no circuit, rates go to
 *     the outputs themselves
 * @param classical D of the circuit whose size a hidden layer of tanh units has in a row of its
 *     own, 1 .. 20; 0 without that row
 * @param steps T, steps of a sample, 1 .. 100
 * @param bits K, bit planes of the phase code, 1 .. 16
 * @param rectified whether outputs are rectified before the softmax
 * @param rate learning rate of Adam at first, above 0; it falls along a cosine
 * @param epochs passes over the samples, 1 .. 10000
 * @param batch samples of a step, 1 .. 10000
 * @param train samples that train at most, 1 or more, the first of the file
 * @param test samples that test at most, the first of the file
 * @param bitFlip chance of a bit flip on each qubit after each block, where noise is on: 0 .. 1
 * @param depolarising chance of X, Y or Z there: 0 .. 1
 * @param damping chance that a 1 falls to 0 there: 0 .. 1
 * @param noisy samples of the test that are simulated with noise, at most; 0 for none
 */
@Withers
public record SqdrOptions(
    List<Integer> channels,
    int qubits,
    List<Integer> depths,
    int classical,
    int steps,
    int bits,
    boolean rectified,
    double rate,
    int epochs,
    int batch,
    int train,
    int test,
    double bitFlip,
    double depolarising,
    double damping,
    int noisy)
    implements SqdrOptionsBuilder.With {
  private static final int MOST_LAYERS = 4;
  private static final int MOST_QUBITS = 12;
  private static final int MOST_NOISY_QUBITS = 6;

  /** Checks the ranges. */
  public SqdrOptions {
    channels = List.copyOf(channels);
    depths = List.copyOf(depths);
    Checks.not(channels.isEmpty() || channels.size() > MOST_LAYERS)
        .or("channels must name 1 to %s layers; got %s", MOST_LAYERS, channels.size());
    channels.forEach(filters -> Checks.within("channels", filters, 1, 1000));
    Checks.within("classical", classical, 0, 20);
    Checks.not(depths.isEmpty() && classical == 0)
        .or("depths must name 1 depth or more where classical is 0");
    depths.forEach(depth -> Checks.within("depths", depth, 0, 20));
    Checks.within("qubits", qubits, 1, MOST_QUBITS);
    Checks.within("steps", steps, 1, 100);
    Checks.within("bits", bits, 1, 16);
    Ranges.requireAbove("rate", rate);
    Checks.within("epochs", epochs, 1, 10_000);
    Checks.within("batch", batch, 1, 10_000);
    Checks.within("train", train, 1, Integer.MAX_VALUE);
    Checks.within("test", test, 1, Integer.MAX_VALUE);
    Ranges.requireShare("bitFlip", bitFlip);
    Ranges.requireShare("depolarising", depolarising);
    Ranges.requireShare("damping", damping);
    Checks.within("noisy", noisy, 0, Integer.MAX_VALUE);
    Checks.not(noisy > 0 && qubits > MOST_NOISY_QUBITS)
        .or(
            "noise is simulated on at most %s qubits; got %s and noisy above 0",
            MOST_NOISY_QUBITS, qubits);
  }

  /**
   * Fewer than 1000 parameters, and a third of the images of MNIST. The preset {@code published}:
   * outputs rectified, as in the paper; the network stays as small.
   */
  public static SqdrOptions defaults() {
    return Presets.of(SqdrOptions.class);
  }

  /** The noise. */
  Noise noise() {
    return new Noise(bitFlip, depolarising, damping);
  }
}
