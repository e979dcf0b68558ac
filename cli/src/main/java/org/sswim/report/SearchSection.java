package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sswim.network.Provenance;
import org.sswim.readout.FittedReadout;
import org.sswim.readout.ReadoutPenalties;
import org.sswim.training.Choice;

/**
 * Validation errors of what a training searched through.
 *
 * @param choices what was chosen among few candidates, in order
 * @param penalties against the ridge penalty
 */
record SearchSection(List<Choice> choices, List<Curve> penalties) {
  /**
   * One curve.
   *
   * @param label what it belongs to
   * @param x what was tried
   * @param y validation errors
   * @param taken the place of the least error
   */
  record Curve(String label, double[] x, double[] y, int taken) {
    static List<Curve> of(String label, List<ReadoutPenalties.Tried> points) {
      double[] errors = points.stream().mapToDouble(ReadoutPenalties.Tried::error).toArray();
      int best = 0;
      for (int i = 1; i < errors.length; i++) {
        best = errors[i] <= errors[best] ? i : best;
      }
      double[] penalties = points.stream().mapToDouble(ReadoutPenalties.Tried::spikes).toArray();
      return points.isEmpty() ? List.of() : List.of(new Curve(label, penalties, errors, best));
    }
  }

  /** What a model's provenance tells. */
  static SearchSection of(Provenance provenance) {
    String curve = provenance.results().getOrDefault("penalty-curve", "");
    return new SearchSection(
        Choice.of(provenance), Curve.of("validation error", ReadoutPenalties.curve(curve)));
  }

  /**
   * The search behind a comparison, of the first seed.
   *
   * @param readouts by horizon
   */
  static SearchSection of(Map<Integer, FittedReadout> readouts) {
    List<Curve> penalties = new ArrayList<>();
    readouts.forEach(
        (of, readout) -> penalties.addAll(Curve.of("horizon " + of, readout.penalties().curve())));
    return new SearchSection(List.of(), penalties);
  }
}
