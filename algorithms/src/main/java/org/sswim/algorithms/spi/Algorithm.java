package org.sswim.algorithms.spi;

import java.util.List;
import org.sswim.classifiers.ClassCandidate;
import org.sswim.classifiers.ClassCandidate.FittedCandidate;
import org.sswim.classifiers.ClassCandidates;
import org.sswim.classifiers.ClassifierOptions;
import org.sswim.linalg.Workers;
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
    O options = options(settings);
    String label = settings.isEmpty() ? name() : name() + ":" + String.join(":", settings);
    return new ClassCandidate(label, true, new Fit<>(this, options));
  }

  private record Fit<O extends Record>(Algorithm<O> algorithm, O options)
      implements ClassCandidate.Fit {
    @Override
    public FittedCandidate fit(LabelledSequences train, ClassifierOptions common, Workers workers) {
      return fit(train, common, workers, (epoch, model) -> {});
    }

    @Override
    public FittedCandidate fit(
        LabelledSequences train,
        ClassifierOptions common,
        Workers workers,
        ClassCandidate.Watch watch) {
      return FittedCandidate.of(
          algorithm.fit.fit(train, options, common.seed(), workers, watch), workers);
    }
  }
}
