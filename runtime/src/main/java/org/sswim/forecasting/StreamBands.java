package org.sswim.forecasting;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sswim.stored.StateBytes;

/** The prediction intervals of a stream: as fitted, or such as follow what arrives. */
final class StreamBands {
  private final ForecastModel model;
  private final @Nullable AdaptiveIntervals adaptive;
  private final float[] observed;

  /**
   * Bands of a stream that has seen no row.
   *
   * @param adaptive null for those that were fitted
   */
  StreamBands(ForecastModel model, @Nullable AdaptiveIntervals adaptive) {
    this.model = model;
    this.adaptive = adaptive;
    observed = new float[adaptive == null ? 0 : model.channels().size()];
  }

  /** Bands of another stream that has seen no row. */
  StreamBands anew() {
    return new StreamBands(model, adaptive == null ? null : adaptive.anew());
  }

  /** Names what changes. */
  void state(StateBytes bytes) {
    if (adaptive != null) {
      adaptive.state(bytes);
    }
  }

  /** Learns from a row: from the values that were seen and that nothing stands for. */
  void observe(double[] seen, ColumnIntake screen) {
    if (adaptive == null) {
      return;
    }
    for (int c = 0; c < observed.length; c++) {
      double value = screen.held(c) ? Double.NaN : seen[c];
      observed[c] = model.standardizer().apply(c, value);
    }
    adaptive.observe(observed);
  }

  /**
   * Remembers one value of a forecast.
   *
   * @param z the output, standardised
   * @param value what was made of it, on the series' own scale
   */
  void remember(int column, int channel, double z, double value) {
    if (adaptive != null) {
      boolean as = model.bounds().none();
      adaptive.remember(column, as ? z : model.standardizer().score(channel, value));
    }
  }

  /** All values of a forecast are remembered. */
  void remembered() {
    if (adaptive != null) {
      adaptive.remembered();
    }
  }

  /**
   * The band around a forecast, see {@link StreamingForecaster#interval}.
   *
   * @throws IllegalStateException if the model has no prediction intervals
   */
  void write(int level, double[] forecast, double[] lower, double[] upper) {
    Intervals intervals = model.intervals();
    if (intervals == null) {
      throw new IllegalStateException("the model has no prediction intervals; fit it with levels");
    }
    Objects.checkIndex(level, intervals.levels().size());
    int channels = model.channels().size();
    int columns = intervals.columns();
    for (int i = 0; i < columns; i++) {
      double half =
          adaptive == null
              ? intervals.halfWidths()[level * columns + i]
              : adaptive.halfWidth(level, i);
      int c = i % channels;
      lower[i] = model.bounds().clip(c, model.standardizer().moved(c, forecast[i], -half));
      upper[i] = model.bounds().clip(c, model.standardizer().moved(c, forecast[i], half));
    }
  }
}
