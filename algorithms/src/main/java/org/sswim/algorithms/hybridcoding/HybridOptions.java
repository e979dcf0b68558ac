package org.sswim.algorithms.hybridcoding;

import java.util.List;
import java.util.Set;
import org.sswim.checks.Checks;
import org.sswim.checks.Ranges;
import org.sswim.classification.InputCoding;
import org.sswim.gradient.Optimizer;
import org.sswim.options.Auto;
import org.sswim.options.OptionsJson;
import org.sswim.shown.Neuron;
import org.sswim.stored.Withers;

/**
 * Everything that decides a training of a network of hybrid codes, with the data and the seed.
 *
 * <p>Defaults: what does well on images of digits: direct in, bursts between, the first spike out.
 * The preset {@code published}: the settings of the paper that have their place here. They are
 * rules and learning rates of both stages and a fixed threshold. The outputs have time constants of
 * 2 and 0.5 steps, {@code left = exp(-1/2)} and {@code rise = exp(-2)}. Its networks are larger.
 *
 * @param input code of the values: direct, rate, phase or ttfs
 * @param between code of hidden neurons: rate, phase, burst or ttfs; one for all layers, or one for
 *     each
 * @param output code of the outputs: direct, rate or ttfs
 * @param hidden neurons of each dense hidden layer, the first first; at least one layer
 * @param steps T, steps for which an input is shown, 1 .. 1000
 * @param burst Gamma, spikes of a burst at most, 2 .. 255
 * @param left share of the voltage of outputs that is left after a step, 0 &lt; left &le; 1; at 1
 *     they gather all evidence
 * @param rise share of the synaptic current of outputs that is left after a step, 0 &le; rise &lt;
 *     1. Above 0 the kernel of evidence is a difference of exponentials, {@code V0 (left^k -
 *     rise^k)} with peak 1
 * @param threshold voltage at which outputs decide, above 0, fixed from the beginning as in the
 *     paper. If automatic, samples left out choose it, and again once the outputs are trained
 * @param cost accuracy that early decisions may cost at most, 0 .. 1, on samples left out
 * @param leftOut share of the samples that choose the threshold of decisions, above 0, at most 0.5
 * @param rule how gradients of the teacher and of local tandem learning become steps
 * @param teacherRate learning rate of the teacher at first, above 0
 * @param localRate of local tandem learning, above 0
 * @param decisionRule as rule, of the outputs once they decide early
 * @param decisionRate of the outputs once they decide early, above 0
 * @param decay weight decay, at least 0
 * @param batch samples of a step, 1 .. 10000
 * @param teacherEpochs passes over the samples, 0 .. 100000; automatic for so many as samples need
 * @param localEpochs the same of local tandem learning; automatic for a half of the teacher's
 * @param decisionEpochs the same of early decisions; automatic for a quarter of the teacher's
 */
@Withers
public record HybridOptions(
    Coding input,
    List<Coding> between,
    Coding output,
    List<Integer> hidden,
    int steps,
    int burst,
    double left,
    double rise,
    Auto<Double> threshold,
    double cost,
    double leftOut,
    Optimizer.Rule rule,
    double teacherRate,
    double localRate,
    Optimizer.Rule decisionRule,
    double decisionRate,
    double decay,
    int batch,
    Auto<Integer> teacherEpochs,
    Auto<Integer> localEpochs,
    Auto<Integer> decisionEpochs)
    implements HybridOptionsBuilder.With {
  private static final int MOST_EPOCHS = 100_000;

  /** How spikes, or what is in their place, carry a value. */
  public enum Coding {
    /** No spikes: a current at every step; of outputs the voltage after the last. */
    DIRECT,
    /** The number of spikes, one a step at most. */
    RATE,
    /** The binary digits of the value, the highest first, as spikes of falling weight. */
    PHASE,
    /** The number of spikes, several a step. */
    BURST,
    /** The time to the first spike. */
    TTFS
  }

  private static final Set<Coding> OF_INPUT =
      Set.of(Coding.DIRECT, Coding.RATE, Coding.PHASE, Coding.TTFS);
  private static final Set<Coding> OF_HIDDEN =
      Set.of(Coding.RATE, Coding.PHASE, Coding.BURST, Coding.TTFS);
  private static final Set<Coding> OF_OUTPUT = Set.of(Coding.DIRECT, Coding.RATE, Coding.TTFS);

  /** Checks the ranges. */
  public HybridOptions {
    requireOneOf("input", input, OF_INPUT);
    between = List.copyOf(between);
    between.forEach(code -> requireOneOf("between", code, OF_HIDDEN));
    requireOneOf("output", output, OF_OUTPUT);
    hidden = List.copyOf(hidden);
    Ranges.requireLayers(hidden);
    Checks.not(between.size() != 1 && between.size() != hidden.size())
        .or(
            "between must name 1 code, or one for each of %s layers; got %s",
            hidden.size(), between.size());
    Checks.within("steps", steps, 1, InputCoding.LONGEST_SHOWN);
    Checks.within("burst", burst, 2, Neuron.LONGEST_BURST);
    Ranges.requireShareAbove("left", left);
    Checks.that(rise >= 0 && rise < left)
        .or("rise must be at least 0 and below left; got %s", rise);
    Ranges.requireAbove("threshold", threshold.or(1.0));
    Ranges.requireShare("cost", cost);
    Ranges.requireAbove("leftOut", leftOut);
    Checks.not(leftOut > 0.5).or("leftOut must be at most 0.5; got %s", leftOut);
    Ranges.requireAbove("teacherRate", teacherRate);
    Ranges.requireAbove("localRate", localRate);
    Ranges.requireAbove("decisionRate", decisionRate);
    Ranges.requireNotBelow("decay", decay);
    Checks.within("batch", batch, 1, 10_000);
    Checks.within("teacherEpochs", teacherEpochs.or(0), 0, MOST_EPOCHS);
    Checks.within("localEpochs", localEpochs.or(0), 0, MOST_EPOCHS);
    Checks.within("decisionEpochs", decisionEpochs.or(0), 0, MOST_EPOCHS);
  }

  /** The code of a hidden layer. */
  Coding between(int layer) {
    return between.get(between.size() == 1 ? 0 : layer);
  }

  private static void requireOneOf(String name, Coding coding, Set<Coding> possible) {
    Checks.that(possible.contains(coding))
        .or(
            "%s must be one of %s; got %s",
            name,
            possible.stream().sorted().map(OptionsJson::label).toList(),
            OptionsJson.label(coding));
  }

  /**
   * The factor of the synaptic current that gives the kernel the peak 1, {@code V0 (left - rise)}.
   * The kernel of both leaks is {@code (left^k - rise^k) / (left - rise)}, k from 1 on.
   */
  double kernelGain() {
    double peak = 0;
    for (int k = 1; k <= steps; k++) {
      peak = Math.max(peak, Math.pow(left, k) - Math.pow(rise, k));
    }
    return rise == 0 ? 1 : (left - rise) / peak;
  }
}
