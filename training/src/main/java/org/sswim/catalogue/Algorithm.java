package org.sswim.catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.classification.ClassModel;
import org.sswim.classifiers.ClassFitTask;
import org.sswim.classifiers.ClassWatch;
import org.sswim.classifiers.ClassifierOptions;
import org.sswim.classifiers.FittedClassifier;
import org.sswim.comparison.Candidate;
import org.sswim.comparison.Candidates;
import org.sswim.gradient.Journal;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.options.OptionsJson;
import org.sswim.sequences.LabelledSequences;

/**
 * A way to train networks that name classes: an entry of the catalogue, and a source of candidates
 * for tables.
 *
 * @param card what it is
 * @param defaults options that are used unless others are asked for
 * @param published options as in the paper
 * @param fit trains
 * @param resumable whether it keeps its state in the journal, so that a training can go on from it
 * @param <O> record of its options
 */
public record Algorithm<O extends Record>(
    Card card, O defaults, O published, ClassFit<O> fit, boolean resumable)
    implements Entry<O>, Candidates.Source<ClassFitTask, FittedClassifier> {
  private static final String HIDDEN = "hidden";

  /** Settings that say which layers a network has. */
  private static final Set<String> LAYERS = Set.of(HIDDEN, "filters");

  @Override
  public Class<ClassFitTask> task() {
    return ClassFitTask.class;
  }

  @Override
  public Candidate<ClassFitTask, FittedClassifier> candidate(List<String> settings) {
    // Refused here what is wrong; how many neurons there are is known later.
    options(settings);
    return new Candidate<>(
        label(settings),
        Candidate.Kind.GRADIENT,
        task ->
            FittedClassifier.of(
                fit(task.train(), settings, task.options(), task.workers(), task.watch(), null),
                task.workers()));
  }

  /**
   * Options changed by settings, of a network with one hidden layer of so many neurons where the
   * settings say nothing of layers.
   */
  private O options(List<String> settings, Auto<Integer> neurons) {
    List<String> all = new ArrayList<>(settings);
    if (!neurons.isAuto() && settings.stream().noneMatch(Algorithm::saysLayers)) {
      all.add(HIDDEN + "=" + neurons.value());
    }
    return options(all);
  }

  private static boolean saysLayers(String setting) {
    return LAYERS.contains(setting.split("=", 2)[0]);
  }

  /**
   * Trains.
   *
   * @param settings that change its options
   * @param common seed, and neurons of the hidden layer where settings say nothing of layers
   * @param checkpoint saves the state after every epoch; null for none. Training goes on from a
   *     saved state, to the same bits as without interruption
   * @throws IllegalArgumentException if it can do nothing with such data or settings, or there is a
   *     checkpoint, but this algorithm keeps no state
   * @throws org.sswim.model.InvalidModelException if there is a checkpoint, but not of this
   *     training, or it cannot be read or written
   */
  public ClassModel fit(
      LabelledSequences train,
      List<String> settings,
      ClassifierOptions common,
      Workers workers,
      ClassWatch watch,
      @Nullable Path checkpoint) {
    O options = options(settings, common.neurons());
    Journal journal =
        checkpoint == null
            ? Journal.none()
            : Journal.of(checkpoint, identity(train, options, common.seed()));
    return fit.fit(train, options, new FitContext(common.seed(), workers, watch, journal));
  }

  private Map<String, String> identity(LabelledSequences train, O options, long seed) {
    Checks.that(resumable).or("%s keeps no state to go on from", name());
    Map<String, String> identity = new TreeMap<>();
    identity.put("algorithm", name());
    OptionsJson.tree(options)
        .forEach((name, value) -> identity.put("setting " + name, String.valueOf(value)));
    identity.put("seed", String.valueOf(seed));
    identity.put("data", train.count() + " sequences, " + Long.toHexString(train.fingerprint()));
    return identity;
  }
}
