package org.sswim.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CovariatesTest {
  private static final TimeSeries CHANNELS =
      TimeSeries.of(List.of("a", "b"), new double[] {1, 10, 2, 20, 3, 30}, null);
  private static final TimeSeries WIND =
      TimeSeries.of(List.of("wind"), new double[] {5, 6, 7}, null);
  private static final TimeSeries TEMP =
      TimeSeries.of(List.of("temp"), new double[] {0, 2, 4, 6, 8}, null);
  private static final Covariates ALL = new Covariates(WIND, TEMP, List.of("x", "y"));

  @Test
  void aSliceKeepsTheKnownFuture() {
    Covariates sliced = CHANNELS.withCovariates(ALL).slice(1, 2).covariates();
    assertThat(sliced.past().rows()).isEqualTo(1);
    assertThat(sliced.past().value(0, 0)).isEqualTo(6);
    assertThat(sliced.known().rows()).isEqualTo(4);
    assertThat(sliced.known().value(3, 0)).isEqualTo(8);
  }

  @Test
  void channelsThatAreSelectedKeepTheirGroups() {
    TimeSeries series = CHANNELS.withCovariates(ALL);
    assertThat(series.select(List.of("b")).covariates().groups()).containsExactly("y");
    assertThat(series.columnNames()).containsExactly("a", "b", "wind", "temp");
  }

  @Test
  void rowsAreCompleteWhereEnoughOfTheFutureIsKnown() {
    assertThat(ALL.completeRows(3, 2)).isEqualTo(3);
    assertThat(ALL.completeRows(3, 3)).isEqualTo(2);
    assertThat(ALL.completeRows(3, 9)).isZero();
    assertThat(new Covariates(WIND, null, List.of()).completeRows(3, 9)).isEqualTo(3);
  }

  @Test
  void everythingCountsInTheFingerprint() {
    TimeSeries later = TimeSeries.of(List.of("temp"), new double[] {0, 2, 4, 6, 9}, null);
    assertThat(
            List.of(
                    CHANNELS,
                    CHANNELS.withCovariates(ALL),
                    CHANNELS.withCovariates(new Covariates(WIND, later, List.of("x", "y"))),
                    CHANNELS.withCovariates(new Covariates(WIND, TEMP, List.of("x", "x"))),
                    CHANNELS.withCovariates(new Covariates(null, TEMP, List.of("x", "y"))))
                .stream()
                .map(TimeSeries::fingerprint))
        .doesNotHaveDuplicates();
  }

  @Test
  void columnsAreStandardisedBehindTheChannels() {
    Standardizer fitted = Standardizer.fit(CHANNELS.withCovariates(ALL), 0, 2);
    assertThat(fitted.channels()).isEqualTo(4);
    assertThat(fitted.mean(2)).isEqualTo(5.5);
    assertThat(fitted.std(2)).isEqualTo(0.5);
    assertThat(fitted.mean(3)).isEqualTo(1);
    assertThat(fitted.apply(CHANNELS.withCovariates(ALL))).containsExactly(-1, -1, 1, 1, 3, 3);
    assertThat(fitted.apply(TEMP, 3)).containsExactly(-1, 1, 3, 5, 7);
  }

  @Test
  void constantColumnsAreTold() {
    TimeSeries flat = TimeSeries.of(List.of("flat"), new double[] {4, 4, 4}, null);
    TimeSeries series = CHANNELS.withCovariates(new Covariates(flat, TEMP, List.of()));
    assertThat(Standardizer.fit(series, 0, 3).constantChannels()).containsExactly(2);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertRefused(new Covariates(WIND.slice(0, 2), null, List.of()), "as many rows");
    assertRefused(new Covariates(null, TEMP.slice(0, 2), List.of()), "at least the rows");
    assertRefused(new Covariates(null, null, List.of("x")), "2 channels need a group each");
    TimeSeries same = TimeSeries.of(List.of("a"), new double[3], null);
    assertRefused(new Covariates(same, null, List.of()), "two channels are called 'a'");
    assertThatThrownBy(() -> new Covariates(null, null, List.of("x", " ")))
        .hasMessageContaining("blank");
  }

  private static void assertRefused(Covariates covariates, String problem) {
    assertThatThrownBy(() -> CHANNELS.withCovariates(covariates))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining(problem);
  }
}
