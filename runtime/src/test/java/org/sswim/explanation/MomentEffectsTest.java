package org.sswim.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.sswim.forecasting.CentredSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.SampleModels;
import org.sswim.moments.MomentModel;
import org.sswim.series.Covariates;
import org.sswim.series.TimeSeries;

class MomentEffectsTest {
  private static final TimeSeries PLAIN =
      SampleModels.series(24 * 21, LocalDateTime.of(2024, 3, 4, 0, 0));

  private static ForecastModel model() {
    return SampleModels.model(ChannelMode.SHARED, true, true);
  }

  /** With a column that is 10 or 20. */
  private static TimeSeries warm() {
    return with(r -> r % 3 == 0 ? 20 : 10);
  }

  private static TimeSeries with(IntToDoubleFunction temp) {
    double[] values = new double[PLAIN.rows() + SampleModels.HORIZON];
    Arrays.setAll(values, temp);
    return PLAIN.withCovariates(
        new Covariates(null, TimeSeries.of(List.of("temp"), values, null), List.of()));
  }

  @Test
  void hoursAndWeekdaysAreMeansOfWhatMomentsSay() {
    ForecastModel model = model().withMoment(SampleModels.moment());
    List<MomentEffects> all = MomentEffects.of(model, PLAIN, 2, 1);
    CentredSeries moments = new CentredSeries(model, PLAIN);
    double ofHour = 0;
    double ofDay = 0;
    double ofAll = 0;
    for (int r = 0; r < PLAIN.rows(); r++) {
      double said = moments.moment(r, 1);
      // Rows begin on a Monday at midnight.
      ofHour += r % 24 == 5 ? said / 21 : 0;
      ofDay += r / 24 % 7 == 6 ? said / 72 : 0;
      ofAll += said / PLAIN.rows();
    }
    MomentEffects own = all.get(1);
    // The deviation of channel b is 0.5.
    assertThat(own.hours()).hasSize(24);
    assertThat(own.hours()[5]).isCloseTo(0.5 * (ofHour - ofAll), within(1e-5));
    assertThat(own.weekdays()[6]).isCloseTo(0.5 * (ofDay - ofAll), within(1e-5));
    assertThat(own.dates()).hasSize(10);
    assertThat(Math.abs(own.dates().get(0).effect()))
        .isGreaterThanOrEqualTo(Math.abs(own.dates().get(9).effect()));
    // What is said of a channel does not depend on those beside it.
    assertThat(MomentEffects.of(model, PLAIN, 1).get(0).hours()).isEqualTo(own.hours());
    assertThat(MomentEffects.of(model(), PLAIN, 1)).isEmpty();
  }

  /**
   * With a term that is 2 in one number that is made of temp: its value, or a mean; squares are 0.
   */
  private static MomentEffects.Curve curve(int made, TimeSeries series) {
    ForecastModel known = SampleModels.withKnown(model());
    MomentModel of = known.moment();
    float[] linear = new float[of.linear().length];
    int end = of.inputs().terms() - of.inputs().seasonTerms();
    int term = end - 2 * (of.inputs().knownWidth() - made);
    Arrays.fill(linear, term * 3, term * 3 + 3, 2);
    ForecastModel model =
        known.withMoment(
            new MomentModel(
                of.inputs(),
                null,
                3,
                of.bias(),
                linear,
                new float[0],
                new float[of.dates().length]));
    return MomentEffects.of(model, series, 0).get(0).columns().get(0);
  }

  /**
   * 10 and 20 degrees are one deviation to either side, so 4 of the channel. 166 of the last 500
   * rows have 20, so their mean is -0.336.
   */
  @Test
  void aColumnOfTwoValuesIsLookedAtThere() {
    MomentEffects.Curve curve = curve(0, warm());
    assertThat(curve.column()).isEqualTo("temp");
    assertThat(curve.values()).containsExactly(10, 20);
    assertThat(curve.effects()[1]).isCloseTo(4 * (1 + 0.336), within(1e-4));
    assertThat(curve.effects()[0]).isCloseTo(4 * (-1 + 0.336), within(1e-4));
  }

  /**
   * 20 degrees last one row, so a third of a mean over three: 1.336 / 3, and a little more as the
   * first two means are of fewer rows. 10 degrees last two: each row of 20 counts in two means.
   */
  @Test
  void aValueIsHeldForAsManyRowsAsItLasts() {
    MomentEffects.Curve curve = curve(1, warm());
    assertThat(curve.effects()[1])
        .isCloseTo(4 * (1.336 / 3 + (2 - 2 / 3. + 1 - 2 / 3.) / 500), within(1e-4));
    assertThat(curve.effects()[0]).isCloseTo(4 * -2 * (2 * 166 / 3.) / 500, within(1e-4));
  }

  /** 8 to 24 in turn: of 17 values nine are looked at, and the mean over a day is the value. */
  @Test
  void aValueOfManyIsHeldAllTheTime() {
    MomentEffects.Curve curve = curve(2, with(r -> 8 + r % 17));
    assertThat(curve.values()).hasSize(9).startsWith(8, 10).endsWith(24);
    // 16 degrees are 3.2 deviations of the column, so 12.8 of the channel.
    assertThat(curve.effects()[8] - curve.effects()[0]).isCloseTo(12.8, within(1e-4));
  }

  @Test
  void stagesSumToTheForecast() {
    ForecastModel model = SampleModels.withKnown(model());
    TimeSeries series = warm();
    List<StageSplit> splits = StageSplit.of(model, series, 40);
    double[] forecast = model.forecast(series.slice(0, 41)).values();
    CentredSeries moments = new CentredSeries(model, series);
    for (int c = 0; c < 3; c++) {
      StageSplit split = splits.get(c);
      assertThat(split.level()).isEqualTo(new double[] {10, -5, 0.1}[c]);
      for (int k = 0; k < SampleModels.HORIZON; k++) {
        assertThat(split.forecast(k)).isCloseTo(forecast[k * 3 + c], within(1e-9));
        assertThat(split.moment()[k])
            .isCloseTo(new double[] {2, 0.5, 30}[c] * moments.moment(41 + k, c), within(1e-4));
        assertThat(split.joint()[k]).isZero();
      }
    }
    assertThat(StageSplit.of(model(), PLAIN, 40)).isEmpty();
  }

  /** Set, then lower: changes are made one after the other, behind the row alone. */
  @Test
  void knownColumnsChangeBehindARow() {
    TimeSeries series = warm();
    TimeSeries changed =
        KnownChange.behind(
            series, 40, List.of(new KnownChange(0, 0, 7), new KnownChange(0, 1.5, -1)));
    TimeSeries known = changed.covariates().known();
    assertThat(known.rows()).isEqualTo(PLAIN.rows() + SampleModels.HORIZON);
    assertThat(known.value(40, 0)).isEqualTo(10);
    assertThat(known.value(41, 0)).isEqualTo(9.5);
    assertThat(known.value(known.rows() - 1, 0)).isEqualTo(9.5);
  }
}
