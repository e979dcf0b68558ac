package org.sswim.forecasting;

import org.jspecify.annotations.Nullable;
import org.sswim.moments.MomentLook;
import org.sswim.moments.MomentModel;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;

/**
 * A series as the network of a model sees it, before windows are made relative: standardised, less
 * the moment of each row. What moments say is computed once.
 */
public final class CentredSeries {
  private final ForecastModel model;
  private final TimeSeries series;

  /** What moments say: {@code [rows][channels]}; null without such a stage. */
  private final float @Nullable [] moments;

  /**
   * A series.
   *
   * @param series from {@link ForecastModel#select}
   * @throws org.sswim.series.InvalidDataException if moments need dates and there are none
   */
  public CentredSeries(ForecastModel model, TimeSeries series) {
    this.model = model;
    this.series = series;
    MomentModel moment = model.moment();
    moments = moment == null ? null : moments(moment);
  }

  private float[] moments(MomentModel moment) {
    Timeline timeline = series.timeline();
    boolean dated = moment.inputs().interval() != null;
    if (dated && timeline == null) {
      throw ContextRow.undated();
    }
    MomentLook look = new MomentLook(moment);
    float[] row = new float[moment.inputs().known().size()];
    int channels = moment.channels();
    float[] all = new float[Math.multiplyExact(series.rows(), channels)];
    TimeSeries beside = series.known();
    int first = model.channels().size() + model.spec().covariates().past().size();
    for (int r = 0; r < series.rows(); r++) {
      if (beside != null && row.length > 0) {
        for (int c = 0; c < row.length; c++) {
          row[c] = model.standardizer().apply(first + c, beside.value(r, c));
        }
        look.add(row);
      }
      long clock = dated && timeline != null ? timeline.wallClock(r) : 0;
      System.arraycopy(look.at(clock), 0, all, r * channels, channels);
    }
    return all;
  }

  /** A value as the network sees it. */
  public float value(int row, int channel) {
    return model.standardizer().apply(channel, series.value(row, channel)) - moment(row, channel);
  }

  /** What the moment of a row says of a channel, standardised; 0 without such a stage. */
  public float moment(int row, int channel) {
    return moments == null ? 0 : moments[row * model.channels().size() + channel];
  }
}
