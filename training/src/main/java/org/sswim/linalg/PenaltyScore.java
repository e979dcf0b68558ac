package org.sswim.linalg;

import org.jspecify.annotations.Nullable;

/**
 * Validation error of a ridge model for one penalty, from second moments alone.
 *
 * <p>With z the weights, V and c the validation samples' own centred moments, the mean squared
 * error is {@code d^2 + var(y) - 2 z' c + z' V z}; d is the mean residual, in which the intercept
 * and the shift of the means from training to validation are exact. Centring removes the
 * cancellation between large means; what remains is that of the explained variance.
 */
final class PenaltyScore {

  /**
   * Squared errors of all targets for one penalty, summed over the weighted validation samples.
   *
   * @param wantedPenalty penalty asked for
   * @param penalty penalty used
   * @param condition estimated condition number
   * @param absolute error of each target in {@link TargetForm#ABSOLUTE}
   * @param relative error of each target in {@link TargetForm#RELATIVE}
   */
  record Errors(
      double wantedPenalty,
      double penalty,
      double condition,
      double[] absolute,
      double[] relative) {

    double[] of(TargetForm form) {
      return form == TargetForm.ABSOLUTE ? absolute : relative;
    }
  }

  private final CentredSystem training;
  private final CentredSystem validation;
  private final NormalEquations shape;

  PenaltyScore(CentredSystem training, CentredSystem validation, NormalEquations shape) {
    this.training = training;
    this.validation = validation;
    this.shape = shape;
  }

  int targets() {
    return shape.targets();
  }

  Errors errors(double penalty) {
    PenalisedFactor factor = PenalisedFactor.of(training, penalty);
    int r = shape.targets();
    int m = shape.references();
    double[] absolute = new double[r];
    double[] relative = new double[r];
    Columns references = m > 0 ? new Columns(factor, r, m) : null;
    for (int first = 0; first < r; first += CentredSystem.CHUNK) {
      int count = Math.min(CentredSystem.CHUNK, r - first);
      Columns targets = new Columns(factor, first, count);
      targets.errors(TargetForm.ABSOLUTE, null, absolute);
      if (references == null) {
        System.arraycopy(absolute, first, relative, first, count);
      } else {
        targets.errors(TargetForm.RELATIVE, references, relative);
      }
    }
    return new Errors(penalty, factor.penalty(), factor.condition(), absolute, relative);
  }

  /** Weights of some target columns, and what their validation error is made of. */
  private final class Columns {
    private final int first;
    private final int count;
    private final double[] z;
    // V z - 2 c, so that z' slope = z' V z - 2 z' c; linear in the targets, as z is.
    private final double[] slope;
    private final double[] meanResidual;

    Columns(PenalisedFactor factor, int first, int count) {
      this.first = first;
      this.count = count;
      int q = training.size();
      z = training.crossCovariance(first, count);
      factor.solve(count, z);
      slope = validation.crossCovariance(first, count);
      if (q > 0) {
        Blas.symm(q, count, 1, validation.covariance(), z, -2, slope);
      }
      meanResidual = new double[count];
      for (int k = 0; k < count; k++) {
        meanResidual[k] = validation.targetMean(first + k) - training.targetMean(first + k);
      }
      for (int i = 0; i < q; i++) {
        double shift = (validation.mean(i) - training.mean(i)) * training.inverseScale(i);
        for (int k = 0; k < count; k++) {
          meanResidual[k] -= shift * z[i * count + k];
        }
      }
    }

    /** Writes the errors of these columns, minus their references if given. */
    void errors(TargetForm form, @Nullable Columns references, double[] errors) {
      double[] explained = new double[count];
      double[] d = meanResidual.clone();
      for (int k = 0; references != null && k < count; k++) {
        int reference = shape.reference(first + k);
        d[k] -= reference < 0 ? 0 : references.meanResidual[reference];
      }
      for (int i = 0; i < training.size(); i++) {
        for (int k = 0; k < count; k++) {
          double weight = z[i * count + k];
          double factor = slope[i * count + k];
          int reference = references == null ? -1 : shape.reference(first + k);
          if (references != null && reference >= 0) {
            weight -= references.z[i * references.count + reference];
            factor -= references.slope[i * references.count + reference];
          }
          explained[k] += weight * factor;
        }
      }
      for (int k = 0; k < count; k++) {
        double meanSquare = d[k] * d[k] + validation.targetVariance(first + k, form) + explained[k];
        // Rounding may leave a tiny negative number where the fit is perfect.
        errors[first + k] = validation.weight() * Math.max(0, meanSquare);
      }
    }
  }
}
