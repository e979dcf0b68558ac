package org.sswim.algorithms.spikegan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.algorithms.StudyFiles;
import org.sswim.model.StudyModel;
import org.sswim.sampling.SeedStreams;

class GeneratorModelsTest {
  private static final GeneratorModels RUNNER = new GeneratorModels();

  @TempDir private Path folder;

  /** Two classes, two draws each, 1 hidden and 2 visible neurons, 3 steps, 1 random unit. */
  private static List<Generators> generators() {
    Random random = new Random(13);
    Basis basis = new Basis(new float[][] {{1, 0.5f, 0.25f}}, new float[] {1, 1, 0.5f});
    List<Generators> all = new ArrayList<>();
    for (int c = 0; c < 2; c++) {
      List<GlmNetwork> draws = new ArrayList<>();
      for (int d = 0; d < 2; d++) {
        draws.add(
            new GlmNetwork(
                4,
                1,
                2,
                basis,
                StudyFiles.sixteenths((7 + 1) * 3, random),
                StudyFiles.sixteenths(3, random)));
      }
      all.add(new Generators(draws, new Stimulus(1, 3)));
    }
    return all;
  }

  private static StudyModel model() {
    return GeneratorModels.model(generators(), List.of("up", "down"), StudyFiles.provenance());
  }

  /** A generator from a file makes, spike by spike, what the one before makes. */
  @Test
  void goldenFileMakesTheSameTrainsForEver() throws IOException {
    StudyModel read = StudyFiles.golden(RUNNER, "generators-v1.sswim", model(), folder);
    for (int c = 0; c < 2; c++) {
      List<float[]> own =
          generators().get(c).sample(20, new SeedStreams(5).stream("test", c)).trains();
      List<float[]> again =
          GeneratorModels.generators(read, c)
              .sample(20, new SeedStreams(5).stream("test", c))
              .trains();
      assertThat(again).usingRecursiveComparison().isEqualTo(own);
    }
    String made = StudyFiles.run(RUNNER, read, null, 2);
    assertThat(made.lines().toList())
        .hasSize(1 + 2 * 2 * 3)
        .startsWith("sample,class,step,n0,n1")
        .allMatch(
            line -> line.startsWith("sample") || line.matches("[0-3],(up|down),[0-2],[01],[01]"));
  }

  @Test
  void hostileModelsAreRefused() {
    StudyFiles.refusesNumber(RUNNER, model(), "visible", 0, "visible must lie in 1..10000; got 0");
    StudyFiles.refusesNumber(RUNNER, model(), "lags", 1, "lags must lie in 2..1000; got 1");
    StudyFiles.refusesNumber(RUNNER, model(), "steps", 1 << 20, "steps must lie in 1..10000");
    StudyFiles.refusesNumber(RUNNER, model(), "draws", 0, "draws must lie in 1..100; got 0");
    StudyFiles.refusesList(RUNNER, model(), "classes", List.of(), "classes must lie in 1..1000");
  }
}
