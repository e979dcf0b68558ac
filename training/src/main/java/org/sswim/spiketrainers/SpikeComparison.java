package org.sswim.spiketrainers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.sswim.linalg.Workers;
import org.sswim.spiketrains.SpikeTrainModel;
import org.sswim.spiketrains.SpikeTrainScore;
import org.sswim.spiketrains.SpikeTrainStream;

/**
 * Compares spiking outputs on sequences that none of them has seen.
 *
 * @param data gives what is trained and tested with a seed; always the same where it is of files
 * @param models the candidates
 * @param seeds number of seeds, counted up from that of the options
 * @param options of networks
 */
public record SpikeComparison(
    LongFunction<Split> data, List<SpikeCandidate> models, int seeds, SpikeTrainOptions options) {

  /** Checks that there is something to compare. */
  public SpikeComparison {
    models = List.copyOf(models);
    if (models.isEmpty() || seeds < 1) {
      throw new IllegalArgumentException(
          "a comparison needs models and seeds; got " + models.size() + " and " + seeds);
    }
  }

  /** Sequences that train and others that test. */
  public record Split(SpikeTrainData train, SpikeTrainData test) {

    /**
     * The last sequences test.
     *
     * @param share of the sequences that test; at least one does
     */
    public static Split last(SpikeTrainData all, double share) {
      int from = all.count() - (int) Math.max(1, Math.round(share * all.count()));
      if (from < 1) {
        throw new IllegalArgumentException(
            "there must be sequences that train and others that test; there are " + all.count());
      }
      int[] first = new int[from];
      int[] last = new int[all.count() - from];
      for (int i = 0; i < all.count(); i++) {
        if (i < from) {
          first[i] = i;
        } else {
          last[i - from] = i;
        }
      }
      return new Split(all.select(first), all.select(last));
    }
  }

  /** Hears of a comparison on its way. */
  public interface Observer {
    /** Called before each training, with how many are done. */
    void next(String what, int done, int total);
  }

  /** Trains and scores every model; by model, then seed. */
  public List<SpikeResult> run(Workers workers, Observer observer) {
    List<Split> splits = new ArrayList<>();
    for (int s = 0; s < seeds; s++) {
      splits.add(data.apply(options.seed() + s));
    }
    List<SpikeResult> results = new ArrayList<>();
    for (SpikeCandidate model : models) {
      for (int s = 0; s < seeds; s++) {
        long seed = options.seed() + s;
        observer.next(model.label() + ", seed " + seed, results.size(), models.size() * seeds);
        results.add(result(model, seed, splits.get(s), workers));
      }
    }
    return results;
  }

  private SpikeResult result(SpikeCandidate model, long seed, Split split, Workers workers) {
    List<float[]> wanted = split.test.targets();
    int outputs = split.test.outputs();
    if (model.change() == null) {
      List<float[]> trains = RateOnly.draw(wanted, outputs, seed);
      double spikes = sum(trains) / trains.size();
      SpikeTrainScore score = SpikeTrainScore.of(wanted, trains, outputs);
      return new SpikeResult(model.label(), seed, score, 0, 0, 0, spikes, false, 0);
    }
    long began = System.nanoTime();
    SpikeTrainFit fit =
        new SpikeTrainTrainer(model.change().apply(options.withSeed(seed)), workers)
            .fit(split.train);
    double seconds = (System.nanoTime() - began) * 1e-9;
    List<float[]> trains = new ArrayList<>();
    double hidden = run(fit.model(), split.test, trains);
    return new SpikeResult(
        model.label(),
        seed,
        SpikeTrainScore.of(wanted, trains, outputs),
        seconds,
        fit.model().neurons(),
        fit.model().parameters(),
        (hidden + sum(trains)) / trains.size(),
        fit.skip(),
        fit.feeling());
  }

  /** Runs a model over all sequences; returns the spikes of its hidden neurons. */
  private static double run(SpikeTrainModel model, SpikeTrainData data, List<float[]> trains) {
    SpikeTrainStream stream = new SpikeTrainStream(model);
    float[] row = new float[data.signals()];
    float[] fired = new float[data.outputs()];
    double hidden = 0;
    for (int i = 0; i < data.count(); i++) {
      float[] train = new float[data.steps(i) * fired.length];
      for (int t = 0; t < data.steps(i); t++) {
        System.arraycopy(data.inputs().get(i), t * row.length, row, 0, row.length);
        stream.step(row, fired);
        System.arraycopy(fired, 0, train, t * fired.length, fired.length);
      }
      hidden += stream.hiddenSpikes();
      stream.reset();
      trains.add(train);
    }
    return hidden;
  }

  private static double sum(List<float[]> trains) {
    double sum = 0;
    for (float[] train : trains) {
      for (float spike : train) {
        sum += spike;
      }
    }
    return sum;
  }
}
