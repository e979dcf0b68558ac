package org.sswim.training;

import java.util.List;
import org.sswim.linalg.NormalEquations;

/**
 * The normal equations of a fit, one of each per horizon.
 *
 * @param train of the windows that train, superposed copies included
 * @param validation of the windows that choose
 * @param rest of the windows that are added to train again on all: those that choose, superposed
 *     copies included; the same list as {@code validation} where there are none
 */
record FitEquations(
    List<NormalEquations> train, List<NormalEquations> validation, List<NormalEquations> rest) {

  /** The equations of some of the features; copies. */
  FitEquations select(int[] features) {
    List<NormalEquations> chosen = select(validation, features);
    return new FitEquations(
        select(train, features), chosen, rest == validation ? chosen : select(rest, features));
  }

  private static List<NormalEquations> select(List<NormalEquations> all, int[] features) {
    return all.stream().map(e -> e.select(features)).toList();
  }
}
