package org.sswim.algorithms.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.algorithms.Differences;
import org.sswim.catalogue.Findings;
import org.sswim.linalg.Workers;
import org.sswim.lowbit.PowerTable;

class LstmTest {
  private static final LstmOptions SMALL =
      LstmOptions.defaults()
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
  @Test
  void learnsAWordAndKeepsItInFewBits() throws IOException {
    Path text = folder.resolve("text.txt");
    Files.writeString(text, "integrate ".repeat(300));
    Findings findings =
        LstmExperiment.experiment()
            .study()
            .run(List.of(text), SMALL, List.of(0L), Workers.of(1), (share, what) -> {});
    List<Double> perplexity = findings.rows().stream().map(row -> (Double) row.get(3)).toList();
    // Float; rounded and drawn at 2 bits; the same at 3.
    assertThat(perplexity).hasSize(5);
    assertThat(perplexity.get(0)).isLessThan(1.2);
    assertThat(perplexity.get(2)).isLessThan(perplexity.get(1)).isLessThan(1.3);
    assertThat(perplexity.get(4)).isLessThan(perplexity.get(3)).isLessThan(1.2);
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
