package org.sswim.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.samples.SampleRange;
import org.sswim.series.InvalidDataException;

class SplitTest {

  private static Split seqSnn(int rows, int window, int horizon, double train, double test) {
    return new SplitRule.Shares(train, 1 - train - test, test).split(rows, window, horizon);
  }

  @Test
  void seqSnnByHand() {
    // 30 - 4 - 3 + 1 = 24 windows: floor(16.8) = 16 train, floor(2.4) = 2 test, 6 between, of which
    // the last 2 have targets that test windows have too.
    Split split = seqSnn(30, 4, 3, 0.7, 0.1);
    assertThat(split.train()).isEqualTo(new SampleRange(0, 16));
    assertThat(split.validation()).isEqualTo(new SampleRange(16, 20));
    assertThat(split.test()).isEqualTo(new SampleRange(22, 24));
    // The last training window, 15, sees rows 15 .. 18.
    assertThat(split.scalerRows()).isEqualTo(19);
  }

  @ParameterizedTest
  @CsvSource({
    // METR-LA: 34272 rows, H 12, .7/.2/.1. 34272 - 12 - 6 + 1 = 34255: .7 -> 23978.5, .1 -> 3425.5.
    "34272, 12, 6, 0.7, 0.1, 34255, 23978, 3425",
    // 34272 - 12 - 96 + 1 = 34165: .7 -> 23915.5, .1 -> 3416.5.
    "34272, 12, 96, 0.7, 0.1, 34165, 23915, 3416",
    // Electricity: 26304 rows, H 168, .6/.2/.2; 26304 - 168 - 24 + 1 = 26113: 15667.8, 5222.6.
    "26304, 168, 24, 0.6, 0.2, 26113, 15667, 5222",
    // Products that are whole numbers in decimals only: .7 * 10 is 7 and .1 * 30 is 3.
    "10, 1, 1, 0.7, 0.1, 9, 6, 0",
    "31, 1, 1, 0.7, 0.1, 30, 21, 3"
  })
  void seqSnnCounts(
      int rows,
      int window,
      int horizon,
      double train,
      double test,
      int total,
      int first,
      int last) {
    if (last == 0) {
      assertThatThrownBy(() -> seqSnn(rows, window, horizon, train, test))
          .isInstanceOf(InvalidDataException.class);
      return;
    }
    Split split = seqSnn(rows, window, horizon, train, test);
    assertThat(split.train()).isEqualTo(new SampleRange(0, first));
    assertThat(split.test()).isEqualTo(new SampleRange(total - last, total));
    assertThat(split.validation()).isEqualTo(new SampleRange(first, total - last - (horizon - 1)));
    // The last target of the last test window is the last row.
    assertThat(split.test().end() - 1 + window + horizon).isEqualTo(rows);
  }

  private static void holdsApart(Split split, int window, int horizon) {
    assertThat(split.train().start()).isZero();
    assertThat(split.train().end()).isLessThanOrEqualTo(split.validation().start());
    assertThat(split.validation().end()).isLessThanOrEqualTo(split.test().start());
    int lastTrainTarget = split.train().end() - 1 + window + horizon - 1;
    int lastValidationTarget = split.validation().end() - 1 + window + horizon - 1;
    int firstTestTarget = split.test().start() + window;
    assertThat(lastTrainTarget).isLessThan(firstTestTarget);
    assertThat(lastValidationTarget).isLessThan(firstTestTarget);
    assertThat(split.scalerRows()).isLessThanOrEqualTo(firstTestTarget);
    assertThat(split.scalerRows()).isLessThanOrEqualTo(lastTrainTarget + 1);
  }

  @Test
  void nothingThatTrainsOrChoosesIsATestTarget() {
    int checked = 0;
    for (int rows = 20; rows < 700; rows += 37) {
      for (int window : new int[] {1, 5, 24}) {
        for (int horizon : new int[] {1, 6, 48}) {
          for (double test : new double[] {0.1, 0.2}) {
            try {
              holdsApart(seqSnn(rows, window, horizon, 0.6, test), window, horizon);
              checked++;
            } catch (InvalidDataException tooShort) {
              assertThat(tooShort).hasMessageContaining("too few rows");
            }
          }
          int part = rows / 5;
          if (3 * part >= window + horizon && part >= horizon) {
            holdsApart(
                new SplitRule.Rows(3 * part, part, part).split(rows, window, horizon),
                window,
                horizon);
            checked++;
          }
        }
      }
    }
    assertThat(checked).isGreaterThan(100);
  }

  @ParameterizedTest
  @CsvSource({
    "96, 96, 8449, 2785, 2785",
    "96, 720, 7825, 2161, 2161",
    "336, 96, 8209, 2785, 2785",
    "336, 192, 8113, 2689, 2689"
  })
  void ltsfCountsOfEtth1(int window, int horizon, int train, int validation, int test) {
    // 8640 - H - O + 1 windows train; elsewhere H reaches back: 2880 - O + 1.
    Split split = new SplitRule.Rows(8640, 2880, 2880).split(17420, window, horizon);
    assertThat(split.train()).isEqualTo(new SampleRange(0, train));
    assertThat(split.validation().count()).isEqualTo(validation);
    assertThat(split.test().count()).isEqualTo(test);
    assertThat(split.validation().start() + window).isEqualTo(8640);
    assertThat(split.test().start() + window).isEqualTo(11520);
    assertThat(split.test().end() - 1 + window + horizon).isEqualTo(14400);
    assertThat(split.scalerRows()).isEqualTo(8640);
  }

  @Test
  void tooShortIsSaidWithBothSides() {
    assertThatThrownBy(() -> seqSnn(100, 90, 20, 0.7, 0.1))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("window 90 and horizon 20")
        .hasMessageContaining("has 100");
    assertThatThrownBy(() -> new SplitRule.Rows(80, 20, 20).split(100, 4, 2))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("120")
        .hasMessageContaining("has 100");
    assertThatThrownBy(() -> new SplitRule.Rows(41, 20, 20).split(100, 40, 2))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("42, 2 and 2");
    assertThatThrownBy(() -> new SplitRule.Rows(50, 20, 25).split(100, 4, 21))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("got 50, 20 and 25");
    assertThatThrownBy(() -> new SplitRule.Rows(50, 0, 25).split(100, 4, 2))
        .isInstanceOf(InvalidDataException.class);
  }

  @ParameterizedTest
  @CsvSource({"12, 6, 0.7, 0.1", "12, 96, 0.7, 0.1", "168, 24, 0.6, 0.2", "1, 1, 0.3, 0.3"})
  void theRowsThatTheErrorAsksForSuffice(int window, int horizon, double train, double test) {
    int rows = window + horizon;
    while (true) {
      try {
        seqSnn(rows, window, horizon, train, test);
        break;
      } catch (InvalidDataException e) {
        String wanted = e.getMessage().replaceAll(".*need about (\\d+) rows.*", "$1");
        Split split = seqSnn(Integer.parseInt(wanted), window, horizon, train, test);
        assertThat(split.validation().count()).isPositive();
        assertThat(Integer.parseInt(wanted)).isGreaterThan(rows);
      }
      rows++;
    }
  }
}
