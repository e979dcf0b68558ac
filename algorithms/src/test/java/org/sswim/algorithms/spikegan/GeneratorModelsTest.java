package org.sswim.algorithms.spikegan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.algorithms.StudyFiles;
import org.sswim.sampling.SeedStreams;
import org.sswim.studies.SpikeGenerators;
import org.sswim.studies.StudyModel;

class GeneratorModelsTest {
  private static final GeneratorModels RUNNER = new GeneratorModels();

  @TempDir private Path folder;

  /**
   * Two classes, two draws each, 1 hidden and 2 visible neurons, 3 steps.
   *
   * @param noise random units
   */
  private static List<Generators> generators(int noise) {
    Random random = new Random(13);
    Basis basis = new Basis(new float[][] {{1, 0.5f, 0.25f}}, new float[] {1, 1, 0.5f});
    List<Generators> all = new ArrayList<>();
    for (int c = 0; c < 2; c++) {
      List<GlmNetwork> draws = new ArrayList<>();
      for (int d = 0; d < 2; d++) {
        draws.add(
            new GlmNetwork(
                3 + noise,
                1,
                2,
                basis,
                StudyFiles.sixteenths((6 + noise + 1) * 3, random),
                StudyFiles.sixteenths(3, random)));
      }
      all.add(new Generators(draws, new Stimulus(noise, 3)));
    }
    return all;
  }

  private static StudyModel model(int noise) {
    return GeneratorModels.model(generators(noise), List.of("up", "down"), StudyFiles.provenance());
  }

  @Test
  void goldenFileMakesTrainsForEver() throws IOException {
    StudyModel read =
        StudyFiles.golden(GeneratorModels.FORMAT, "generators-v1.sswim", model(1), folder);
    String made = StudyFiles.run(RUNNER, read, null, 2);
    assertThat(made.lines().toList())
        .hasSize(1 + 2 * 2 * 3)
        .startsWith("sample,class,step,n0,n1")
        .allMatch(
            line -> line.startsWith("sample") || line.matches("[0-3],(up|down),[0-2],[01],[01]"));
  }

  /** Without random units both draw alike: what is kept makes, spike by spike, what trained. */
  @Test
  void aFileMakesWhatTheTrainedOnesMake() {
    SpikeGenerators kept = SpikeGenerators.of(model(0));
    for (int c = 0; c < 2; c++) {
      List<float[]> own =
          generators(0).get(c).sample(200, new SeedStreams(5).stream("test", c)).trains();
      UniformRandomProvider random = new SeedStreams(5).stream("test", c);
      assertThat(kept.sample(c, 200, random::nextLong)).usingRecursiveComparison().isEqualTo(own);
    }
  }

  /** Means over 20,000 trains, whose deviation is .0035 at most. */
  @Test
  void randomUnitsDriveBothAlike() {
    SpikeGenerators kept = SpikeGenerators.of(model(1));
    UniformRandomProvider random = new SeedStreams(6).stream("test");
    SpikeSample own = generators(1).get(0).sample(20_000, random);
    List<float[]> again = kept.sample(0, 20_000, random::nextLong);
    for (int at = 0; at < 6; at++) {
      int place = at;
      double rate = own.trains().stream().mapToDouble(train -> train[place]).average().orElse(0);
      assertThat(again.stream().mapToDouble(train -> train[place]).average().orElse(0))
          .isCloseTo(rate, within(.025));
    }
  }

  @Test
  void hostileModelsAreRefused() {
    StudyFiles.refusesNumber(
        GeneratorModels.FORMAT, model(1), "visible", 0, "visible must lie in 1..10000; got 0");
    StudyFiles.refusesNumber(
        GeneratorModels.FORMAT, model(1), "lags", 1, "lags must lie in 2..1000; got 1");
    StudyFiles.refusesNumber(
        GeneratorModels.FORMAT, model(1), "steps", 1 << 20, "steps must lie in 1..10000");
    StudyFiles.refusesNumber(
        GeneratorModels.FORMAT, model(1), "draws", 0, "draws must lie in 1..100; got 0");
    StudyFiles.refusesList(
        GeneratorModels.FORMAT, model(1), "classes", List.of(), "classes must lie in 1..1000");
  }
}
