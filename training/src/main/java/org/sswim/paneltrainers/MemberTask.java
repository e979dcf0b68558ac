package org.sswim.paneltrainers;

import org.jspecify.annotations.Nullable;
import org.sswim.features.FeatureMap;
import org.sswim.features.SkipShape;
import org.sswim.linalg.Workers;
import org.sswim.network.HiddenNetwork;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelInputs;
import org.sswim.panels.PanelMoment;
import org.sswim.panels.PanelTransform;
import org.sswim.panels.PanelView;
import org.sswim.readout.ReadoutEquations;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Targets;
import org.sswim.stored.Limited;
import org.sswim.training.NetworkShape;

/**
 * All that is needed to sum the equations of a member's read-out over any series of a panel.
 *
 * @param hidden its hidden layers
 * @param view what it sees of a series
 * @param transform of the values
 * @param moment what moments say of series, or null
 * @param inputs what it sees beside the values
 * @param layout where windows end
 * @param means what weights of windows are relative to
 * @param origin of the features: {@code [features]}
 */
public record MemberTask(
    HiddenNetwork hidden,
    PanelView view,
    PanelTransform transform,
    @Nullable PanelMoment moment,
    PanelInputs inputs,
    WindowLayout layout,
    WeightMeans means,
    float[] origin)
    implements Limited {

  /** The features of the read-out. */
  public FeatureMap features() {
    return NetworkShape.of(hidden.input().taps(), 0)
        .withSkip(skip(view, layout, inputs))
        .features(hidden);
  }

  /**
   * Skip connections see the whole window, what is known beside it, and how much of it lies before
   * the first row.
   */
  static SkipShape skip(PanelView view, WindowLayout layout, PanelInputs inputs) {
    int ahead = inputs.context(layout.horizon()) + (layout.padded() ? 1 : 0);
    return new SkipShape(view.steps(), 0, ahead);
  }

  /**
   * The sums over some series.
   *
   * @param block the series, in their order
   */
  public BlockSums sums(Panel block) {
    Workers alone = Workers.of(1);
    PanelData data = PanelData.ofUnit(block, transform, moment, inputs, alone);
    Origins origins = Origins.of(block, layout);
    PanelWindows windows = new PanelWindows(data, origins, view, means);
    Targets targets = windows.targets();
    ReadoutEquations equations =
        new ReadoutEquations(windows, targets, features(), 1, origin, alone, null);
    SampleRange train = new SampleRange(0, origins.train());
    SampleRange choose = new SampleRange(origins.train(), origins.count());
    int columns = targets.columns();
    return new BlockSums(
        targets.complete(windows, train, columns, 1),
        equations.accumulate(train, columns),
        equations.accumulate(choose, columns));
  }
}
