package org.sswim.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageModelTest {
  private static final int[] KNOWN = {'\n', 'a', 'b'};

  @TempDir private Path folder;

  /**
   * A model of one cell: behind 'a' the memory is {@code m = i g}, behind others 0, and the state
   * {@code tanh(m) / 2} speaks for 'b'.
   */
  private static LanguageModel model() {
    float[] byInput = new float[3 * 4];
    byInput[4] = 1;
    byInput[4 + 2] = 2;
    return new LanguageModel(
        KNOWN,
        byInput,
        new float[4],
        new float[] {0, -100, 0, 0},
        new float[] {0, 0, 3},
        new float[3],
        Studies.NOWHERE);
  }

  /** By hand: i = sigmoid(1), g = tanh(2), o = 1/2. */
  @Test
  void scoresATextByTheCharactersBefore() {
    double memory = 1 / (1 + Math.exp(-1)) * Math.tanh(2);
    double evidence = 3 * Math.tanh(memory) / 2;
    double b = Math.exp(evidence) / (2 + Math.exp(evidence));
    double mean = -(Math.log(b) + Math.log(1 / 3.0)) / 2;
    LanguageModel own = model();
    assertThat(own.perplexity("aba")).isCloseTo(Math.exp(mean), within(1e-6));
    assertThat(own.characters()).containsExactly(KNOWN);
    LanguageStream stream = own.newStream();
    assertThat(stream.probability(2)).isCloseTo(1 / 3.0, within(1e-12));
    stream.push(1);
    assertThat(stream.probability(2)).isCloseTo(b, within(1e-6));
  }

  /** Behind 'a' comes 'b' with chance .62; of 4000 draws the deviation is .013. */
  @Test
  void writesAsItSays() {
    Path file = folder.resolve("m.sswim");
    LanguageModel.FORMAT.write(model(), file);
    LanguageModel own = LanguageModel.FORMAT.read(file);
    String text = own.write(12_000, new SplittableRandom(4));
    assertThat(text).hasSize(12_000).isEqualTo(own.write(12_000, new SplittableRandom(4)));
    LanguageStream stream = own.newStream();
    stream.push(1);
    int behind = 0;
    int b = 0;
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i - 1) == 'a') {
        behind++;
        b += text.charAt(i) == 'b' ? 1 : 0;
      }
    }
    assertThat((double) b / behind).isCloseTo(stream.probability(2), within(.06));
  }

  @Test
  void unknownCharactersAndShortTextsAreRefused() {
    LanguageModel own = model();
    assertThatThrownBy(() -> own.perplexity("abc"))
        .hasMessage("character 3, U+0063, was not in the text that trained");
    assertThatThrownBy(() -> own.perplexity("a")).hasMessageContaining("2 characters or more");
  }
}
