package org.sswim.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.algorithms.learning.Subset;
import org.sswim.catalogue.Algorithm;
import org.sswim.catalogue.Catalogue;
import org.sswim.classification.ClassModel;
import org.sswim.classifiers.ClassWatch;
import org.sswim.classifiers.ClassifierOptions;
import org.sswim.gradient.Epoch;
import org.sswim.linalg.Workers;
import org.sswim.model.ArrayArchive;
import org.sswim.model.InvalidModelException;
import org.sswim.model.ModelFormat;
import org.sswim.sequences.LabelledSequences;
import org.sswim.series.Problem;

/** Trainings that are interrupted go on to the same bytes. */
class ResumeTest {
  private static final LabelledSequences DATA = Subset.first(Digits.train(), 200);

  @TempDir private Path folder;

  /** Stands for a power cut: ends a training at the given place of those that it tells of. */
  private static final class Cut extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private record CutAt(double share) implements ClassWatch {
    @Override
    public void measured(Epoch epoch, Supplier<? extends ClassModel> model) {
      // Looks at nothing.
    }

    @Override
    public void at(double done, String what) {
      if (done >= share) {
        throw new Cut();
      }
    }
  }

  private static ClassModel fit(Algorithm<?> algorithm, String settings, Path state, double share) {
    return algorithm.fit(
        DATA,
        List.of(settings.split(":", -1)),
        ClassifierOptions.defaults().withSeed(3),
        Workers.of(2),
        new CutAt(share),
        state);
  }

  private static Algorithm<?> named(String name) {
    return Catalogue.of(Algorithm.class).stream()
        .filter(a -> a.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "dsr, hidden=12:epochs=6",
    "dsr, hidden=10:epochs=4:bits=2",
    "dsr, filters=3:hidden=8:epochs=3:rule=sgd:rate=0.01",
    "tandem, hidden=12+8:epochs=4:tuning=3:patience=1:input-dropout=.1:dropout=.2",
    "tandem, hidden=10:epochs=3:tuning=4:weight-bits=3",
    "forward-forward, hidden=10+8:epochs=3:readout=linear",
    "hybrid, hidden=12+8:teacher-epochs=4:local-epochs=2:decision-epochs=3",
    "rel-psp, hidden=12:epochs=4",
    "rel-psp, hidden=12:epochs=4:firing=event-time",
  })
  void goesOnToTheSameBytes(String name, String settings) throws IOException {
    Algorithm<?> algorithm = named(name);
    Path whole = folder.resolve("whole.sswim");
    Path parts = folder.resolve("parts.sswim");
    Path state = folder.resolve("state.zip");
    ModelFormat.writeAny(fit(algorithm, settings, folder.resolve("other.zip"), 2), whole);
    for (double share : new double[] {.2, .3, .5, .7, .9}) {
      assertThatThrownBy(() -> fit(algorithm, settings, state, share)).isInstanceOf(Cut.class);
    }
    ModelFormat.writeAny(fit(algorithm, settings, state, 2), parts);
    assertThat(parts).hasSameBinaryContentAs(whole);
    assertThat(state).hasSameBinaryContentAs(folder.resolve("other.zip"));
    // Done is done: nothing trains again.
    ModelFormat.writeAny(fit(algorithm, settings, state, 0), parts);
    assertThat(parts).hasSameBinaryContentAs(whole);
  }

  @Test
  void refusesWhatIsOfAnotherTraining() throws IOException {
    Algorithm<?> dsr = named("dsr");
    Path state = folder.resolve("state.zip");
    fit(dsr, "hidden=4:epochs=1", state, 2);
    assertThatThrownBy(() -> fit(dsr, "hidden=5:epochs=1", state, 2))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("another training: its 'setting hidden' is [4], not [5]")
        .asInstanceOf(type(InvalidModelException.class))
        .extracting(e -> e.fault().problem())
        .isEqualTo(Problem.OTHER_STATE);
    assertThatThrownBy(() -> fit(named("tandem"), "hidden=4", state, 2))
        .hasMessageContaining("its 'algorithm' is dsr, not tandem");
    assertThatThrownBy(() -> fit(named("admm"), "hidden=4", folder.resolve("none.zip"), 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("admm keeps no state to go on from");
    assertThat(Files.exists(folder.resolve("none.zip"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0 open 1",
    "-1 open 1",
    "x open 1",
    "1",
    "1 open",
    "1 open 1 2",
    "1 open one",
    "99999999999 open 1"
  })
  void refusesStagesThatAreNone(String stage) {
    Algorithm<?> dsr = named("dsr");
    Path state = folder.resolve("state.zip");
    fit(dsr, "hidden=4:epochs=1", state, 2);
    TreeMap<String, String> texts =
        new TreeMap<>(ArrayArchive.texts(state, java.util.Map.of("format", "sswim-checkpoint-1")));
    texts.put("stage-0", stage);
    ArrayArchive.write(state, texts, java.util.Map.of());
    assertThatThrownBy(() -> fit(dsr, "hidden=4:epochs=1", state, 2))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("'" + stage + "' is no stage-0")
        .asInstanceOf(type(InvalidModelException.class))
        .extracting(e -> e.fault().problem())
        .isEqualTo(Problem.DAMAGED_STATE);
    texts.put("stage-0", "1 ended 12");
    ArrayArchive.write(state, texts, java.util.Map.of("stage-0.0", new float[3]));
    assertThatThrownBy(() -> fit(dsr, "hidden=4:epochs=1", state, 2))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("state.zip: cannot be read: ")
        .asInstanceOf(type(InvalidModelException.class))
        .extracting(e -> e.fault().problem())
        .isEqualTo(Problem.DAMAGED_STATE);
  }
}
