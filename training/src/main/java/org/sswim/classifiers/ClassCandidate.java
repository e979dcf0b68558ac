package org.sswim.classifiers;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sswim.classification.ClassModel;
import org.sswim.classification.ClassifierModel;
import org.sswim.gradient.Epoch;
import org.sswim.linalg.Workers;
import org.sswim.sequences.LabelledSequences;

/**
 * A row of a table of classifiers: a name and how what bears it is fitted.
 *
 * @param label the name on the command line, in tables and in files
 * @param spiking whether it is a spiking network; such depend on a seed
 * @param fit how it is fitted
 */
public record ClassCandidate(String label, boolean spiking, Fit fit) {

  /** How a candidate is fitted. */
  @FunctionalInterface
  public interface Fit {
    /**
     * Fits.
     *
     * @param train with the class of every sequence
     * @param options of networks, with the seed
     * @param watch hears of it on its way, epoch by epoch where it is trained by gradients
     */
    FittedCandidate fit(
        LabelledSequences train, ClassifierOptions options, Workers workers, Watch watch);
  }

  /** Hears of a fit on its way. */
  @FunctionalInterface
  public interface Watch {
    /**
     * Called after each epoch, and at first with the start.
     *
     * @param epoch what it was, its validation loss that of samples left out
     * @param model makes the classifier as it is then
     */
    void measured(Epoch epoch, Supplier<? extends ClassModel> model);

    /**
     * Called now and then.
     *
     * @param share of the fit that is done, 0 .. 1
     * @param what how it goes, in few words
     */
    default void at(double share, String what) {}
  }

  /** A fitted candidate. */
  @FunctionalInterface
  public interface Predictor {
    /** What it says of sequences like those that it was fitted to. */
    BatchClassifier.Answers answers(LabelledSequences data);
  }

  /**
   * A fitted candidate and its size.
   *
   * @param predictor what it says
   * @param neurons of all hidden layers; 0 of no network
   * @param parameters numbers that it has learnt or drawn
   * @param network what the training of an S-SWIM network found; null for others
   * @param model the network that says it; null where there is none
   * @param macs multiply-accumulates that a sample takes where there is no network; 0 of what
   *     multiplies nothing, or where they are not known
   */
  public record FittedCandidate(
      Predictor predictor,
      int neurons,
      long parameters,
      @Nullable ClassifierFit network,
      @Nullable ClassModel model,
      double macs) {

    /** One without a network. */
    static FittedCandidate plain(Predictor predictor, long parameters, double macs) {
      return new FittedCandidate(predictor, 0, parameters, null, null, macs);
    }

    /** A fitted network. */
    static FittedCandidate of(ClassifierFit fit, Workers workers) {
      ClassifierModel model = fit.model();
      BatchClassifier batch = new BatchClassifier(model, workers);
      return new FittedCandidate(
          data -> batch.classify(data.values()),
          model.neurons(),
          model.parameters(),
          fit,
          model,
          0);
    }

    /** A model that says what it says when it runs. */
    public static FittedCandidate of(ClassModel model, Workers workers) {
      return new FittedCandidate(
          data -> BatchClassifier.answers(model, data.values(), workers),
          model.neurons(),
          model.parameters(),
          null,
          model,
          0);
    }
  }
}
