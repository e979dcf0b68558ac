package org.sswim.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.network.Readout;
import org.sswim.series.SamplingInterval;
import org.sswim.series.Standardizer;
import org.sswim.series.ValueTransform;
import org.sswim.stored.Axes;

/** What types that are no plain records stand as in files. */
final class StandIns {
  private static final RecordCodec USUAL = new RecordCodec(all(null));

  private StandIns() {}

  /** The codec of models. */
  static RecordCodec usual() {
    return USUAL;
  }

  /** The same, which writes every read-out as one on powers of two. */
  static RecordCodec with(LowBitReadout readout) {
    return new RecordCodec(all(readout));
  }

  private static List<RecordCodec.StandIn<?, ?>> all(@Nullable LowBitReadout low) {
    return List.of(
        new RecordCodec.StandIn<>(Kernel.class, String.class, StandIns::name, Kernels::named),
        new RecordCodec.StandIn<>(
            SamplingInterval.class, String.class, SamplingInterval::text, SamplingInterval::parse),
        new RecordCodec.StandIn<>(
            Readout.class,
            StoredReadout.class,
            readout -> StoredReadout.of(readout, low),
            StoredReadout::readout),
        new RecordCodec.StandIn<>(
            Standardizer.class, Scales.class, Scales::of, Scales::standardizer));
  }

  private static String name(Kernel kernel) {
    Checks.that(Kernels.named(kernel.name()).equals(kernel))
        .or("kernel '%s' is not the one of this name in Kernels", kernel.name());
    return kernel.name();
  }

  /**
   * A standardizer, without what it remembers of its fit.
   *
   * @param transform of the first columns
   * @param transformed how many
   */
  record Scales(
      @Axes("columns") double[] mean,
      @Axes("columns") double[] std,
      ValueTransform transform,
      int transformed) {
    private static Scales of(Standardizer standardizer) {
      double[] mean = new double[standardizer.channels()];
      double[] std = new double[mean.length];
      for (int c = 0; c < mean.length; c++) {
        mean[c] = standardizer.mean(c);
        std[c] = standardizer.std(c);
      }
      return new Scales(mean, std, standardizer.transform(), standardizer.transformed());
    }

    private Standardizer standardizer() {
      Checks.that(transformed >= 0 && transformed <= mean.length)
          .or("transformed columns must lie in 0..%s; got %s", mean.length, transformed);
      return Standardizer.of(mean, std).withTransform(transform, transformed);
    }
  }

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
}
