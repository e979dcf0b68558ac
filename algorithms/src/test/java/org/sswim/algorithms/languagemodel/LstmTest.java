package org.sswim.algorithms.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.algorithms.Differences;
import org.sswim.algorithms.learning.CrossEntropy;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Findings;
import org.sswim.linalg.Workers;
import org.sswim.lowbit.PowerTable;
import org.sswim.options.Presets;
import org.sswim.training.FitProgress;

class LstmTest {
  private static final LstmOptions SMALL =
      Presets.of(LstmOptions.class)
          .withCells(16)
          .withLength(16)
          .withBatch(16)
          .withEpochs(20)
          .withDrawnEpochs(20)
          .withTies(List.of(PowerTable.Tie.NODE));

  @TempDir private Path folder;

  private static int[] random(int count, int symbols) {
    return new Random(2).ints(count, 0, symbols).toArray();
  }

  @Test
  void everyParameterHasTheGradientOfTheLoss() {
    Lstm lstm = Lstm.drawn(5, 4, 3);
    // Larger than drawn, so that gates leave their middle and the slope of each counts.
    for (float[] values : lstm.parameters()) {
      for (int i = 0; i < values.length; i++) {
        values[i] *= 2;
      }
    }
    LstmPass pass = new LstmPass(lstm, random(61, 5), 6, 10);
    Differences.assertGradients(pass, lstm.parameters(), 10, .02);
  }

  /** Streams go on where they were: cut into stretches they say what the whole says. */
  @Test
  void perplexityIsOfWholeStreams() {
    Lstm lstm = Lstm.drawn(5, 4, 3);
    int[] text = random(33, 5);
    LstmPass whole = new LstmPass(lstm, text, 32, 1);
    double loss = whole.loss(new int[1], 0, 1);
    LstmPass cut = new LstmPass(lstm, text, 8, 1);
    cut.rest(1);
    double sum = 0;
    for (int from = 0; from < 32; from += 8) {
      sum += cut.next(new int[] {from});
    }
    assertThat(sum / 32).isCloseTo(loss, within(1e-5));
  }

  /** A text of one word again and again: its letters are known but for nothing. */
  @Tag("long")
  @Test
  void learnsAWordAndKeepsItInFewBits() throws IOException {
    Path text = folder.resolve("text.txt");
    Files.writeString(text, "integrate ".repeat(300));
    Findings findings =
        LstmExperiment.run(
            new Experiment.Run<>(
                List.of(text), SMALL, List.of(0L), Workers.of(1), FitProgress.NONE));
    Map<List<Object>, Double> perplexity = new HashMap<>();
    findings.rows().forEach(row -> perplexity.put(key(row), (Double) row.get(4)));
    // Floats from each start, and three ways from each start at 1, 2 and 3 bits.
    assertThat(perplexity).hasSize(2 + 3 * 2 * 3);
    assertThat(perplexity.get(List.of("scratch", "float", 32))).isLessThan(1.1);
    assertThat(perplexity.get(List.of("trained", "admm", 2))).isLessThan(1.3);
    assertThat(perplexity.get(List.of("trained", "straight", 1)))
        .isLessThan(perplexity.get(List.of("trained", "rounded", 1)));
    assertThat(perplexity.get(List.of("scratch", "admm", 3))).isLessThan(1.3);
    // 32 bits become 1, but for biases, scales and padding.
    assertThat((Double) findings.rows().get(2).get(7)).isBetween(2.0, 32.0);
  }

  private static List<Object> key(List<Object> row) {
    return List.of(row.get(0), row.get(1), row.get(3));
  }

  /** Packed weights are those of the table: the stream says what the batches say. */
  @Test
  void packedWeightsSayTheSame() {
    Lstm lstm = Lstm.drawn(5, 4, 3);
    PowerTable table = new PowerTable(3);
    PowerTable.Tie tie = PowerTable.Tie.GROUP;
    lstm.weights().forEach(w -> table.project(w, tie, w.values().clone(), w.values()));
    Arrays.fill(lstm.outputBias(), 0.3f);
    int[] text = random(33, 5);
    double loss = new LstmPass(lstm, text, 32, 1).loss(new int[1], 0, 1);
    LstmTrial.PackedStream stream = new LstmTrial.PackedStream(lstm, table, tie);
    double sum = 0;
    for (int t = 0; t < 32; t++) {
      stream.push(text[t]);
      int[] next = {text[t + 1]};
      sum += CrossEntropy.of(1, 5, stream.evidence(), next, 0, new float[5]);
    }
    assertThat(sum / 32).isCloseTo(loss, within(1e-5));
  }

  @Test
  void refusesShortTexts() throws IOException {
    Path text = folder.resolve("text.txt");
    Files.writeString(text, "short");
    assertThatThrownBy(() -> CharacterText.read(text, 1000, 2000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1000 characters is needed; got 5");
  }
}
