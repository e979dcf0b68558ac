package org.sswim.algorithms.spiketiming;

import java.util.Map;
import org.sswim.algorithms.learning.Course;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.catalogue.ClassFit;
import org.sswim.catalogue.FitContext;
import org.sswim.gradient.Optimizer;
import org.sswim.network.Provenance;
import org.sswim.sequences.LabelledSequences;
import org.sswim.shown.SingleSpikeModel;

/**
 * Trains networks of single spikes by the exact derivatives of their spike times, see {@link
 * WindowedPass} and {@link EventPass}. The windowed form is of the authors' later code; the
 * reference input and the start of event time are ours.
 *
 * @see <a href="https://arxiv.org/abs/2003.11837">Zhang et al. 2021, Rectified linear postsynaptic
 *     potential function for backpropagation in deep spiking neural networks</a>
 */
public final class RelPspTrainer implements ClassFit<RelPspOptions> {
  /** Epochs where samples are many, and steps that there are at least where they are few. */
  private static final int EPOCHS = 20;

  private static final int LEAST_STEPS = 3000;

  @Override
  public SingleSpikeModel fit(LabelledSequences train, RelPspOptions options, FitContext context) {
    Vectors data = Vectors.of(train, true);
    TimingNetwork network = TimingNetwork.drawn(data, options, context.seed());
    Course course = new Course("rel-psp", data, options.batch(), context);
    int epochs = options.epochs().or(course.usual(EPOCHS, LEAST_STEPS));
    Provenance provenance = course.provenance(options, Map.of("epochs", String.valueOf(epochs)));
    course.begin(epochs, () -> network.model(data, provenance));
    course
        .stage("spike times", "rel-psp-batches", epochs)
        .rate(options.rate(), options.schedule())
        .run(
            rows -> network.pass(data, rows),
            new Optimizer(options.rule(), options.decay(), network.groups()));
    return network.model(data, provenance);
  }
}
