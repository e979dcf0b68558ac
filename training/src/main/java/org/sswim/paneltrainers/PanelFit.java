package org.sswim.paneltrainers;

import java.util.Map;
import org.sswim.panels.PanelModel;

/**
 * A model of a panel and what its training found.
 *
 * @param model the model
 * @param windows windows that trained
 * @param leftOutError error at the last windows of the model from before they trained. It is the
 *     mean of sMAPE and MASE, each over that of the seasonal naive forecast
 * @param seconds wall-clock time by phase
 */
public record PanelFit(
    PanelModel model, long windows, double leftOutError, Map<String, Double> seconds) {

  /** Copies the map. */
  public PanelFit {
    seconds = Map.copyOf(seconds);
  }

  /** The same with another model. */
  public PanelFit withModel(PanelModel other) {
    return new PanelFit(other, windows, leftOutError, seconds);
  }
}
