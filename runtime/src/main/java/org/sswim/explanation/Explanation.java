package org.sswim.explanation;

import java.util.List;

/**
 * A forecast taken apart, on the series' own scale:
 *
 * <pre>
 *   forecast = reference + moment + constant + skip + sum_i neuron_i + joint
 *   neuron_i = s sum_m w_mi (f_mi - mean f_mi)
 * </pre>
 *
 * where s is the standard deviation of the channel, and w are the weights to this lead and channel.
 * The features of neuron i in bank m are f_mi. Means are taken over the training windows, so a
 * neuron that always fires alike carries nothing. The constant is the read-out's bias plus what the
 * mean features add: the mean change over the training windows.
 *
 * <p>Where the model has a {@link org.sswim.series.ValueTransform} T of its values, all of it is on
 * the scale of T, as parts add up there. A forecast that a limit of {@link
 * org.sswim.forecasting.Bounds} has cut is not the sum of its parts.
 *
 * @param row row of the series that the forecast saw last, counted from 0
 * @param lead 1 for the row after it
 * @param channel index of the channel
 * @param forecast what the model forecasts
 * @param reference the observed value that the forecast is a change from, or the channel's mean
 * @param referenceRow row of that value; -1 for the mean
 * @param constant what the mean training window adds
 * @param skip what the skip connections add; 0 without any
 * @param neurons the neurons of the last hidden layer, largest absolute contribution first
 * @param moment what the moment adds: its change from the referenced row to the one that is
 *     forecast. Where the reference is the mean, it is the moment's value there; 0 without a moment
 * @param joint what the joint stage adds; 0 without one
 */
public record Explanation(
    int row,
    int lead,
    int channel,
    double forecast,
    double reference,
    int referenceRow,
    double constant,
    double skip,
    List<NeuronShare> neurons,
    double moment,
    double joint) {

  /** Copies the list. */
  public Explanation {
    neurons = List.copyOf(neurons);
  }

  /** The sum of all parts; the forecast but for rounding. */
  public double total() {
    return reference
        + moment
        + constant
        + skip
        + joint
        + neurons.stream().mapToDouble(NeuronShare::contribution).sum();
  }
}
