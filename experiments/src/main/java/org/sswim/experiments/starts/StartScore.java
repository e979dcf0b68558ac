package org.sswim.experiments.starts;

import java.util.List;
import java.util.Objects;
import org.sswim.evaluation.Fitted;
import org.sswim.evaluation.Metrics;
import org.sswim.evaluation.Score;
import org.sswim.forecasters.Start;
import org.sswim.gradient.Epoch;

/**
 * One gradient training from one start.
 *
 * @param start where it started
 * @param horizon O
 * @param seed the seed
 * @param choiceSeconds wall-clock time of the choice of how windows enter, where the start pays for
 *     it; else 0
 * @param startSeconds wall-clock time until the start was there. For solved starts it is the choice
 *     of how windows enter, sampling and solving. The others are given those choices, so it is
 *     making the weights alone
 * @param epochs validation losses, the start first
 * @param best number of the epoch with the least
 * @param startRse root relative squared error of the start on the test windows
 * @param rse that of the best epoch
 * @param startMse mean squared error of the start on the test windows
 * @param mse that of the best epoch
 */
public record StartScore(
    Start start,
    int horizon,
    long seed,
    double choiceSeconds,
    double startSeconds,
    List<Epoch> epochs,
    int best,
    double startRse,
    double rse,
    double startMse,
    double mse) {

  /** Copies the list. */
  public StartScore {
    epochs = List.copyOf(epochs);
  }

  /**
   * The score of a training.
   *
   * @param before errors of its start
   * @param score of the network that is kept
   */
  static StartScore of(Start start, Fitted.Descent descent, Metrics before, Score score) {
    double choice = start.solved() ? descent.choiceSeconds() : 0;
    return new StartScore(
        start,
        score.horizon(),
        Objects.requireNonNull(score.seed()),
        choice,
        choice + descent.startSeconds(),
        descent.trained().epochs(),
        descent.trained().best(),
        before.rse(),
        score.rse(),
        before.mse(),
        score.mse());
  }

  /** Validation loss of the start. */
  public double startLoss() {
    return epochs.get(0).validationLoss();
  }

  /** Least validation loss. */
  public double bestLoss() {
    return epochs.get(best).validationLoss();
  }

  /** Seconds until an epoch was done, the start's included. */
  public double secondsTo(int epoch) {
    return startSeconds + epochs.get(epoch).seconds();
  }

  /** The first epoch whose validation loss is at most this; -1 if there is no such epoch. */
  public int firstAt(double loss) {
    for (Epoch epoch : epochs) {
      if (epoch.validationLoss() <= loss) {
        return epoch.number();
      }
    }
    return -1;
  }
}
