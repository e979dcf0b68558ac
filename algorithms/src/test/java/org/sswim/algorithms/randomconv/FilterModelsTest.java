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
import org.sswim.network.Provenance;
import org.sswim.studies.FilterForecaster;
import org.sswim.studies.FilterStage;
import org.sswim.studies.RandomFilter;

class FilterModelsTest {

  @TempDir private Path folder;

  private static FilterForecaster model() {
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
    return new FilterForecaster(7, 2, 10, 2.5, stages, StudyFiles.provenance());
  }

  @Test
  void goldenFileForecastsTheSameNumbersForEver() throws IOException {
    FilterForecaster read =
        StudyFiles.golden(FilterForecaster.FORMAT, "random-filters-v1.sswim", model(), folder);
    double[] last = {8, 9, 13, 12, 7, 10, 11};
    // Output of golden/studies.py, straight from the equations.
    assertThat(read.forecast(last))
        .containsExactly(new double[] {11.67120724, 8.95476665}, within(1e-5));
    StringBuilder csv = new StringBuilder("x\n5\n");
    for (double value : last) {
      csv.append(value).append('\n');
    }
    Path file = Files.writeString(folder.resolve("s.csv"), csv);
    assertThat(StudyFiles.run(EsmRuns::forecast, read, file, 1))
        .startsWith("lead,x\n1,")
        .contains("\n2,");
  }

  @Test
  void hostileModelsAndShortFilesAreRefused() throws IOException {
    List<FilterStage> stages = model().stages();
    Provenance from = StudyFiles.provenance();
    assertThatThrownBy(() -> new FilterForecaster(0, 2, 10, 2.5, stages, from))
        .hasMessage("window must lie in 1..10000; got 0");
    assertThatThrownBy(() -> new FilterForecaster(4, 2, 10, 2.5, stages, from))
        .hasMessage("filters must be of 4 steps of 1 signal, for 2 values; got 7, 1 and 2");
    assertThatThrownBy(() -> new FilterForecaster(7, 20_000, 10, 2.5, stages, from))
        .hasMessageContaining("horizon must lie in 1..10000; got 20000");
    assertThatThrownBy(() -> new FilterForecaster(7, 2, 10, 0, stages, from))
        .hasMessageContaining("a deviation above 0; got 10.0 and 0.0");
    Path file = Files.writeString(folder.resolve("s.csv"), "x\n1\n2\n3\n");
    assertThatThrownBy(() -> StudyFiles.run(EsmRuns::forecast, model(), file, 1))
        .hasMessageContaining("a window takes 7 rows; the file has 3");
  }
}
