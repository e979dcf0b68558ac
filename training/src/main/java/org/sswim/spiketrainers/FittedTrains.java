package org.sswim.spiketrainers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sswim.spiketrains.SpikeTrainModel;
import org.sswim.spiketrains.SpikeTrainStream;

/**
 * A fitted candidate of spike trains.
 *
 * @param run what it fires on some sequences
 * @param fit its model, or null
 */
public record FittedTrains(Function<SpikeTrainData, Fired> run, @Nullable SpikeTrainFit fit) {
  /**
   * The spike trains that were fired.
   *
   * @param trains 0 and 1 of each sequence, row-major {@code [steps][outputs]}
   * @param hidden spikes of hidden neurons
   */
  public record Fired(List<float[]> trains, double hidden) {
    /** Mean number of spikes of a sequence, hidden ones included. */
    double spikes() {
      double sum = hidden;
      for (float[] train : trains) {
        for (float spike : train) {
          sum += spike;
        }
      }
      return sum / trains.size();
    }
  }

  /** A network, which runs freely. */
  static FittedTrains of(SpikeTrainFit fit) {
    return new FittedTrains(data -> run(fit.model(), data), fit);
  }

  private static Fired run(SpikeTrainModel model, SpikeTrainData data) {
    SpikeTrainStream stream = new SpikeTrainStream(model);
    List<float[]> trains = new ArrayList<>();
    double hidden = 0;
    for (float[] sequence : data.inputs()) {
      trains.add(stream.run(sequence));
      hidden += stream.hiddenSpikes();
    }
    return new Fired(trains, hidden);
  }
}
