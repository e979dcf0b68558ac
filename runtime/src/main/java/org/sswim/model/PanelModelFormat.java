package org.sswim.model;

import java.util.List;
import java.util.Map;
import org.sswim.panels.PanelModel;

/** The kind of {@link PanelFile}. */
public final class PanelModelFormat extends ModelFormat<PanelModel, PanelDescription> {
  /** The kind. */
  public PanelModelFormat() {
    super(PanelModel.class, "sswim-panel", "a forecaster of panels");
  }

  @Override
  protected PanelDescription describe(PanelModel model) {
    return PanelDescription.of(model, WeightFormat.FLOAT32);
  }

  @Override
  protected void write(PanelDescription description, Map<String, Object> root) {
    PanelModelJson.write(description, root);
  }

  @Override
  protected PanelDescription read(JsonFields fields) {
    return PanelModelJson.read(fields);
  }

  @Override
  List<ArraySpec> specs(PanelDescription description) {
    return PanelModelArrays.specs(description);
  }

  @Override
  NamedArrays arrays(PanelModel model) {
    return PanelModelArrays.of(model, WeightFormat.FLOAT32);
  }

  @Override
  PanelModel model(PanelDescription description, NamedArrays arrays) {
    return PanelModelArrays.model(description, arrays);
  }

  @Override
  protected void check(PanelModel model, long memory) {
    ModelLimits.check(model, ModelLimits.ofARun(memory));
  }
}
