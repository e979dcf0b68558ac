package org.sswim.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.series.InvalidDataException;

/** Which files are read, in which order, and their classes. */
class WavFolderTest {
  private static final SoundFront FRONT = LogMel.defaults();

  @TempDir Path folder;

  /** A tone of so many steps of the front: 200 samples, and 80 for each further step. */
  private Path tone(String name, int steps) {
    return Wavs.tone(folder.resolve(name), 8_000, 440, 200 + 80 * (steps - 1));
  }

  private static PathMatcher glob(String glob) {
    return FileSystems.getDefault().getPathMatcher("glob:" + glob);
  }

  private static void assertRefused(Path folder, PathMatcher names, String... parts) {
    assertThatThrownBy(() -> WavFolder.read(folder, FRONT, names))
        .isInstanceOf(InvalidDataException.class)
        .message()
        .contains(parts);
  }

  private void assertRefused(String... parts) {
    assertRefused(folder, name -> true, parts);
  }

  private static int[] steps(LabelledSequences sequences) {
    int[] steps = new int[sequences.count()];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = sequences.steps(i);
    }
    return steps;
  }

  @Test
  void classStandsBeforeTheUnderscore() {
    tone("10_b_0.wav", 1);
    tone("2_b_0.wav", 2);
    tone("2_a_0.WAV", 3);
    tone("no_x.wav", 4);
    LabelledSequences read = WavFolder.read(folder, FRONT);
    assertThat(steps(read)).containsExactly(1, 3, 2, 4);
    assertThat(read.classes()).containsExactly("2", "10", "no");
    assertThat(read.label()).containsExactly(1, 0, 0, 2);
    assertThat(read.signals()).isEqualTo(32);
    assertThat(read.signalNames()).isEmpty();
    assertThat(read.grid()).isNull();
    assertThat(read.values().get(1))
        .containsExactly(
            FRONT.steps(WavFolder.recording(folder.resolve("2_a_0.WAV")).samples(), 8_000));
  }

  @Test
  void classIsTheNameOfTheFolder() {
    tone("yes/z.wav", 1);
    tone("yes/a_1.wav", 2);
    tone("no/m.wav", 3);
    tone("no/deeper/x.wav", 9);
    LabelledSequences read = WavFolder.read(folder, FRONT);
    assertThat(steps(read)).containsExactly(3, 2, 1);
    assertThat(read.classes()).containsExactly("no", "yes");
    assertThat(read.label()).containsExactly(0, 1, 1);
  }

  @Test
  void globTakesSomeNames() {
    tone("1_a_0.wav", 1);
    tone("1_a_4.wav", 2);
    tone("1_a_5.wav", 3);
    tone("1_a_14.wav", 4);
    assertThat(steps(WavFolder.read(folder, FRONT, glob("*_[0-4].wav")))).containsExactly(1, 2);
    assertThat(steps(WavFolder.read(folder, FRONT, glob("*_{[5-9],[1-9][0-9]}.wav"))))
        .containsExactly(4, 3);
    assertRefused(folder, glob("*_9.wav"), "holds no matching WAV files");
  }

  @Test
  void otherFilesAreLeftOut() throws IOException {
    tone("1_a.wav", 1);
    tone(".hidden_a.wav", 2);
    tone(".hidden/a.wav", 3);
    Files.writeString(folder.resolve("README_wav"), "text");
    assertThat(steps(WavFolder.read(folder, FRONT))).containsExactly(1);
  }

  @Test
  void filesWithoutClassAreRefused() {
    tone("1_a.wav", 1);
    tone("nine.wav", 1);
    assertRefused("nine.wav: has no class", "underscore");
  }

  @Test
  void emptyClassesAreRefused() {
    tone("_a.wav", 1);
    assertRefused("_a.wav: has no class");
  }

  @Test
  void foldersWithoutFilesAreRefused() throws IOException {
    Files.createDirectories(folder.resolve("one/two"));
    Files.writeString(folder.resolve("one/text.txt"), "text");
    assertRefused("holds no matching WAV files");
    assertRefused(folder.resolve("none"), name -> true, "none: is not a folder");
  }

  @Test
  void ratesMustAgree() {
    tone("1_a.wav", 1);
    Wavs.tone(folder.resolve("1_b.wav"), 16_000, 440, 1_000);
    assertRefused("1_b.wav: has 16000.0 Hz", "1_a.wav has 8000.0 Hz");
  }

  @Test
  void filesHereAndInFoldersAreRefused() {
    tone("1_a.wav", 1);
    tone("two/b.wav", 1);
    assertRefused("beside folders", "1_a.wav", Path.of("two", "b.wav").toString());
  }

  @Test
  void linksAreRefused() throws IOException {
    Path target = tone("elsewhere/a.wav", 1);
    Path words = Files.createDirectories(folder.resolve("words"));
    Files.createSymbolicLink(words.resolve("1_a.wav"), target);
    assertRefused(words, name -> true, "1_a.wav: is not a regular file");
  }

  @Test
  void damagedFilesAreNamed() throws IOException {
    tone("1_a.wav", 1);
    Files.writeString(folder.resolve("1_b.wav"), "no sound");
    assertRefused("1_b.wav: is not a WAV file");
  }
}
