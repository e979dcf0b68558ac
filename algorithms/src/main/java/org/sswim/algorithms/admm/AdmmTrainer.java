package org.sswim.algorithms.admm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.sswim.algorithms.learning.Course;
import org.sswim.algorithms.learning.Progress;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.catalogue.ClassFit;
import org.sswim.catalogue.FitContext;
import org.sswim.linalg.Workers;
import org.sswim.network.Provenance;
import org.sswim.sequences.LabelledSequences;
import org.sswim.shown.ClockedModel;

/**
 * Trains by alternating directions: weights by least squares, spikes and voltages by updates in
 * closed form, {@link AdmmPass}, layer by layer, again and again. There is no gradient and no way
 * back through time. Sums for the weights are formed batch by batch.
 */
public final class AdmmTrainer implements ClassFit<AdmmOptions> {
  private static final int REPORTS = 100;

  /** Hears of residuals. */
  interface Listener {
    /**
     * Called about a hundred times.
     *
     * @param iteration iterations done
     */
    void residuals(int iteration, double primal, double dual, double apart);
  }

  @Override
  public ClockedModel fit(LabelledSequences train, AdmmOptions options, FitContext context) {
    return fit(train, options, context, (iteration, primal, dual, apart) -> {});
  }

  ClockedModel fit(
      LabelledSequences train, AdmmOptions options, FitContext context, Listener listener) {
    Vectors data = Vectors.of(train, false, options.steps());
    AdmmNetwork network = new AdmmNetwork(data, options, context.seed());
    Provenance provenance =
        new Course("admm", data, options.batch(), context).provenance(options, Map.of());
    Progress progress =
        new Progress(context.watch(), options.iterations(), () -> network.model(data, provenance));
    new Run(network, data, context.workers()).run(progress, listener);
    return network.model(data, provenance);
  }

  private static final class Run {
    private final AdmmNetwork network;
    private final AdmmOptions options;
    private final Workers workers;
    private final List<Unknowns> parts = new ArrayList<>();
    private Residuals residuals = new Residuals();

    /** Of the inputs, which never change. */
    private double[] first = {};

    Run(AdmmNetwork network, Vectors data, Workers workers) {
      this.network = network;
      this.workers = workers;
      options = network.options();
      int[] widths = new int[network.layers()];
      Arrays.setAll(widths, l -> network.width(l));
      for (int from = 0; from < data.count(); from += options.batch()) {
        int rows = Math.min(options.batch(), data.count() - from);
        parts.add(Unknowns.of(data, from, rows, options.steps(), widths));
      }
    }

    void run(Progress progress, Listener listener) {
      each((pass, own) -> pass.simulate(own), pass -> {});
      if (options.aimed()) {
        each((pass, own) -> pass.aim(own), pass -> {});
        weights(network.layers() - 1);
      }
      int every = Math.max(1, options.iterations() / REPORTS);
      for (int i = 1; i <= options.iterations(); i++) {
        residuals = new Residuals();
        for (int l = 0; l < network.layers() - 1; l++) {
          int layer = l;
          weights(layer);
          network.invert(layer);
          each(
              (pass, own) -> {
                pass.forget();
                pass.hidden(own, layer);
              },
              pass -> residuals.add(pass.residuals));
        }
        weights(network.layers() - 1);
        boolean moving = i > options.warmUp() * options.iterations();
        each((pass, own) -> pass.outputs(own, moving), pass -> {});
        if (i % every == 0 || i == options.iterations() || i == 1) {
          each(
              (pass, own) -> {
                pass.forget();
                pass.leftOver(own);
              },
              pass -> residuals.add(pass.residuals));
          listener.residuals(i, residuals.primal(), residuals.dual(), residuals.apart());
          progress.at(
              (double) i / options.iterations(),
              String.format(
                  Locale.ROOT,
                  "iteration %d of %d, |a - H(z)| %.4f",
                  i,
                  options.iterations(),
                  residuals.apart()));
        }
        progress.done(i, residuals.primal());
      }
    }

    private void weights(int layer) {
      int in = network.width(layer - 1);
      double[] gram = new double[in * in];
      double[] cross = new double[in * network.width(layer)];
      boolean withGram = layer > 0 || first.length == 0;
      each(
          (pass, own) -> pass.sums(own, layer, withGram),
          pass -> {
            if (withGram) {
              add(pass.gram, gram);
            }
            add(pass.cross, cross);
          });
      double[] factor = withGram ? network.factor(in, gram) : first;
      first = layer == 0 ? factor : first;
      network.solve(layer, factor, cross);
    }

    private static void add(float[] from, double[] sum) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += from[i];
      }
    }

    private void each(BiConsumer<AdmmPass, Unknowns> compute, Consumer<AdmmPass> take) {
      workers.inOrder(
          parts.size(),
          Integer.MAX_VALUE,
          () -> new AdmmPass(network, parts.get(0).rows()),
          (pass, index) -> compute.accept(pass, parts.get(index)),
          (pass, index) -> take.accept(pass));
    }
  }
}
