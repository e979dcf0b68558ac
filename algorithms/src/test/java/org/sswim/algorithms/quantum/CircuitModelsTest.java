package org.sswim.algorithms.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sswim.algorithms.Digits;
import org.sswim.algorithms.StudyFiles;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.linalg.Workers;
import org.sswim.options.Presets;
import org.sswim.sequences.LabelledSequences;
import org.sswim.sequences.SequenceFiles;
import org.sswim.sequences.SequenceOptions;
import org.sswim.studies.CircuitClassifier;

class CircuitModelsTest {
  private static final Path DIGITS =
      Path.of("../cli/src/main/resources/org/sswim/cli/data/digits-images-idx3-ubyte.gz");
  private static final SqdrOptions OPTIONS =
      Presets.of(SqdrOptions.class).withQubits(2).withSteps(3).withChannels(List.of(2, 3));

  @TempDir private Path folder;

  private static SqdrNetwork network(SqdrNetwork.Kind kind, int depth) {
    return SqdrNetwork.drawn(OPTIONS, kind, depth, 10, 5);
  }

  private static SqdrNetwork release() {
    return SqdrNetwork.drawn(SqdrTest.release(OPTIONS), SqdrNetwork.Kind.CIRCUIT, 1, 10, 5);
  }

  private static CircuitClassifier model(SqdrNetwork network) {
    return CircuitModels.model(
        network,
        OPTIONS,
        List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
        255,
        StudyFiles.provenance());
  }

  @Test
  void goldenFileIsReadForEver() throws IOException {
    StudyFiles.golden(
        CircuitClassifier.FORMAT,
        "circuit-v1.sswim",
        model(network(SqdrNetwork.Kind.CIRCUIT, 2)),
        folder);
  }

  static List<SqdrNetwork> aFileNamesAsTheNetworkDoes() {
    return List.of(
        network(SqdrNetwork.Kind.CIRCUIT, 2),
        network(SqdrNetwork.Kind.CIRCUIT, 0),
        network(SqdrNetwork.Kind.CLASSICAL, 2),
        release());
  }

  /** A network from a file names every digit as the one that was trained. */
  @ParameterizedTest
  @MethodSource
  void aFileNamesAsTheNetworkDoes(SqdrNetwork network) throws IOException {
    Vectors images = CircuitModels.images(Digits.train(), 200, 16);
    SqdrExperiment.train(
        network, OPTIONS.withEpochs(1), images, 5, Workers.of(1), (share, what) -> {});
    LabelledSequences all = all();
    boolean[] right =
        SqdrExperiment.right(network, OPTIONS, CircuitModels.images(all, 2000, 255), new double[1]);
    List<String> lines =
        StudyFiles.run(CircuitModels::run, model(network), DIGITS, 1).lines().toList();
    assertThat(lines).hasSize(right.length + 2).startsWith("sample,class");
    for (int i = 0; i < right.length; i++) {
      String label = i + "," + all.classes().get(Objects.requireNonNull(all.label())[i]);
      assertThat(lines.get(i + 1).equals(label)).as(label).isEqualTo(right[i]);
    }
    assertThat(lines.get(lines.size() - 1)).contains("of 1797 images are named correctly");
  }

  private static LabelledSequences all() {
    return SequenceFiles.read(DIGITS, SequenceOptions.defaults());
  }

  @Test
  void hostileModelsAndOtherFilesAreRefused() throws IOException {
    CircuitClassifier model = model(network(SqdrNetwork.Kind.CIRCUIT, 1));
    Path file = Files.writeString(folder.resolve("x.csv"), "a,b,class\n1,2,x\n2,1,y\n");
    assertThatThrownBy(() -> StudyFiles.run(CircuitModels::run, model, file, 1))
        .hasMessageContaining("images");
  }
}
