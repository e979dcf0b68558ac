package org.sswim.linalg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Trainings that are each scored on samples left out of them, to choose penalties for one or
 * several sets of targets. Decompositions are computed once and serve all searches.
 *
 * <p>The sets of targets are the first so many of the samples' targets, such as those of several
 * horizons. Not safe for use by several threads.
 */
public final class HoldOuts {

  /** Penalties that a search looks at, about. */
  private static final int PENALTIES = 9;

  /** Operations of an eigendecomposition over q^3, in matrix products that would take as long. */
  private static final double DECOMPOSITION = 30;

  /** Where noise should not choose the directions, but not all be shrunk away either. */
  private static final double DIRECTIONS_PENALTY = 0.03;

  private final List<Fold> folds = new ArrayList<>();
  private final boolean spectral;
  private final Workers workers;

  HoldOuts(List<CentredSystem> trainings, int[] targets, Workers workers) {
    this.workers = workers;
    if (trainings.isEmpty()) {
      throw new IllegalArgumentException("no trainings; give at least one");
    }
    trainings.forEach(training -> folds.add(new Fold(training)));
    double q = trainings.get(0).size();
    double byFactors = 0;
    double bySpectrum = DECOMPOSITION * q;
    for (int r : targets) {
      byFactors += PENALTIES * (q / 3 + 4.0 * r);
      bySpectrum += 4 * q + 5.0 * r;
    }
    spectral = q > 0 && bySpectrum < byFactors;
  }

  /**
   * Errors over penalties on the samples left out.
   *
   * @param heldOut one per training, of the same shape
   * @param weight weights of the errors of the first targets, at least 0; targets beyond do not
   *     count
   * @param penalties positive, strictly increasing, at least one
   * @param most directions among the targets that may have penalties of their own
   * @throws IllegalArgumentException if shapes differ, one has no sample, or there are more weights
   *     than targets, or none
   */
  public PenaltyPath path(
      List<NormalEquations> heldOut, double[] weight, double[] penalties, int most) {
    if (heldOut.size() != folds.size()) {
      throw new IllegalArgumentException(
          heldOut.size() + " sets of samples are left out of " + folds.size() + " trainings");
    }
    int targets = folds.get(0).training.targets();
    if (weight.length < 1 || weight.length > targets) {
      throw new IllegalArgumentException(weight.length + " weights for " + targets + " targets");
    }
    TargetDirections directions = directions(weight, most);
    PenaltyScore[] scores = new PenaltyScore[folds.size()];
    workers.each(
        scores.length, f -> scores[f] = folds.get(f).score(heldOut.get(f), weight, directions));
    return new PenaltyPath(Arrays.asList(scores), directions, weight, penalties, workers);
  }

  /** Those of the last training. */
  private TargetDirections directions(double[] weight, int most) {
    Fold last = folds.get(folds.size() - 1);
    if (most == 0 || last.training.size() == 0) {
      return TargetDirections.none(weight.length);
    }
    double[] cross = last.training.crossCovariance(0, weight.length, CentredSystem.roots(weight));
    double[] solved = last.solve(weight.length, cross);
    return TargetDirections.leading(last.training.size(), weight.length, cross, solved, most);
  }

  /** One training. */
  private final class Fold {
    private final CentredSystem training;
    private @Nullable Spectrum spectrum;

    /** By identity: the quadratic form of samples left out, turned if there is a spectrum. */
    private final IdentityHashMap<NormalEquations, Scored> scored = new IdentityHashMap<>();

    Fold(CentredSystem training) {
      this.training = training;
    }

    PenaltyScore score(NormalEquations samples, double[] weight, TargetDirections directions) {
      Scored known = scored.computeIfAbsent(samples, this::prepare);
      return spectrum == null
          ? new FactorScore(training, known.heldOut, known.quadratic, weight, directions)
          : new SpectralScore(spectrum, known.heldOut, known.quadratic, weight, directions);
    }

    /** Features may be dead in one training and alive in another. */
    private boolean decomposed() {
      return spectral && training.size() > 0;
    }

    private Scored prepare(NormalEquations samples) {
      HeldOut heldOut = new HeldOut(training, samples);
      double[] quadratic = heldOut.quadratic();
      return new Scored(heldOut, decomposed() ? spectrum().turnBoth(quadratic) : quadratic);
    }

    private Spectrum spectrum() {
      if (spectrum == null) {
        spectrum = new Spectrum(training);
      }
      return Objects.requireNonNull(spectrum);
    }

    /** {@code (C + penalty I)^-1 x} at the penalty of directions. */
    double[] solve(int columns, double[] x) {
      double[] solved = x.clone();
      PenalisedFactor.ofPositive(training, DIRECTIONS_PENALTY).solve(columns, solved);
      return solved;
    }
  }

  private record Scored(HeldOut heldOut, double[] quadratic) {}
}
