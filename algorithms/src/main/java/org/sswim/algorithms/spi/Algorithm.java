package org.sswim.algorithms.spi;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sswim.algorithms.learning.Journal;
import org.sswim.classification.ClassModel;
import org.sswim.classifiers.ClassCandidate;
import org.sswim.classifiers.ClassCandidate.FittedCandidate;
import org.sswim.classifiers.ClassCandidates;
import org.sswim.classifiers.ClassifierOptions;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.options.OptionsJson;
import org.sswim.sequences.LabelledSequences;

/**
 * A way to train spiking networks that name classes: one entry of the catalogue, and a source of
 * candidates for tables.
 *
 * @param card what it is
 * @param defaults options that are used unless others are asked for
 * @param published options as in the paper
 * @param fit trains
 * @param <O> record of its options
 */
public record Algorithm<O extends Record>(Card card, O defaults, O published, ClassFit<O> fit)
    implements Entry, ClassCandidates.Source {
  private static final String HIDDEN = "hidden";

  /** Settings that say which layers a network has. */
  private static final Set<String> LAYERS = Set.of(HIDDEN, "filters");

  @Override
  public String name() {
    return card.name();
  }

  /**
   * Options changed by settings.
   *
   * @throws IllegalArgumentException naming one that is unknown, of another type or out of range
   */
  public O options(List<String> settings) {
    return Entry.options(name(), settings, defaults, published);
  }

  @Override
  public ClassCandidate candidate(List<String> settings) {
    // Refused here what is wrong; how many neurons there are is known later.
    options(settings);
    String label = settings.isEmpty() ? name() : name() + ":" + String.join(":", settings);
    return new ClassCandidate(label, true, new Fit<>(this, List.copyOf(settings)));
  }

  /**
   * Options changed by settings, of a network with one hidden layer of so many neurons where the
   * settings say nothing of layers.
   *
   * @param neurons of the hidden layer; automatic for what the options have
   * @throws IllegalArgumentException naming one that is unknown, of another type or out of range
   */
  public O options(List<String> settings, Auto<Integer> neurons) {
    if (neurons.isAuto() || settings.stream().anyMatch(Algorithm::saysLayers)) {
      return options(settings);
    }
    List<String> all = new ArrayList<>(settings);
    all.add(HIDDEN + "=" + neurons.value());
    return options(all);
  }

  private static boolean saysLayers(String setting) {
    return LAYERS.contains(setting.split("=", 2)[0].toLowerCase(Locale.ROOT));
  }

  /**
   * Trains, and saves the state after every epoch in a file; goes on from one that is there, to the
   * same bits as without interruption.
   *
   * @throws IllegalArgumentException if this algorithm keeps no state
   * @throws org.sswim.model.InvalidModelException if there is a file, but not of this training, or
   *     it cannot be read or written
   */
  public ClassModel resume(
      LabelledSequences train,
      O options,
      long seed,
      Workers workers,
      ClassCandidate.Watch watch,
      Path checkpoint) {
    if (!(fit instanceof ResumableFit<O, ?> resumable)) {
      throw new IllegalArgumentException(name() + " keeps no state to go on from");
    }
    Map<String, String> identity = new TreeMap<>();
    identity.put("algorithm", name());
    OptionsJson.tree(options)
        .forEach((name, value) -> identity.put("setting " + name, String.valueOf(value)));
    identity.put("seed", String.valueOf(seed));
    identity.put("data", train.count() + " sequences, " + Long.toHexString(train.fingerprint()));
    return resumable.fit(train, options, seed, workers, watch, Journal.of(checkpoint, identity));
  }

  /** Whether a training can be saved and go on. */
  public boolean resumable() {
    return fit instanceof ResumableFit;
  }

  private record Fit<O extends Record>(Algorithm<O> algorithm, List<String> settings)
      implements ClassCandidate.Fit {
    @Override
    public FittedCandidate fit(
        LabelledSequences train,
        ClassifierOptions common,
        Workers workers,
        ClassCandidate.Watch watch) {
      O options = algorithm.options(settings, common.neurons());
      return FittedCandidate.of(
          algorithm.fit.fit(train, options, common.seed(), workers, watch), workers);
    }
  }
}
