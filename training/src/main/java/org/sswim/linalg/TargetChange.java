package org.sswim.linalg;

import java.util.List;

/**
 * A target to which a multiple of a feature is added: {@code y_k + c f_i} instead of {@code y_k}.
 *
 * @param target k
 * @param feature i
 * @param factor c
 */
public record TargetChange(int target, int feature, double factor) {

  /**
   * The equations of the same samples with other targets; a copy.
   *
   * @param changes made one after the other
   */
  public static NormalEquations applied(NormalEquations equations, List<TargetChange> changes) {
    NormalEquations changed = equations.copy();
    changes.forEach(change -> change.apply(changed));
    return changed;
  }

  private void apply(NormalEquations to) {
    int p = to.features();
    int r = to.targets();
    double from = to.origin[feature];
    double product = to.cross[feature * r + target] + from * to.targetSums[target];
    double square =
        to.gram[feature * p + feature] + from * (2 * to.featureSums[feature] + to.weight() * from);
    to.targetSquares[target] += factor * (2 * product + factor * square);
    to.targetSums[target] += factor * (to.featureSums[feature] + to.weight() * from);
    for (int j = 0; j < p; j++) {
      double moment = to.gram[Math.min(j, feature) * p + Math.max(j, feature)];
      to.cross[j * r + target] += factor * (moment + from * to.featureSums[j]);
    }
  }
}
