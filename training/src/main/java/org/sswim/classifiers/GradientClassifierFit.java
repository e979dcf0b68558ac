package org.sswim.classifiers;

import java.util.List;
import org.sswim.gradient.Epoch;

/**
 * A classifier that gradients trained, and how they did.
 *
 * @param fit what is kept: the network of an epoch; or where that is the start, and its read-out
 *     was solved, the same fitted to all sequences
 * @param epochs with losses of sequences left out, the start first
 * @param best number of the epoch that is kept, 0 for the start
 * @param leftOut number of sequences left out, which only watched
 * @param startAccuracy share of them that the start names rightly
 * @param accuracy share of them that the network of that epoch names rightly
 */
public record GradientClassifierFit(
    ClassifierFit fit,
    List<Epoch> epochs,
    int best,
    int leftOut,
    double startAccuracy,
    double accuracy) {

  /** Copies the list. */
  public GradientClassifierFit {
    epochs = List.copyOf(epochs);
  }

  /** Mean of {@code -ln p} of the true classes of sequences left out, of the start. */
  public double startLogLoss() {
    return epochs.get(0).validationLoss();
  }

  /** The same of the epoch that is kept. */
  public double logLoss() {
    return epochs.get(best).validationLoss();
  }

  /** Seconds of all epochs. */
  public double seconds() {
    return epochs.get(epochs.size() - 1).seconds();
  }
}
