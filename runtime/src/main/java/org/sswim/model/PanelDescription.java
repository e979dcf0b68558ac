package org.sswim.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.network.Provenance;
import org.sswim.network.SkipSynapses;
import org.sswim.panels.Frequency;
import org.sswim.panels.PanelInputs;
import org.sswim.panels.PanelModel;
import org.sswim.panels.PanelTransform;
import org.sswim.panels.PanelView;
import org.sswim.panels.SimpleShares;

/**
 * Everything of a panel's model but its arrays: what {@code model.json} holds, and what determines
 * the shape of every array.
 *
 * @param horizon O
 * @param shares of simple rows
 * @param transform of the values
 * @param frequency season and cycle
 * @param nonNegative whether forecasts are at least 0
 * @param screened whether outliers are left out of what is seen
 * @param inputs what its networks see beside values
 * @param levels of intervals in per cent
 * @param series number of series that it was fitted to
 * @param moment what moments say, or null
 * @param members its networks
 * @param weights how weights are kept
 * @param provenance where it came from
 */
record PanelDescription(
    int horizon,
    SimpleShares shares,
    PanelTransform transform,
    Frequency frequency,
    boolean nonNegative,
    boolean screened,
    PanelInputs inputs,
    List<Double> levels,
    int series,
    @Nullable MomentShape moment,
    List<Member> members,
    WeightFormat weights,
    Provenance provenance) {

  /**
   * A member without its arrays.
   *
   * @param view what it sees
   * @param hidden the hidden part of its network
   * @param skip delays of its skip synapses; 0 without
   * @param ahead inputs of the last step that they see besides
   */
  record Member(PanelView view, HiddenShape hidden, int skip, int ahead) {}

  /**
   * The description of a model.
   *
   * @throws IllegalArgumentException if it has a kernel that files cannot name
   */
  static PanelDescription of(PanelModel model, WeightFormat weights) {
    return new PanelDescription(
        model.horizon(),
        model.shares(),
        model.transform(),
        model.frequency(),
        model.nonNegative(),
        model.screened(),
        model.inputs(),
        model.levels(),
        model.known().size(),
        MomentShape.of(model.moment() == null ? null : model.moment().model()),
        model.members().stream()
            .map(
                member -> {
                  @Nullable SkipSynapses skip = member.network().skip();
                  return new Member(
                      member.view(),
                      HiddenShape.of(member.network().hidden()),
                      skip == null ? 0 : skip.delays(),
                      skip == null ? 0 : skip.ahead());
                })
            .toList(),
        weights,
        model.provenance());
  }
}
