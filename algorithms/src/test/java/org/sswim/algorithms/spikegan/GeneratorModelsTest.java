package org.sswim.algorithms.spikegan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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

class GeneratorModelsTest {

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
      all.add(new Generators(draws, new Stimulus(noise, 3, 0)));
    }
    return all;
  }

  private static SpikeGenerators model(int noise) {
    return GeneratorModels.model(generators(noise), List.of("up", "down"), StudyFiles.provenance());
  }

  @Test
  void goldenFileMakesTrainsForEver() throws IOException {
    SpikeGenerators read =
        StudyFiles.golden(SpikeGenerators.FORMAT, "generators-v1.sswim", model(1), folder);
    String made = StudyFiles.run(GeneratorModels::run, read, null, 2);
    assertThat(made.lines().toList())
        .hasSize(1 + 2 * 2 * 3)
        .startsWith("sample,class,step,n0,n1")
        .allMatch(
            line -> line.startsWith("sample") || line.matches("[0-3],(up|down),[0-2],[01],[01]"));
  }

  /** Without random units both draw alike: what is kept makes, spike by spike, what trained. */
  @Test
  void aFileMakesWhatTheTrainedOnesMake() {
    SpikeGenerators kept = model(0);
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
    SpikeGenerators kept = model(1);
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
    assertThatThrownBy(() -> changed(1 << 20, List.of("up"), 1))
        .hasMessageContaining("steps must lie in 1..10000");
    assertThatThrownBy(() -> changed(3, List.of(), 1))
        .hasMessageContaining("classes must lie in 1..1000; got 0");
    assertThatThrownBy(() -> changed(3, List.of("a", "b", "c", "d", "e"), 1))
        .hasMessageContaining("draws must lie in 1..100; got 0");
    assertThatThrownBy(() -> changed(3, List.of("a", "b", "c"), 1))
        .hasMessageContaining("as many generators of each class; got 4");
    assertThatThrownBy(() -> changed(3, List.of("up", "down"), 3))
        .hasMessageContaining("visible must lie in 1..10000; got 0");
    assertThatThrownBy(() -> changed(4, List.of("up", "down"), 1))
        .hasMessageContaining("there must be 27 weights; got 24");
  }

  private static SpikeGenerators changed(int steps, List<String> classes, int hidden) {
    return model(1).with(other -> other.steps(steps).classes(classes).hidden(hidden));
  }
}
