package org.sswim.algorithms.randomconv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.algorithms.StudyFiles;
import org.sswim.studies.FilterForecaster;
import org.sswim.studies.FilterStage;
import org.sswim.studies.RandomFilter;
import org.sswim.studies.StudyModel;

class FilterModelsTest {
  private static final FilterModels RUNNER = new FilterModels();

  @TempDir private Path folder;

  private static StudyModel model() {
    Random random = new Random(12);
    List<FilterStage> stages = new ArrayList<>();
    for (int size : new int[] {3, 5, 6}) {
      RandomFilter filter =
          new RandomFilter(
              StudyFiles.sixteenths(size, random), StudyFiles.sixteenths(1, random)[0], 7, 1);
      float[] narrow = StudyFiles.sixteenths(filter.features() * 2, random);
      double[] beta = new double[narrow.length];
      for (int i = 0; i < beta.length; i++) {
        beta[i] = narrow[i];
      }
      stages.add(new FilterStage(filter, beta));
    }
    return FilterModels.FORMAT.model(stages, 7, 2, 10, 2.5, StudyFiles.provenance());
  }

  @Test
  void goldenFileForecastsTheSameNumbersForEver() throws IOException {
    StudyModel read =
        StudyFiles.golden(FilterModels.FORMAT, "random-filters-v1.sswim", model(), folder);
    double[] last = {8, 9, 13, 12, 7, 10, 11};
    // Output of golden/studies.py, straight from the equations.
    assertThat(FilterForecaster.of(read).forecast(last))
        .containsExactly(new double[] {11.67120724, 8.95476665}, within(1e-5));
    StringBuilder csv = new StringBuilder("x\n5\n");
    for (double value : last) {
      csv.append(value).append('\n');
    }
    Path file = Files.writeString(folder.resolve("s.csv"), csv);
    assertThat(StudyFiles.run(RUNNER, read, file, 1)).startsWith("lead,x\n1,").contains("\n2,");
  }

  @Test
  void hostileModelsAndShortFilesAreRefused() throws IOException {
    StudyFiles.refusesNumber(
        FilterModels.FORMAT, model(), "window", 0, "window must lie in 1..10000; got 0");
    StudyFiles.refusesNumber(
        FilterModels.FORMAT, model(), "window", 4, "sizes must lie in 1..4; got 5");
    StudyFiles.refusesNumber(
        FilterModels.FORMAT, model(), "horizon", 20_000, "horizon must lie in");
    StudyFiles.refusesList(
        FilterModels.FORMAT, model(), "sizes", List.of("x"), "whole numbers; got 'x'");
    StudyFiles.refusesList(
        FilterModels.FORMAT, model(), "sizes", List.of("-1"), "sizes must lie in 1..7");
    Path file = Files.writeString(folder.resolve("s.csv"), "x\n1\n2\n3\n");
    assertThatThrownBy(() -> StudyFiles.run(RUNNER, model(), file, 1))
        .hasMessageContaining("a window takes 7 rows; the file has 3");
  }
}
