package org.sswim.boosting;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMBooster.FeatureImportanceType;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.lang.ref.Cleaner;
import org.jspecify.annotations.Nullable;

/**
 * Boosted regression trees. Immutable; safe for use by several threads.
 *
 * <p>LightGBM has one thread: its threads would add in an order that depends on their number, and
 * wait for one another in busy loops. What can be done side by side are fits and forecasts.
 *
 * @see <a href="https://lightgbm.readthedocs.io/en/v4.3.0/Parameters.html">Parameters</a>
 */
final class Trees {
  private static final Cleaner CLEANER = Cleaner.create();

  private static final int MOST = 600;

  /** Trees that do not help before no more are added. */
  private static final int PATIENCE = 30;

  private static final String PARAMETERS =
      "learning_rate=0.05 min_data_in_leaf=50 lambda_l2=1 deterministic=true force_row_wise=true"
          + " num_threads=1 verbosity=-1 ";

  /** How large trees are, and how many of the inputs each sees. */
  enum Shape {
    /** Few leaves that see many inputs. */
    SMALL("num_leaves=31 feature_fraction=0.4 "),
    /** Many leaves that see few inputs. */
    LARGE("num_leaves=63 feature_fraction=0.25 ");

    private final String parameters;

    Shape(String parameters) {
      this.parameters = parameters;
    }
  }

  private final LGBMBooster booster;
  private final Shape shape;
  private final int count;
  private final double error;

  private Trees(String model, Shape shape, int count, double error) throws LGBMException {
    LGBMBooster own = LGBMBooster.loadModelFromString(model);
    booster = own;
    this.shape = shape;
    this.count = count;
    this.error = error;
    CLEANER.register(this, () -> close(own));
  }

  private static void close(LGBMBooster booster) {
    try {
      booster.close();
    } catch (LGBMException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String parameters(Shape shape, boolean absolute, long seed) {
    String loss = absolute ? "objective=regression_l1 metric=l1" : "objective=regression metric=l2";
    return PARAMETERS + shape.parameters + loss + " seed=" + (int) (seed & Integer.MAX_VALUE);
  }

  /**
   * Adds trees until {@value #PATIENCE} have not helped on left-out samples, at most {@value
   * #MOST}; those up to the best remain.
   *
   * @param absolute whether absolute errors count instead of squared ones
   * @param seed covers every draw
   */
  static Trees fit(
      TreeSamples train, TreeSamples leftOut, Shape shape, boolean absolute, long seed) {
    Natives.require();
    String parameters = parameters(shape, absolute, seed);
    try (LGBMDataset data = data(train, parameters, null);
        LGBMDataset other = data(leftOut, parameters, data);
        LGBMBooster booster = LGBMBooster.create(data, parameters)) {
      booster.addValidData(other);
      int best = 1;
      double least = Double.POSITIVE_INFINITY;
      boolean over = false;
      for (int i = 1; !over && i <= MOST && i - best <= PATIENCE; i++) {
        over = booster.updateOneIter();
        double error = booster.getEval(1)[0];
        if (error < least) {
          least = error;
          best = i;
        }
      }
      return of(booster, shape, best, least * leftOut.meanWeight());
    } catch (LGBMException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As many trees as these, of other samples. */
  Trees again(TreeSamples train, boolean absolute, long seed) {
    String parameters = parameters(shape, absolute, seed);
    try (LGBMDataset data = data(train, parameters, null);
        LGBMBooster booster = LGBMBooster.create(data, parameters)) {
      boolean over = false;
      for (int i = 0; !over && i < count; i++) {
        over = booster.updateOneIter();
      }
      return of(booster, shape, count, error);
    } catch (LGBMException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Trees of(LGBMBooster booster, Shape shape, int count, double error)
      throws LGBMException {
    return new Trees(
        booster.saveModelToString(0, count, FeatureImportanceType.SPLIT), shape, count, error);
  }

  private static LGBMDataset data(
      TreeSamples table, String parameters, @Nullable LGBMDataset reference) throws LGBMException {
    LGBMDataset data =
        LGBMDataset.createFromMat(
            table.x(), table.rows(), table.columns(), true, parameters, reference);
    data.setField("label", table.y());
    data.setField("weight", table.weight());
    return data;
  }

  /** The mean weighted error on the left-out samples. */
  double error() {
    return error;
  }

  /**
   * Predicts samples.
   *
   * @param x row-major {@code [samples][columns]}
   */
  double[] predict(float[] x, int samples, int columns) {
    try {
      return booster.predictForMat(
          x, samples, columns, true, PredictionType.C_API_PREDICT_NORMAL, "num_threads=1");
    } catch (LGBMException e) {
      throw new IllegalStateException(e);
    }
  }
}
