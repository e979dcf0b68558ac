package org.sswim.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.ForecastModel;

/** The kind of {@link ModelFile}. */
public final class ForecastModelFormat extends ModelFormat<ForecastModel, Description> {
  private final WeightFormat weights;
  private final @Nullable LowBitReadout readout;

  /** With weights as floats where it writes. */
  public ForecastModelFormat() {
    this(WeightFormat.FLOAT32, null);
  }

  /**
   * With weights in some format where it writes.
   *
   * @param readout the read-out on powers of two, or null to keep it as other weights
   */
  ForecastModelFormat(WeightFormat weights, @Nullable LowBitReadout readout) {
    super(ForecastModel.class, "sswim-model", "a forecaster");
    this.weights = weights;
    this.readout = readout;
  }

  @Override
  protected Description describe(ForecastModel model) {
    return Description.of(model, weights, readout == null ? 0 : readout.bits());
  }

  @Override
  protected void write(Description description, Map<String, Object> root) {
    ModelJsonWriter.describe(description, root);
  }

  @Override
  protected Description read(JsonFields fields) {
    return new ModelJson(fields).description();
  }

  @Override
  List<ArraySpec> specs(Description description) {
    return ModelArrays.specs(description);
  }

  @Override
  NamedArrays arrays(ForecastModel model) {
    return new ModelArrays(model, weights, readout).arrays();
  }

  @Override
  ForecastModel model(Description description, NamedArrays arrays) {
    return new ModelArrays(arrays).model(description);
  }

  @Override
  protected void check(ForecastModel model, long memory) {
    ModelLimits.check(model, memory);
  }
}
