package org.sswim.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.CovariateInputs;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.Provenance;
import org.sswim.network.Readout;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SkipConnections;
import org.sswim.network.SpikingNetwork;
import org.sswim.series.Standardizer;
import org.sswim.simulation.Semantics;

/** Forecasts by ONNX Runtime against those of our forecaster, of networks with skip connections. */
class OnnxSkipTest {
  private static final int WINDOW = 6;
  private static final int HORIZON = 2;
  private static final int ROWS = 11;
  private static final List<String> CHANNELS = List.of("a", "b", "c");
  private static final LocalDateTime START = LocalDateTime.of(2024, 1, 1, 0, 0);

  private record Case(
      ChannelMode mode,
      boolean relative,
      Semantics semantics,
      int taps,
      int delays,
      CovariateInputs beside) {

    int signals() {
      return mode.signals(CHANNELS.size());
    }

    int present() {
      return Math.min(taps, delays);
    }

    ForecastModel model() {
      Random random = new Random(3);
      InputLayer input = new InputLayer(signals(), taps, beside.width());
      int outputs = HORIZON * signals();
      int ahead = beside.width() - beside.columns();
      int synapses = (signals() + beside.columns()) * delays + ahead;
      SkipConnections skip =
          new SkipConnections(
              signals(),
              beside.columns(),
              delays,
              ahead,
              RandomSteps.gaussian(synapses * outputs, random));
      HiddenNetwork hidden =
          new HiddenNetwork(
              input,
              List.of(
                  RandomSteps.layer(
                      Kernels.ALPHA, Kernels.ALPHA, input.width(), 5, 0, -.5f, random)),
              new ReadoutBanks(Kernels.EXPONENTIAL, new int[1], new float[] {2}));
      return new ForecastModel(
          new SpikingNetwork(
              hidden,
              new Readout(
                  RandomSteps.gaussian(5 * outputs, random), RandomSteps.gaussian(outputs, random)),
              skip),
          new ForecastSpec(WINDOW, HORIZON, mode, relative, false, semantics, beside),
          CHANNELS,
          identity(CHANNELS.size() + beside.columns()),
          new Provenance("0.1", 1, "", Map.of(), Map.of()));
    }
  }

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (ChannelMode mode : ChannelMode.values()) {
      List<String> groups = mode == ChannelMode.JOINT ? List.of() : List.of("g", "h", "g");
      CovariateInputs beside = new CovariateInputs(List.of("p", "k", "l"), List.of(), groups);
      for (CovariateInputs covariates : List.of(CovariateInputs.none(), beside)) {
        for (Semantics semantics : Semantics.values()) {
          for (int taps : new int[] {1, 3}) {
            for (int delays : new int[] {1, 2, WINDOW}) {
              cases.add(new Case(mode, false, semantics, taps, delays, covariates));
              cases.add(new Case(mode, true, semantics, taps, delays, covariates));
            }
          }
        }
      }
    }
    return cases;
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("cases")
  void forecastsEqualOurs(Case given) throws OrtException {
    ForecastModel model = given.model();
    Rows rows = new Rows(given);
    StreamingForecaster ours = new StreamingForecaster(model);
    double[] expected = new double[HORIZON * CHANNELS.size()];
    boolean windowed = given.semantics() == Semantics.WINDOWED;
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(OnnxStep.of(model))) {
      Map<String, float[][]> values = atRest(session, rows.lanes());
      for (int t = 0; t < ROWS; t++) {
        ours.push(rows.channels(t), START.plusHours(t), rows.beside(t));
        float[][] got = new float[0][];
        if (!windowed && t >= given.taps() - 1) {
          got = step(environment, session, values, rows, t, t);
        }
        if (!ours.ready()) {
          continue;
        }
        if (windowed) {
          values = atRest(session, rows.lanes());
          for (int r = t - WINDOW + given.taps(); r <= t; r++) {
            got = step(environment, session, values, rows, r, t);
          }
        }
        ours.forecast(expected);
        for (int i = 0; i < expected.length; i++) {
          int lead = i / CHANNELS.size();
          int channel = i % CHANNELS.size();
          boolean joint = given.mode() == ChannelMode.JOINT;
          float y = joint ? got[0][i] : got[channel][lead];
          assertThat((double) y).isCloseTo(expected[i], within(1e-4));
        }
      }
    }
  }

  @Test
  void saysWhatRowsItNeeds() throws OrtException {
    CovariateInputs column = new CovariateInputs(List.of("p"), List.of(), List.of());
    CovariateInputs none = CovariateInputs.none();
    // Width of state: the rows that the taps do not see, of each source.
    assertThat(inputs(new Case(ChannelMode.SHARED, true, Semantics.WINDOWED, 2, WINDOW, none)))
        .containsEntry("x", 2L)
        .containsEntry("skip_rows", 4L)
        .doesNotContainKey("skip_x");
    assertThat(inputs(new Case(ChannelMode.JOINT, false, Semantics.STREAMING, 1, 3, column)))
        .containsEntry("x", 4L)
        .containsEntry("skip_rows", 8L)
        .doesNotContainKey("skip_x");
    assertThat(inputs(new Case(ChannelMode.JOINT, false, Semantics.WINDOWED, 2, 3, column)))
        .containsEntry("skip_rows", 4L)
        .containsEntry("skip_x", 8L);
    assertThat(inputs(new Case(ChannelMode.SHARED, true, Semantics.STREAMING, 3, 2, none)))
        .containsEntry("skip_x", 2L)
        .doesNotContainKey("skip_rows");
    assertThat(note(new Case(ChannelMode.JOINT, true, Semantics.WINDOWED, 2, 3, none)))
        .contains("the last 3 rows of a, b, c, which x brings and skip_rows keeps; x is relative");
    assertThat(note(new Case(ChannelMode.SHARED, true, Semantics.WINDOWED, 2, 3, column)))
        .contains("of the channel, p, which skip_x brings", "v(t-1), ..., 2 taps");
  }

  private static Map<String, Long> inputs(Case given) throws OrtException {
    try (OrtSession session =
        OrtEnvironment.getEnvironment().createSession(OnnxStep.of(given.model()))) {
      Map<String, Long> widths = new HashMap<>();
      for (NodeInfo node : session.getInputInfo().values()) {
        widths.put(node.getName(), ((TensorInfo) node.getInfo()).getShape()[1]);
      }
      return widths;
    }
  }

  private static String note(Case given) throws OrtException {
    try (OrtSession session =
        OrtEnvironment.getEnvironment().createSession(OnnxStep.of(given.model()))) {
      return session.getMetadata().getCustomMetadata().get("skip_synapses");
    }
  }

  private static Map<String, float[][]> atRest(OrtSession session, int batch) throws OrtException {
    Map<String, float[][]> values = new HashMap<>();
    for (NodeInfo node : session.getInputInfo().values()) {
      long width = ((TensorInfo) node.getInfo()).getShape()[1];
      values.put(node.getName(), new float[batch][(int) width]);
    }
    return values;
  }

  private static float[][] step(
      OrtEnvironment environment,
      OrtSession session,
      Map<String, float[][]> values,
      Rows rows,
      int row,
      int last)
      throws OrtException {
    for (int lane = 0; lane < rows.lanes(); lane++) {
      rows.writeTaps(lane, row, last, values.get("x")[lane]);
      if (values.containsKey("skip_x")) {
        rows.writeSources(lane, row, values.get("skip_x")[lane]);
      }
    }
    return RandomSteps.run(environment, session, values);
  }

  private static Standardizer identity(int columns) {
    double[] std = new double[columns];
    Arrays.fill(std, 1);
    return Standardizer.of(new double[columns], std);
  }

  /** Random rows, and what a caller makes of them: a lane of the network per row of the batch. */
  private static final class Rows {
    private final Case given;
    private final CovariateInputs columns;
    private final double[][] channels = new double[ROWS][];
    private final double[][] past = new double[ROWS][];

    Rows(Case given) {
      this.given = given;
      columns = given.beside();
      Random random = new Random(8);
      Arrays.setAll(channels, t -> random.doubles(CHANNELS.size(), -2, 2).toArray());
      Arrays.setAll(past, t -> random.doubles(columns.past().size(), -2, 2).toArray());
    }

    int lanes() {
      return given.mode().lanes(CHANNELS.size());
    }

    double[] channels(int t) {
      return channels[t];
    }

    double[] beside(int t) {
      return past[t];
    }

    private double signal(int lane, int s, int t) {
      return channels[t][lanes() > 1 ? lane : s];
    }

    void writeTaps(int lane, int t, int last, float[] x) {
      int at = 0;
      int origin = given.semantics() == Semantics.WINDOWED ? last : t;
      for (int s = 0; s < given.signals(); s++) {
        for (int k = 0; k < given.taps(); k++) {
          double minus = given.relative() ? signal(lane, s, origin) : 0;
          x[at++] = (float) (signal(lane, s, t - k) - minus);
        }
      }
      for (double value : beside(t)) {
        x[at++] = (float) value;
      }
      for (String group : columns.groupNames()) {
        x[at++] = columns.groups().get(lane).equals(group) ? 1 : 0;
      }
    }

    void writeSources(int lane, int t, float[] rows) {
      int at = 0;
      for (int s = 0; s < given.signals() + columns.columns(); s++) {
        for (int k = 0; k < given.present(); k++) {
          rows[at++] = (float) (s < given.signals() ? signal(lane, s, t - k) : column(s, t - k));
        }
      }
    }

    private double column(int source, int t) {
      return beside(t)[source - given.signals()];
    }
  }
}
