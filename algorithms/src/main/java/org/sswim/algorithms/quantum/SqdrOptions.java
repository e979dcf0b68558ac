package org.sswim.algorithms.quantum;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.sswim.checks.Checks;
import org.sswim.checks.Ranges;
import org.sswim.options.Auto;
import org.sswim.stored.Withers;
import org.sswim.studies.CircuitHead.Quantum;
import org.sswim.studies.Noise;

/**
 * Options of a training of SQDR-CNN and of its comparison.
 *
 * <p>Defaults: fewer than 1000 parameters, and a third of the images of MNIST. The preset {@code
 * published}: channels, outputs, angles, their start and noise of the paper's release, on 4 qubits
 * instead of 9.
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
 * @param turn angle by which a rate of 1 turns a qubit, in radians, above 0
 * @param start where the angles of the circuit begin
 * @param along whether noise acts in training, too, and in use
 * @param bitFlip chance of a bit flip on each qubit after each block, where noise is on: 0 .. 1
 * @param depolarising chance of X, Y or Z there: 0 .. 1
 * @param damping chance that a 1 falls to 0 there: 0 .. 1. If automatic, the sigmoid of the mean
 *     angle by which the image turns the qubit, so that it trains along
 * @param noisy samples of the test that are simulated with noise that did not act in training, at
 *     most; 0 for none
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
    double turn,
    Start start,
    boolean along,
    double bitFlip,
    double depolarising,
    Auto<Double> damping,
    int noisy)
    implements SqdrOptionsBuilder.With {
  private static final int MOST_LAYERS = 4;
  private static final int MOST_QUBITS = 12;

  /** Where the angles of a circuit begin. */
  public enum Start {
    /** Evenly within half a radian of 0. */
    NEAR,
    /** At a normal distribution of mean 0 and deviation 1, cut to [0, 2 pi]. */
    NORMAL;

    double draw(UniformRandomProvider random) {
      if (this == NEAR) {
        return random.nextDouble() - 0.5;
      }
      double drawn = Math.abs(ZigguratSampler.NormalizedGaussian.of(random).sample());
      return drawn > 2 * Math.PI ? draw(random) : drawn;
    }
  }

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
    Ranges.requireAbove("turn", turn);
    Ranges.requireShare("bitFlip", bitFlip);
    Ranges.requireShare("depolarising", depolarising);
    Ranges.requireShare("damping", damping.or(0.0));
    Checks.within("noisy", noisy, 0, Integer.MAX_VALUE);
    Checks.not((along || noisy > 0) && qubits > Quantum.MOST_NOISY_QUBITS)
        .or(
            "noise is simulated on at most %s qubits; got %s and along, or noisy above 0",
            Quantum.MOST_NOISY_QUBITS, qubits);
  }

  /** The noise. */
  Noise noise() {
    return new Noise(bitFlip, depolarising, damping.isAuto() ? null : damping.value());
  }
}
