package org.sswim.paneltrainers;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.sswim.panels.PanelView;
import org.sswim.panels.SeriesInputs;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.Samples;
import org.sswim.samples.Targets;

/**
 * The windows of a panel as samples of one lane, and their targets. Nothing is copied: a window
 * takes a few numbers beside the series, its level, its scale and its weight.
 *
 * <p>A window's squared errors have the weight that they have in the mean of sMAPE and MASE, {@code
 * w = s / level / a + s / q / b}. s is its scale in the unit of the values, q the seasonal
 * difference that MASE divides by. a and b are the means of the two terms over all windows of a
 * sample of the series.
 */
final class PanelWindows implements Samples {
  private static final double HEAVIEST = 20;

  private final PanelData data;
  private final Origins origins;
  private final PanelView view;
  private final int horizon;
  private final WeightMeans means;
  private final float[] level;
  private final float[] scale;
  private final float[] weight;

  /** What forecasts start from, as far as it was asked for: {@code [windows]}. */
  private final AtomicReferenceArray<float[]> starts;

  private final boolean padded;

  /** Inputs beside the signals but for how much of a window is not seen. */
  private final int inputs;

  /**
   * Windows.
   *
   * @param means what their weights are relative to; null for their own means
   */
  PanelWindows(PanelData data, Origins origins, PanelView view, @Nullable WeightMeans means) {
    this.data = data;
    this.origins = origins;
    this.view = view;
    horizon = origins.layout().horizon();
    padded = origins.layout().padded();
    inputs = data.inputs().context(horizon);
    int n = origins.count();
    level = new float[n];
    scale = new float[n];
    weight = new float[n];
    starts = new AtomicReferenceArray<>(view.reference() == PanelView.THETA ? n : 0);
    float[] other = new float[n];
    double[] sum = new double[2];
    for (int w = 0; w < n; w++) {
      int i = origins.series()[w];
      int end = origins.end()[w];
      level[w] = view.level(data.z()[i], end);
      scale[w] = view.scale(data.z()[i], end);
      double relative = relative(i, w);
      weight[w] = (float) relative;
      other[w] = (float) (relative * data.level()[i] / data.scale()[i]);
      sum[0] += weight[w];
      sum[1] += other[w];
    }
    this.means = means == null ? new WeightMeans(sum[0] / n, sum[1] / n) : means;
    for (int w = 0; w < n; w++) {
      double both = weight[w] / this.means.relative() + other[w] / this.means.seasonal();
      weight[w] = (float) Math.max(1e-3, Math.min(HEAVIEST, both / 2));
    }
  }

  /** The scale of a window in the unit of the values, over the level of its series. */
  private double relative(int series, int window) {
    return switch (data.transform()) {
      case LOG, LOG1P -> scale[window];
      case NONE -> scale[window] / data.level()[series];
    };
  }

  PanelView view() {
    return view;
  }

  /** The panel as networks see it. */
  PanelData data() {
    return data;
  }

  /** What weights are relative to. */
  WeightMeans means() {
    return means;
  }

  Origins origins() {
    return origins;
  }

  float scale(int window) {
    return scale[window];
  }

  /** The transformed value that lead k = 1, 2, ... of a window starts from. */
  float reference(int window, int lead) {
    float[] z = data.z()[origins.series()[window]];
    int end = origins.end()[window];
    if (view.reference() != PanelView.THETA) {
      return z[view.referenceRow(end, lead)];
    }
    float[] known = starts.get(window);
    if (known == null) {
      known = view.starts(z, end, horizon);
      starts.set(window, known);
    }
    return known[lead - 1];
  }

  /**
   * The transformed value of a forecast.
   *
   * @param y relative to the reference, on the scale of the window
   */
  double forecast(int window, int lead, double y) {
    double far = Math.max(-PanelView.FARTHEST, Math.min(PanelView.FARTHEST, y));
    return reference(window, lead) + scale[window] * far + said(window, lead);
  }

  /** What the moment of a lead k = 1, 2, ... of a window says of the transformed value. */
  private float said(int window, int lead) {
    return data.said(origins.series()[window], origins.end()[window] + lead - 1);
  }

  @Override
  public int places() {
    return origins.count();
  }

  @Override
  public int steps() {
    return view.steps();
  }

  @Override
  public int signals() {
    return data.inputs().signals(view);
  }

  @Override
  public int context() {
    return inputs + (padded ? 1 : 0);
  }

  @Override
  public float value(int lane, int place, int step, int signal) {
    int at = step * view.step() + signal % view.step();
    if (signal >= view.step()) {
      SeriesInputs beside = data.beside()[origins.series()[place]];
      return beside.signal(view, origins.end()[place], at, signal / view.step() - 1);
    }
    float[] z = data.z()[origins.series()[place]];
    return view.seen(z, origins.end()[place], at, level[place], scale[place]);
  }

  @Override
  public float context(int lane, int place, int step, int input) {
    if (input < inputs) {
      SeriesInputs beside = data.beside()[origins.series()[place]];
      return beside.context(view, origins.end()[place], horizon, scale[place], input);
    }
    return view.unseen(origins.end()[place]);
  }

  /** What is wanted of the windows. */
  Targets targets() {
    return new Wanted();
  }

  /** The values at leads 1 .. O, relative to where a forecast starts from, in scales. */
  private final class Wanted implements Targets.Values {
    @Override
    public int columns() {
      return horizon;
    }

    @Override
    public void write(SampleBlock block, int reach, float[] out) {
      for (int i = 0; i < block.count(); i++) {
        int place = block.start(i);
        float[] z = data.z()[origins.series()[place]];
        int end = origins.end()[place];
        int to = i * horizon;
        for (int k = 1; k <= reach; k++) {
          float value = (z[end + k - 1] - reference(place, k)) / scale[place];
          out[to + k - 1] = Math.max(-PanelView.FARTHEST, Math.min(PanelView.FARTHEST, value));
        }
        Arrays.fill(out, to + reach, to + horizon, 0);
      }
    }

    @Override
    public boolean complete() {
      return data.complete();
    }

    @Override
    public boolean complete(int lane, int place, int reach) {
      int end = origins.end()[place];
      return data.observed(origins.series()[place], end, end + Math.min(reach, horizon));
    }

    @Override
    public boolean weighted() {
      return true;
    }

    @Override
    public float weight(int lane, int place) {
      return weight[place];
    }
  }
}
