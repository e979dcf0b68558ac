package org.sswim.spiketrainers;

import java.util.List;
import org.sswim.spiketrains.SpikeTrainScore;
import org.sswim.training.Choice;

/**
 * How a candidate did on sequences that it had not seen.
 *
 * @param model its name
 * @param seed of data by formula and of networks
 * @param coincidence see {@link SpikeTrainScore}, as the next six
 * @param sameStep coincidence within the same step
 * @param worstOutput the least coincidence of an output
 * @param vanRossum distance
 * @param rateError error of the number of spikes
 * @param targetRate spikes of the targets per output and step
 * @param rate those of the model
 * @param fitSeconds wall-clock time of training
 * @param neurons hidden neurons
 * @param parameters numbers learnt or drawn
 * @param spikesPerSample spikes of hidden and output neurons in a sequence, mean
 * @param choices what outputs see, see {@link SpikeTrainFit}
 * @param outputsWithRefractoriness number of outputs that feel their own spikes
 */
public record SpikeScore(
    String model,
    long seed,
    double coincidence,
    double sameStep,
    double worstOutput,
    double vanRossum,
    double rateError,
    double targetRate,
    double rate,
    double fitSeconds,
    int neurons,
    long parameters,
    double spikesPerSample,
    List<Choice> choices,
    int outputsWithRefractoriness) {

  /**
   * The score of what was fired.
   *
   * @param score of the trains
   */
  static SpikeScore of(
      String model,
      long seed,
      SpikeTrainScore score,
      double seconds,
      FittedTrains fitted,
      double spikes) {
    SpikeTrainFit fit = fitted.fit();
    return new SpikeScore(
        model,
        seed,
        score.coincidence(),
        score.exact(),
        score.worst(),
        score.distance(),
        score.rateError(),
        score.targetRate(),
        score.rate(),
        seconds,
        fit == null ? 0 : fit.model().neurons(),
        fit == null ? 0 : fit.model().parameters(),
        spikes,
        fit == null ? List.of() : fit.choices(),
        fit == null ? 0 : fit.feeling());
  }
}
