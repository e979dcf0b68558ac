package org.sswim.classifiers;

import java.util.List;
import org.sswim.gradient.Epoch;

/**
 * A classifier that gradients trained, and how they did.
 *
 * @param fit what is kept: the network of an epoch; or where that is a start that was solved, the
 *     same fitted to all sequences
 * @param epochs with losses of sequences left out, the start first
 * @param best number of the epoch that is kept, 0 for the start
 * @param leftOut number of sequences left out, which only watched
 * @param before what the start says of them
 * @param after what the network that is kept says of them
 */
public record GradientClassifierFit(
    ClassifierFit fit,
    List<Epoch> epochs,
    int best,
    int leftOut,
    LeftOutScore before,
    LeftOutScore after) {

  /** Copies the list. */
  public GradientClassifierFit {
    epochs = List.copyOf(epochs);
  }

  /** Seconds of all epochs. */
  public double seconds() {
    return epochs.get(epochs.size() - 1).seconds();
  }
}
