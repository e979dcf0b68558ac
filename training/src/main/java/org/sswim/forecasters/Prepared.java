package org.sswim.forecasters;

import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.ChannelMode;
import org.sswim.series.ScreenedSeries;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;
import org.sswim.series.ValueLimits;
import org.sswim.stored.Withers;

/**
 * What {@link TrainingData} are made of.
 *
 * @param given the series as it was given
 * @param screened the same with what stands for its outliers
 * @param limits beyond which values a cell is an outlier
 * @param standardizer of all columns
 * @param window H
 * @param channels shared or joint
 * @param choices what fits to it have chosen
 * @param shared the plan of all horizons whose fits share moment stages; null where none do
 * @param known whether stages see the known columns
 */
@Withers
record Prepared(
    TimeSeries given,
    ScreenedSeries screened,
    ValueLimits limits,
    Standardizer standardizer,
    int window,
    ChannelMode channels,
    Choices choices,
    @Nullable FitPlan shared,
    boolean known)
    implements PreparedBuilder.With {

  /** Of a fit that has chosen nothing yet and shares no stages. */
  Prepared(
      TimeSeries given,
      ScreenedSeries screened,
      ValueLimits limits,
      Standardizer standardizer,
      int window,
      ChannelMode channels) {
    this(given, screened, limits, standardizer, window, channels, new Choices(), null, true);
  }
}
