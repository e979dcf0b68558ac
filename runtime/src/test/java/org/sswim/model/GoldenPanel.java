package org.sswim.model;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.sswim.forecasting.Bounds;
import org.sswim.kernel.Kernels;
import org.sswim.moments.DateEffects;
import org.sswim.moments.MomentInputs;
import org.sswim.moments.MomentModel;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.Provenance;
import org.sswim.network.Readout;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SkipConnections;
import org.sswim.network.SpikingNetwork;
import org.sswim.panels.BesideNames;
import org.sswim.panels.Frequency;
import org.sswim.panels.KnownSeries;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelBeside;
import org.sswim.panels.PanelDates;
import org.sswim.panels.PanelInputs;
import org.sswim.panels.PanelMember;
import org.sswim.panels.PanelModel;
import org.sswim.panels.PanelMoment;
import org.sswim.panels.PanelTimes;
import org.sswim.panels.PanelTransform;
import org.sswim.panels.PanelView;
import org.sswim.panels.SimpleMethod;
import org.sswim.panels.SimpleShares;
import org.sswim.series.SamplingInterval;

/** The models in the golden files of panels, and their series. Never to be changed. */
final class GoldenPanel {
  private static final int HORIZON = 3;

  private GoldenPanel() {}

  /** Writes the golden file; see the README beside it for when. */
  public static void main(String[] args) {
    PanelModel model =
        args[0].endsWith("shares.sswim")
            ? screened()
            : args[0].endsWith("inputs.sswim")
                ? beside()
                : args[0].endsWith("moment.sswim")
                    ? dated()
                    : args[0].endsWith("bounded.sswim") ? bounded() : model();
    ModelFormat.PANEL.write(model, Path.of(args[0]));
  }

  /** The same model with simple rows beside its networks, and without outliers. */
  static PanelModel screened() {
    PanelModel model = model();
    return model
        .withScreened(true)
        .withShares(
            new SimpleShares(
                Map.of(SimpleMethod.PERSISTENCE, 0.125, SimpleMethod.SEASONAL_NAIVE, 0.25)));
  }

  /** The first one within bounds that some of its forecasts pass. */
  static PanelModel bounded() {
    return model().within(new Bounds(new double[] {5}, new double[] {10}, new float[0]));
  }

  /** The series of 12 rows with a value that lies far outside. */
  static double[] glitch() {
    double[] values = series(12);
    values[10] = -9999;
    return values;
  }

  /** Two members that see 8 and 6 rows, the first relative to a season, and 12 rows before. */
  static PanelModel model() {
    // Only nextInt is drawn, whose values the Java platform specifies; all numbers are exact.
    Random random = new Random(2051);
    return model(
        PanelInputs.NONE,
        List.of(
            member(new PanelView(8, 2, 2, 2), PanelInputs.NONE, true, random),
            member(new PanelView(6, 2, 2, 1), PanelInputs.NONE, false, random)));
  }

  private static PanelModel model(PanelInputs inputs, List<PanelMember> members) {
    return new PanelModel(
            members,
            inputs,
            PanelTransform.LOG1P,
            new Frequency(2, 4),
            new Provenance("1.2.3", 7, "2 series", Map.of("windows", "9"), Map.of("error", "0.5")))
        .withNonNegative(true)
        .with(List.of(50.0, 90.0), new float[][] {{0.25f, 0.5f, 0.5f}, {1, 1.25f, 1.5f}})
        .withKnown(new KnownSeries(new long[] {KnownSeries.hash("a"), KnownSeries.hash("größe")}));
  }

  /** Members that see categories, a column up to the last row and one ahead besides. */
  static PanelModel beside() {
    Random random = new Random(2053);
    PanelInputs inputs =
        new PanelInputs(
            List.of(new PanelInputs.Static("kind", List.of("big", "größer", "small"))),
            List.of(
                new PanelInputs.Column("heat", false, 1.5, 0.5),
                new PanelInputs.Column("price", true, 2, 4)),
            0.375);
    return model(
        inputs,
        List.of(
            member(new PanelView(8, 2, 2, 2), inputs, true, random),
            member(new PanelView(6, 2, 2, 1), inputs, false, random)));
  }

  /** A series of so many rows with what is known beside it, 3 rows further. */
  static Panel besides(int rows) {
    double[] heat = new double[rows];
    double[] price = new double[rows + HORIZON];
    for (int t = 0; t < price.length; t++) {
      price[t] = t * 3 % 5;
    }
    for (int t = 0; t < rows; t++) {
      heat[t] = 1 + t * 7 % 4 / 2.0;
    }
    // A number that is missing is the one before.
    heat[2] = Double.NaN;
    return new Panel(
        List.of("a"),
        new double[][] {series(rows)},
        PanelTimes.counted(1),
        new Frequency(2, 4),
        0,
        List.of(),
        new PanelBeside(
            new BesideNames(List.of("kind"), List.of("heat"), List.of("price")),
            new String[][] {{"größer"}},
            new double[][][] {{heat, price}}));
  }

  /** The first one with what moments of days say. */
  static PanelModel dated() {
    Random random = new Random(2057);
    MomentInputs days =
        new MomentInputs(SamplingInterval.of(Duration.ofDays(1)), false, true, List.of());
    float[] weekdays = eighths(days.terms(), random);
    float[] dates = eighths(DateEffects.COUNT, random);
    return model()
        .withMoment(
            new PanelMoment(
                new MomentModel(days, null, 1, new float[] {0.5f}, weekdays, new float[0], dates),
                null));
  }

  private static float[] eighths(int count, Random random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (random.nextInt(9) - 4) / 8f;
    }
    return values;
  }

  /** The series of so many rows from the Monday before an Easter on. */
  static Panel days(int rows) {
    long first = LocalDate.of(2024, 3, 25).toEpochDay() * 86_400;
    return new Panel(
        List.of("a"),
        new double[][] {series(rows)},
        new PanelTimes(
            SamplingInterval.of(Duration.ofDays(1)), 1, PanelDates.DAYS, new long[] {first}),
        new Frequency(2, 4),
        0,
        List.of());
  }

  private static PanelMember member(
      PanelView view, PanelInputs inputs, boolean context, Random random) {
    int taps = 2;
    int beside = inputs.context(HORIZON);
    InputLayer input = new InputLayer(inputs.signals(view), taps, beside + (context ? 1 : 0));
    HiddenNetwork hidden =
        new HiddenNetwork(
            input,
            List.of(
                GoldenModel.layer(Kernels.ALPHA, Kernels.EXPONENTIAL, input.width(), 6, random)),
            new ReadoutBanks(Kernels.EXPONENTIAL, new int[2], new float[] {0.25f, 2.5f}));
    Readout readout =
        new Readout(
            GoldenModel.eighths(hidden.features() * HORIZON, random),
            GoldenModel.eighths(HORIZON, random));
    int ahead = input.context();
    int synapses = (int) SkipConnections.count(input.signals(), 0, view.steps(), ahead);
    float[] skip = GoldenModel.eighths(synapses * HORIZON, random);
    for (int i = 0; i < skip.length; i++) {
      skip[i] /= 8;
    }
    return new PanelMember(
        view,
        new SpikingNetwork(
            hidden, readout, new SkipConnections(input.signals(), 0, view.steps(), ahead, skip)));
  }

  /** A series: of 12 rows, longer than any window; of 7, shorter than one. */
  static double[] series(int rows) {
    double[] values = new double[rows];
    for (int t = 0; t < rows; t++) {
      values[t] = 4 + t * 5 % 9 + 6 * (t % 2);
    }
    return values;
  }
}
