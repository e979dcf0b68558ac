package org.sswim.paneltrainers;

import org.sswim.panels.PanelModel;

/**
 * A model of a panel and what its training found.
 *
 * @param model the model
 * @param windows windows that trained
 * @param leftOutError error at the last windows of the model from before they trained. It is the
 *     mean of sMAPE and MASE, each over that of the seasonal naive forecast
 */
public record PanelFit(PanelModel model, long windows, double leftOutError) {

  /** The same with another model. */
  public PanelFit withModel(PanelModel other) {
    return new PanelFit(other, windows, leftOutError);
  }
}
