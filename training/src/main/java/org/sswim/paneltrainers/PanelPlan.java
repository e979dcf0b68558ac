package org.sswim.paneltrainers;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sswim.network.Provenance;
import org.sswim.options.OptionsJson;
import org.sswim.panels.KnownSeries;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelMember;
import org.sswim.panels.PanelModel;
import org.sswim.panels.PanelMoment;
import org.sswim.panels.PanelTransform;
import org.sswim.panels.PanelView;
import org.sswim.series.OutlierPolicy;
import org.sswim.training.Search;
import org.sswim.training.Version;

/**
 * How the networks of a panel see it.
 *
 * @param transform of the values
 * @param moment what moments say of rows before the last, which choose; null for none
 * @param last what they say of all rows that are known; null for none
 * @param views the one chosen first, then those that are not clearly worse
 * @param search how it came to be
 */
record PanelPlan(
    PanelTransform transform,
    @Nullable PanelMoment moment,
    @Nullable PanelMoment last,
    List<PanelView> views,
    Search search) {

  /** Copies the list. */
  PanelPlan {
    views = List.copyOf(views);
  }

  /**
   * The model of some members, without intervals.
   *
   * @param sample series that tell how large values are
   * @param known the names of all series
   */
  PanelModel model(
      PanelOptions options,
      PanelCensus census,
      PanelData data,
      Panel sample,
      KnownSeries known,
      List<PanelMember> members) {
    Map<String, String> results = new TreeMap<>(search.described());
    results.put("transform", transform.label());
    Provenance provenance =
        new Provenance(
            Version.current(),
            options.seed(),
            census.series() + " series of " + census.rows() + " rows",
            Map.of("training", OptionsJson.text(options)),
            results);
    return new PanelModel(members, data.inputs(), transform, sample.frequency(), provenance)
        .withInterval(sample.times().interval())
        .withMoment(last)
        .within(census.bounds(options.limits(), sample))
        .withScreened(options.outliers() == OutlierPolicy.AUTO)
        .withKnown(known);
  }
}
