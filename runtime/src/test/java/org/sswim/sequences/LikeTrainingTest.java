package org.sswim.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.sswim.sequences.TestFiles.assertRefused;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sequences that are held against those that a network was trained with. */
class LikeTrainingTest {
  private static final Path FILE = Path.of("test.ts");

  private static LabelledSequences sequences(
      int signals, List<String> names, int @Nullable [] label, @Nullable Grid grid) {
    List<String> classes = label == null ? List.of() : List.of("a", "b", "x");
    return new LabelledSequences(
        List.of(new float[signals], new float[signals]), signals, names, label, classes, grid);
  }

  private static void refuses(LabelledSequences read, LabelledSequences train, String message) {
    assertRefused(
        FILE,
        () -> {
          read.requireLike(train, FILE);
          return read;
        },
        message);
  }

  @Test
  void takesTheOrderOfTheTrainingClasses() {
    LabelledSequences read = sequences(1, List.of("s"), new int[] {1, 0}, null);
    LabelledSequences aligned = read.alignTo(List.of("c", "b", "a"), FILE);
    assertThat(aligned.label()).containsExactly(1, 2);
    assertThat(aligned.classes()).containsExactly("c", "b", "a");
    assertThat(aligned.signalNames()).containsExactly("s");
    // The class x, which no sequence has, need not be one of training.
    assertThat(read.label()).containsExactly(1, 0);
  }

  @Test
  void leavesUnknownClassesUnknown() {
    LabelledSequences aligned =
        sequences(1, List.of(), null, new Grid(1, 1)).alignTo(List.of("c"), FILE);
    assertThat(aligned.label()).isNull();
    assertThat(aligned.classes()).containsExactly("c");
    assertThat(aligned.grid()).isEqualTo(new Grid(1, 1));
  }

  @Test
  void refusesOtherClasses() {
    LabelledSequences read = sequences(1, List.of(), new int[] {0, 2}, null);
    assertRefused(
        FILE,
        () -> read.alignTo(List.of("a", "b"), FILE),
        "the class 'x' of sample 2 is not one of the training classes 'a', 'b'");
  }

  @Test
  void refusesOtherSteps() {
    LabelledSequences named = sequences(2, List.of("p", "q"), null, null);
    LabelledSequences plain = sequences(2, List.of(), null, null);
    LabelledSequences image = sequences(2, List.of(), null, new Grid(1, 2));
    assertThatNoException().isThrownBy(() -> named.requireLike(plain, FILE));
    assertThatNoException().isThrownBy(() -> plain.requireLike(named, FILE));
    assertThatNoException().isThrownBy(() -> named.requireLike(named, FILE));
    refuses(sequences(3, List.of(), null, null), plain, "has 3 signals, but the training data 2");
    refuses(
        sequences(2, List.of("q", "p"), null, null),
        named,
        "names signal 1 'q', but the training data 'p'");
    refuses(
        sequences(2, List.of("p", "r"), null, null),
        named,
        "names signal 2 'r', but the training data 'q'");
    refuses(plain, image, "has no images, but the training data images of 1 rows and 2 columns");
    refuses(
        sequences(2, List.of(), null, new Grid(2, 1)),
        image,
        "has images of 2 rows and 1 columns, but the training data images of 1 rows and 2 columns");
  }
}
