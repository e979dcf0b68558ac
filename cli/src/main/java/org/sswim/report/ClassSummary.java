package org.sswim.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.sswim.classifiers.ClassScore;

/**
 * Medians over the seeds of one classifier.
 *
 * @param model its name
 * @param scores one for each seed
 */
record ClassSummary(String model, List<ClassScore> scores) {

  /** Those of a comparison, in its order. */
  static List<ClassSummary> of(List<ClassScore> scores) {
    List<String> names = scores.stream().map(ClassScore::model).distinct().toList();
    List<ClassSummary> all = new ArrayList<>();
    for (String name : names) {
      all.add(new ClassSummary(name, scores.stream().filter(s -> s.model().equals(name)).toList()));
    }
    return all;
  }

  /** Whether it is counted what a sample takes. */
  boolean counted() {
    return scores.get(0).energy() != null;
  }

  /** Effective synaptic operations of a sample, where they are counted. */
  static double synapticOperations(ClassScore score) {
    return Objects.requireNonNull(score.energy()).synapticOperations();
  }

  /** Nanojoules of a sample, where they are counted. */
  static double nanojoules(ClassScore score) {
    return EnergyReport.NANO
        * Objects.requireNonNull(score.energy()).joules(EnergyReport.CONSTANTS);
  }

  double median(ToDoubleFunction<ClassScore> figure) {
    double[] sorted = scores.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle]);
  }

  double least(ToDoubleFunction<ClassScore> figure) {
    return Arrays.stream(scores.stream().mapToDouble(figure).toArray()).min().orElseThrow();
  }

  double most(ToDoubleFunction<ClassScore> figure) {
    return Arrays.stream(scores.stream().mapToDouble(figure).toArray()).max().orElseThrow();
  }
}
