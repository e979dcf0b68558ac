package org.sswim.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.LinearForecaster;
import org.sswim.forecasters.TestSeries;
import org.sswim.forecasters.TrainedForecaster;
import org.sswim.forecasters.Training;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.linalg.Workers;
import org.sswim.model.ModelFile;
import org.sswim.options.Auto;
import org.sswim.samples.SampleBlock;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;
import org.sswim.stages.MomentMode;

/** What moment and past say together, from training to forecast. */
class JointForecastsTest {
  private static final int ROWS = 24 * 7 * 8;
  private static final int WINDOW = 12;
  private static final int HORIZON = 3;
  private static final int CHANNELS = 2;

  /** By day a change goes on, by night it turns round: neither moment nor past tell alone. */
  private static final TimeSeries SERIES = series();

  private static final ForecastOptions OPTIONS =
      Training.fixed(20, 4, Auto.of(false))
          .withSkip(Auto.of(true))
          .withMoment(Auto.of(MomentMode.VALUES));

  private static final ForecastModel MODEL = fit(2);

  @TempDir Path folder;

  private static TimeSeries series() {
    double[][] values = new double[CHANNELS][ROWS];
    for (int c = 0; c < CHANNELS; c++) {
      double[] noise = TestSeries.noise(30 + c, ROWS);
      for (int r = 1; r < ROWS; r++) {
        double share = r % 24 < 12 ? 0.95 : -0.95;
        values[c][r] = share * values[c][r - 1] + 0.3 * noise[r];
      }
    }
    return TestSeries.hourly(ROWS, r -> values[0][r], r -> 20 + values[1][r]);
  }

  private static ForecastModel fit(int workers) {
    return Training.forecaster(OPTIONS, WINDOW, HORIZON, ChannelMode.SHARED)
        .finalFit(SERIES, Workers.of(workers))
        .model();
  }

  @Test
  void itPaysOnTestWindowsAndBlocksOfThemEqualTheStream() {
    Contest contest = new Contest(SERIES, WINDOW, HORIZON, ChannelMode.SHARED);
    TrainedForecaster trained = contest.train(OPTIONS);
    ForecastModel model = trained.model(0);
    assertThat(model.joint()).isNotNull();
    WindowedSeries windows = trained.windows(contest.data());
    LinearForecaster forecaster =
        LinearForecaster.of(trained, contest.data(), contest.data().standardizer()).get(0);
    int count = ROWS - WINDOW - HORIZON + 1;
    double[][] batch = new double[CHANNELS][count * HORIZON];
    for (int lane = 0; lane < CHANNELS; lane++) {
      forecaster.forecast(windows, new SampleBlock(lane, 0, count, 1), HORIZON, batch[lane]);
    }
    StreamingForecaster stream = new StreamingForecaster(model);
    double[] forecast = new double[CHANNELS * HORIZON];
    int far = 0;
    double with = 0;
    double without = 0;
    for (int r = 0; r < ROWS - HORIZON; r++) {
      stream.push(SERIES, r);
      if (r < WINDOW - 1) {
        continue;
      }
      stream.forecast(forecast);
      if (r % 101 == 0) {
        assertThat(model.forecast(SERIES.slice(0, r + 1)).values()).isEqualTo(forecast);
      }
      for (int i = 0; i < forecast.length; i++) {
        int channel = i % CHANNELS;
        int lead = i / CHANNELS + 1;
        double z = model.standardizer().score(channel, forecast[i]);
        far += Math.abs(z - batch[channel][(r - WINDOW + 1) * HORIZON + lead - 1]) > 2e-3 ? 1 : 0;
        double error = z - model.standardizer().score(channel, SERIES.value(r + lead, channel));
        boolean test = r > 0.85 * ROWS;
        with += test ? error * error : 0;
        double own = error - stream.joint(lead, channel);
        without += test ? own * own : 0;
      }
    }
    // Forecasts before it are summed in another order; so a threshold may be met by one alone.
    assertThat(far).isLessThan(CHANNELS * HORIZON * count / 500);
    assertThat(with).isLessThan(0.99 * without);
  }

  @Tag("long")
  @Test
  void filesHoldItBitForBitWhateverTheNumberOfWorkers() throws IOException {
    Path file = folder.resolve("two.sswim");
    ModelFile.write(MODEL, file);
    ForecastModel read = ModelFile.read(file);
    assertThat(read.joint())
        .isNotNull()
        .usingRecursiveComparison(Training.ARRAYS)
        .isEqualTo(MODEL.joint());
    assertThat(read.forecast(SERIES).values()).isEqualTo(MODEL.forecast(SERIES).values());
    Path alone = folder.resolve("one.sswim");
    ModelFile.write(fit(1), alone);
    assertThat(alone).hasSameBinaryContentAs(file);
  }

  @Test
  void aRowAndItsForecastAllocateNothing() {
    StreamingForecaster stream = new StreamingForecaster(MODEL);
    Timeline timeline = Objects.requireNonNull(SERIES.timeline());
    double[] row = {0.3, 20.2};
    double[] out = new double[CHANNELS * HORIZON];
    var time = timeline.at(0);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 20; round++) {
      long before = threads.getThreadAllocatedBytes(id);
      for (int r = 0; r < 100; r++) {
        stream.push(row, time);
        if (stream.ready()) {
          stream.forecast(out);
        }
      }
      least = Math.min(least, threads.getThreadAllocatedBytes(id) - before);
    }
    assertThat(stream.joint(1, 0)).isNotZero();
    // What measuring itself allocates.
    assertThat(least).isLessThan(1000);
  }
}
