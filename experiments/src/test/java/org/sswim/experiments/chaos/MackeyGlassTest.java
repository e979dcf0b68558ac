package org.sswim.experiments.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Findings;
import org.sswim.linalg.Workers;
import org.sswim.training.FitProgress;

class MackeyGlassTest {
  /** The first values of the file that NeuroBench publishes for tau 17. */
  @Test
  void theFirstPointsAreThoseThatArePublished() {
    double[] points = MackeyGlass.ALL.get(0).points(0, 3);
    assertThat(points).containsExactly(new double[] {1.26677773, 1.30340078, 1.28230454}, at8());
    // A later part is the same solution.
    assertThat(MackeyGlass.ALL.get(0).points(2, 1)[0]).isCloseTo(points[2], offset(1e-12));
  }

  private static Offset<Double> at8() {
    return offset(1e-8);
  }

  @Tag("long")
  @Test
  void aModelThatRunsOnByItselfIsAheadOfTheMean() {
    Experiment<MackeyGlassOptions> experiment = MackeyGlassExperiment.experiment();
    MackeyGlassOptions options = new MackeyGlassOptions(17, 1, 8, 400, 64);
    Findings findings =
        experiment
            .study()
            .run(
                new Experiment.Run<>(
                    List.of(), options, List.of(0L), Workers.of(1), FitProgress.NONE));
    assertThat(findings.rows()).hasSize(1);
    List<Object> row = findings.rows().get(0);
    assertThat(row.get(0)).isEqualTo("s-swim, tau 17");
    double[] points = MackeyGlass.ALL.get(0).points(0, 1500);
    double mean = Arrays.stream(points, 0, 750).average().orElseThrow();
    double sum = 0;
    for (int k = 750; k < 1500; k++) {
      sum += 200 * Math.abs(points[k] - mean) / (points[k] + mean) / 750;
    }
    assertThat((double) row.get(1)).isBetween(0.0, sum);
    assertThat((double) row.get(7)).isBetween(1.0, (double) row.get(6));
  }

  @Test
  void anotherTauIsRefused() {
    assertThatThrownBy(() -> new MackeyGlassOptions(16, 1, 16, 100, 1))
        .hasMessage("tau must be 0 or 17 .. 30; got 16");
  }
}
