package org.sswim.model;

import org.jspecify.annotations.Nullable;
import org.sswim.network.Readout;
import org.sswim.stored.Axes;

/** A read-out as files keep it. */
sealed interface StoredReadout {

  /** What runs. */
  Readout readout();

  /**
   * A read-out as it is kept.
   *
   * @param low its weights on powers of two, or null to keep them as other weights
   */
  static StoredReadout of(Readout readout, @Nullable LowBitReadout low) {
    return low == null
        ? new Plain(readout.weights(), readout.bias())
        : new PowersOfTwo(low.bits(), low.packed(), low.unit(), low.factor(), readout.bias());
  }

  /** Weights as others. */
  record Plain(
      @Axes(
              value = {"features", "outputs"},
              scaled = "features")
          float[] weights,
      @Axes("outputs") float[] bias)
      implements StoredReadout {
    int outputs() {
      return bias.length;
    }

    @Override
    public Readout readout() {
      return new Readout(weights, bias);
    }
  }

  /** The parts of a {@link LowBitReadout}, its levels packed. */
  record PowersOfTwo(
      int bits,
      @Axes("bytes") byte[] levels,
      @Axes("features") float[] unit,
      @Axes("outputs") float[] factor,
      @Axes("outputs") float[] bias)
      implements StoredReadout {
    int outputs() {
      return bias.length;
    }

    @Override
    public Readout readout() {
      return new Readout(LowBitReadout.unpacked(bits, levels, unit, factor).weights(), bias);
    }
  }
}
