package org.sswim.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.training.FitProgress;
import org.sswim.training.WorkPieces;

/**
 * Fits candidates, each once, or with each seed where it depends on one, and scores them.
 *
 * @param models the candidates, at least one, in the order of tables
 * @param seeds number of seeds, at least 1
 * @param firstSeed from which seeds are counted up
 * @param <T> what candidates are fitted to
 * @param <F> what is fitted
 */
public record Comparison<T extends Task<T>, F>(
    List<Candidate<T, F>> models, int seeds, long firstSeed) {

  /** Checks that there is something to compare. */
  public Comparison {
    models = List.copyOf(models);
    Checks.that(!models.isEmpty() && seeds >= 1)
        .or("a comparison needs models and seeds; got %s and %s", models.size(), seeds);
  }

  /**
   * A fit and its score.
   *
   * @param <T> what candidates are fitted to
   * @param <F> what is fitted
   * @param <S> the score
   */
  @FunctionalInterface
  public interface Trial<T extends Task<T>, F, S> {
    /**
     * Fits and scores.
     *
     * @param seed null for a candidate that depends on none
     * @return null for a candidate that can do nothing with such data, and gets no row
     */
    @Nullable S score(Candidate<T, F> model, @Nullable Long seed, FitProgress progress);
  }

  /**
   * Scores that are known from before, and where others are kept.
   *
   * @param <S> a score
   */
  public interface Memory<S> {
    /** Knows nothing and keeps nothing. */
    static <S> Memory<S> none() {
      return new Memory<>() {};
    }

    /** What is known of a model already, which then is not fitted; null for nothing. */
    default @Nullable S known(String model, @Nullable Long seed) {
      return null;
    }

    /** Called once a model is scored that was not known. */
    default void keep(String model, @Nullable Long seed, S score) {}

    /** The same, but some models and seeds are fitted anew, whatever is known. */
    default Memory<S> anew(BiPredicate<String, @Nullable Long> wanted) {
      Memory<S> all = this;
      return new Memory<>() {
        @Override
        public @Nullable S known(String model, @Nullable Long seed) {
          return wanted.test(model, seed) ? null : all.known(model, seed);
        }

        @Override
        public void keep(String model, @Nullable Long seed, S score) {
          all.keep(model, seed, score);
        }
      };
    }
  }

  /** Fits and scores without any memory; by model, then seed. */
  public <S> List<S> run(Trial<T, F, S> trial, FitProgress progress) {
    return run(trial, Memory.none(), progress);
  }

  /** Fits and scores; by model, then seed. All models of a seed are fitted before the next. */
  public <S> List<S> run(Trial<T, F, S> trial, Memory<S> memory, FitProgress progress) {
    record Place<S>(int model, S score) {}
    double total = models.stream().mapToDouble(m -> m.weight() * (m.seeded() ? seeds : 1)).sum();
    WorkPieces pieces = new WorkPieces(progress, total);
    List<Place<S>> places = new ArrayList<>();
    for (int s = -1; s < seeds; s++) {
      Long seed = s < 0 ? null : (Long) (firstSeed + s);
      for (int m = 0; m < models.size(); m++) {
        Candidate<T, F> model = models.get(m);
        if (model.seeded() != (seed != null)) {
          continue;
        }
        String name = model.label() + (seed == null ? "" : ", seed " + seed);
        FitProgress piece = pieces.next(model.weight(), name);
        S score = memory.known(model.label(), seed);
        if (score == null) {
          score = trial.score(model, seed, piece);
          if (score == null) {
            continue;
          }
          memory.keep(model.label(), seed, score);
        }
        places.add(new Place<>(m, score));
      }
    }
    pieces.end();
    return places.stream().sorted(Comparator.comparingInt(Place::model)).map(Place::score).toList();
  }

  /**
   * Fits to the first of some parts, origins or folds, or anew to each, and uses what is fitted
   * where each of them is.
   *
   * @param anew whether to fit to every part
   * @param use takes what is fitted and the index of the part
   * @return what was fitted last
   */
  public static <P, F> F along(
      List<P> parts,
      boolean anew,
      FitProgress progress,
      BiFunction<P, FitProgress, F> fit,
      ObjIntConsumer<F> use) {
    int fits = anew ? parts.size() : 1;
    F fitted = fit.apply(parts.get(0), progress.part(0, fits));
    use.accept(fitted, 0);
    for (int p = 1; p < parts.size(); p++) {
      if (anew) {
        fitted = fit.apply(parts.get(p), progress.part(p, fits));
      }
      use.accept(fitted, p);
    }
    return fitted;
  }
}
