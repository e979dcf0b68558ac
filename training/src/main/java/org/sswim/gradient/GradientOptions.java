package org.sswim.gradient;

import org.sswim.checks.Checks;
import org.sswim.checks.Ranges;
import org.sswim.options.Auto;
import org.sswim.options.Presets;
import org.sswim.stored.Withers;

/**
 * Everything that decides a gradient training, with the data, the start and the seed.
 *
 * <p>Learning rates are relative. A step of Adam moves a weight by about the learning rate times a
 * root mean square. That is of the weights of its neuron, or of its output for the read-out, when
 * training starts. What is automatic suits the task, see {@link TrainingTask#resolved}.
 *
 * @param epochs most passes over the training samples, 0 .. 100000
 * @param batch samples per step, 1 .. 100000
 * @param loss what is minimised on training samples and watched on validation samples
 * @param learningRate relative, of hidden weights and biases, above 0
 * @param readoutRate factor of the learning rate for the read-out, at least 0
 * @param weightDecay share of a weight that is taken away per unit of learning rate, at least 0. It
 *     applies to weights only and is decoupled from the gradient (Loshchilov and Hutter 2019)
 * @param patience epochs without a better validation loss after which training stops, at least 1
 * @param seed covers the order of the samples and the draws of the starts
 */
@Withers
public record GradientOptions(
    int epochs,
    int batch,
    Loss loss,
    Auto<Double> learningRate,
    Auto<Double> readoutRate,
    Auto<Double> weightDecay,
    int patience,
    long seed)
    implements GradientOptionsBuilder.With {
  private static final int MOST = 100_000;

  /** Epochs over which the learning rate rises from 0. */
  private static final double WARM_UP = 0.25;

  /** Checks the ranges. */
  public GradientOptions {
    Checks.within("epochs", epochs, 0, MOST);
    Checks.within("the batch", batch, 1, MOST);
    Checks.within("the patience", patience, 1, MOST);
    Ranges.requireAbove("the learning rate", learningRate.or(1.0));
    Ranges.requireNotBelow("the factor of the read-out's learning rate", readoutRate.or(0.0));
    Ranges.requireNotBelow("the weight decay", weightDecay.or(0.0));
  }

  /** The defaults: rates and decay that suit the task. */
  public static GradientOptions defaults() {
    return Presets.of(GradientOptions.class);
  }

  /** The losses that can be minimised, weighted by channel. */
  public enum Loss {
    /** The mean squared error. */
    MSE,
    /** The mean absolute error. */
    MAE,
    /**
     * Of classes the mean of {@code -ln p} of the true class, p the softmax of the outputs,
     * weighted by class.
     */
    CROSS_ENTROPY
  }

  /**
   * The learning rate after a share of the training: it rises at first, then falls to 0.
   *
   * @param epoch epochs done, with fractions
   * @throws java.util.NoSuchElementException if the rate is left open
   */
  double learningRateAt(double epoch) {
    double done = epochs == 0 ? 0 : epoch / epochs;
    double rate = learningRate.value() * Schedule.COSINE.factor(done);
    return epoch < WARM_UP ? rate * epoch / WARM_UP : rate;
  }
}
