package org.sswim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class ConsoleProgressTest {
  private final ByteArrayOutputStream drawn = new ByteArrayOutputStream();

  private Console console(boolean terminal) {
    return new Console(
        new ByteArrayInputStream(new byte[0]),
        new PrintStream(OutputStream.nullOutputStream(), false, UTF_8),
        new PrintStream(drawn, true, UTF_8),
        terminal);
  }

  private long times(String text) {
    Matcher matcher = Pattern.compile(Pattern.quote(text)).matcher(drawn.toString(UTF_8));
    return matcher.results().count();
  }

  @Test
  void workThatTellsNothingIsRedrawnAllTheSame() throws InterruptedException {
    try (ConsoleProgress progress = new ConsoleProgress(console(true), "fit", 100)) {
      progress.at(0, 10, "7305 rows");
      Thread.sleep(2300);
      // Twice a second.
      assertThat(times("fit")).isGreaterThanOrEqualTo(3);
      assertThat(times("7305 rows")).isGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void whatIsLeftIsToldFromTheFirstStepOn() throws InterruptedException {
    try (ConsoleProgress progress = new ConsoleProgress(console(true), "evaluate", 100)) {
      progress.at(0, 10, "s-swim");
      Thread.sleep(1200);
      progress.at(1, 10, "ridge");
      Thread.sleep(1200);
      assertThat(drawn.toString(UTF_8))
          .containsPattern("1/10 \\(\\d+:\\d\\d:\\d\\d / \\d+:\\d\\d:");
    }
  }

  /** A share that is less than one before counts as that; little says nothing of the time left. */
  @Test
  void sharesNeverFallAndTellWhatIsLeftFromATenthOn() throws InterruptedException {
    try (ConsoleProgress progress = new ConsoleProgress(console(true), "fit", 100)) {
      progress.at(0.04, "windows");
      Thread.sleep(1200);
      assertThat(drawn.toString(UTF_8)).containsPattern("4/100 \\(\\d+:\\d\\d:\\d\\d / \\?");
      progress.at(0.5, "neurons");
      progress.at(0.3, "again");
      Thread.sleep(1200);
      assertThat(drawn.toString(UTF_8))
          .containsPattern("50/100 \\(\\d+:\\d\\d:\\d\\d / \\d+:\\d\\d:")
          .doesNotContain("30/100");
    }
  }

  /** A slow start says nothing of how long epochs take. */
  @Test
  void otherWorkIsTimedByItself() throws InterruptedException {
    try (ConsoleProgress progress = new ConsoleProgress(console(true), "train", 100)) {
      progress.at(0.5, "start");
      Thread.sleep(1500);
      progress.at(1, "start");
      progress.beginAnew();
      progress.at(0, 10, "epochs");
      Thread.sleep(300);
      progress.at(5, 10, "epochs");
      Thread.sleep(700);
      assertThat(drawn.toString(UTF_8)).containsPattern("5/10 \\(\\d+:\\d\\d:\\d\\d / 0:00:00");
    }
  }

  @Test
  void quickWorkAndFilesGetNothing() throws InterruptedException {
    try (ConsoleProgress progress = new ConsoleProgress(console(true), "fit")) {
      progress.at(1, 2, "quick");
      Thread.sleep(100);
    }
    try (ConsoleProgress progress = new ConsoleProgress(console(false), "fit", 0)) {
      progress.at(1, 2, "no terminal");
      Thread.sleep(700);
    }
    assertThat(drawn.toString(UTF_8)).isEmpty();
  }
}
