package org.sswim.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sswim.network.SpikingLayer;
import org.sswim.readout.FittedReadout;
import org.sswim.sampling.NeuronPairs;

/**
 * One network of several that were trained on the same samples from seeds of their own, whose
 * output is the mean of theirs: {@code y = (1/M) sum_m (W_m' f_m + S_m x + b_m)}.
 *
 * <p>Hidden layers stand side by side. All first layers see the same inputs. Later layers, relays
 * included, see only those of their own member, so their weights are block-diagonal. Weights of the
 * read-out are divided by M, biases and skip connections averaged. Means of independent draws vary
 * less than one of them, and so err less.
 */
record Members(List<Trained> members) {
  /**
   * The network of all members. Its stored validation error is the mean of theirs, and so above the
   * true one. Penalties, densities and the curve of the width are those of the first member.
   *
   * @param members at least one, alike in shape, kernels and parts; their widths may differ
   */
  static Trained join(List<Trained> members) {
    return new Members(List.copyOf(members)).join();
  }

  private Trained join() {
    Trained first = members.get(0);
    List<FittedReadout> readouts = new ArrayList<>();
    for (int part = 0; part < first.readouts().size(); part++) {
      int h = part;
      readouts.add(readout(members.stream().map(member -> member.readouts().get(h)).toList()));
    }
    double spikes = 0;
    double neurons = 0;
    Map<String, Double> seconds = new TreeMap<>();
    for (Trained member : members) {
      spikes += member.spikeRate() * member.hidden().neurons();
      neurons += member.hidden().neurons();
      member.seconds().forEach((phase, time) -> seconds.merge(phase, time, Double::sum));
    }
    return new Trained(first.shape(), sampled(), readouts, spikes / neurons, seconds);
  }

  private SampledNetwork sampled() {
    SampledNetwork first = members.get(0).sampled();
    List<SpikingLayer> layers = new ArrayList<>();
    for (int l = 0; l < first.layers().size(); l++) {
      int depth = l;
      layers.add(
          SpikingLayer.sideBySide(
              members.stream().map(m -> m.sampled().layers().get(depth)).toList(), l > 0));
    }
    return new SampledNetwork(
        first.input(), layers, first.banks(), first.densities(), origins(), 0);
  }

  /** The pairs behind the first layer's neurons, as many of each as all members know. */
  private @Nullable NeuronPairs origins() {
    List<NeuronPairs> all = new ArrayList<>();
    for (Trained member : members) {
      NeuronPairs own = member.sampled().origins();
      if (own == null) {
        return null;
      }
      all.add(own);
    }
    return NeuronPairs.concat(all);
  }

  private FittedReadout readout(List<FittedReadout> all) {
    FittedReadout first = all.get(0);
    List<FittedReadout> before = new ArrayList<>();
    double error = 0;
    for (FittedReadout own : all) {
      error += own.validationError() / all.size();
      if (own.beforeRefit() != null) {
        before.add(own.beforeRefit());
      }
    }
    float[] ones = new float[all.size()];
    Arrays.fill(ones, 1);
    float[] shares = new float[all.size()];
    Arrays.fill(shares, 1f / all.size());
    return new FittedReadout(
        rows(all.stream().map(FittedReadout::weights).toList(), first.intercept().length, shares),
        mean(all.stream().map(FittedReadout::intercept).toList()),
        rows(all.stream().map(FittedReadout::featureMeans).toList(), 1, ones),
        error,
        first.penalties(),
        crossFitted(all),
        before.isEmpty() ? null : readout(before));
  }

  private List<FittedReadout.Weights> crossFitted(List<FittedReadout> all) {
    List<FittedReadout.Weights> joined = new ArrayList<>();
    float[] shares = new float[all.size()];
    Arrays.fill(shares, 1f / all.size());
    for (int b = 0; b < all.get(0).crossFitted().size(); b++) {
      int block = b;
      List<FittedReadout.Weights> own =
          all.stream().map(one -> one.crossFitted().get(block)).toList();
      joined.add(
          new FittedReadout.Weights(
              rows(
                  own.stream().map(FittedReadout.Weights::weights).toList(),
                  all.get(0).intercept().length,
                  shares),
              mean(own.stream().map(FittedReadout.Weights::intercept).toList())));
    }
    return joined;
  }

  /**
   * The values of features: those of the spikes by bank, then member, then neuron. After them come
   * the means of the values of the skip features, which all members have.
   *
   * @param all row-major {@code [features][width]} of every member
   * @param factors by which each member's are multiplied
   */
  private float[] rows(List<float[]> all, int width, float[] factors) {
    int banks = members.get(0).sampled().banks().banks();
    int[] neurons = members.stream().mapToInt(member -> member.hidden().last().neurons()).toArray();
    int joined = Arrays.stream(neurons).sum();
    int skip = all.get(0).length / width - banks * neurons[0];
    float[] rows = new float[(banks * joined + skip) * width];
    int before = 0;
    for (int m = 0; m < neurons.length; m++) {
      for (int bank = 0; bank < banks; bank++) {
        int from = bank * neurons[m] * width;
        int to = (bank * joined + before) * width;
        for (int i = 0; i < neurons[m] * width; i++) {
          rows[to + i] = factors[m] * all.get(m)[from + i];
        }
      }
      before += neurons[m];
    }
    List<float[]> tails = new ArrayList<>();
    for (int m = 0; m < neurons.length; m++) {
      tails.add(Arrays.copyOfRange(all.get(m), banks * neurons[m] * width, all.get(m).length));
    }
    System.arraycopy(mean(tails), 0, rows, banks * joined * width, skip * width);
    return rows;
  }

  private static float[] mean(List<float[]> all) {
    float[] mean = new float[all.get(0).length];
    for (int i = 0; i < mean.length; i++) {
      double sum = 0;
      for (float[] one : all) {
        sum += one[i];
      }
      mean[i] = (float) (sum / all.size());
    }
    return mean;
  }
}
