package org.sswim.algorithms.learning;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.Blas;
import org.sswim.sequences.Grid;
import org.sswim.shown.Convolution;

/**
 * Images as matrices with a row for each pixel that holds its 3 x 3 field, so that a convolution is
 * a matrix product.
 *
 * @param grid of the pixels
 * @param channels of a pixel
 */
public record FieldColumns(Grid grid, int channels) {
  private static final int SIDE = Convolution.SIDE;

  /** Number of pixels. */
  public int pixels() {
    return grid.pixels();
  }

  /** Values of an image. */
  public int inputs() {
    return Math.multiplyExact(pixels(), channels);
  }

  /** Values of a field. */
  public int width() {
    return Math.multiplyExact(SIDE * SIDE, channels);
  }

  /** Normal weights of deviation {@code sqrt(2 / width)}: {@code [width][filters]}. */
  public float[] drawn(int filters, UniformRandomProvider random) {
    int count = Math.multiplyExact(width(), filters);
    return Rows.normal(count, 0, Math.sqrt(2.0 / width()), random);
  }

  /** Memory for products with so many filters. */
  public Product product(int filters) {
    return new Product(filters);
  }

  /**
   * The convolution as a map of every input to every output.
   *
   * @param weights {@code [width][filters]}
   * @return row-major {@code [inputs][pixels * filters]}
   */
  public float[] unrolled(float[] weights, int filters) {
    int outputs = Math.multiplyExact(pixels(), filters);
    float[] all = new float[Math.multiplyExact(inputs(), outputs)];
    each(
        (at, pixel) -> {
          for (int k = 0; k < channels && pixel >= 0; k++) {
            int to = (pixel * channels + k) * outputs + at / width() * filters;
            System.arraycopy(weights, (at % width() + k) * filters, all, to, filters);
          }
        });
    return all;
  }

  /** Hears of each place of all fields and of the pixel there, -1 beyond the border. */
  private interface Field {
    void of(int at, int pixel);
  }

  private void each(Field field) {
    int at = 0;
    for (int r = 0; r < grid.height(); r++) {
      for (int c = 0; c < grid.width(); c++) {
        for (int tap = 0; tap < SIDE * SIDE; tap++, at += channels) {
          field.of(at, pixel(r, c, tap));
        }
      }
    }
  }

  /** The pixel of a field, or -1 beyond the border. */
  private int pixel(int row, int column, int tap) {
    int r = row + tap / SIDE - 1;
    int c = column + tap % SIDE - 1;
    return r < 0 || r >= grid.height() || c < 0 || c >= grid.width() ? -1 : r * grid.width() + c;
  }

  /** Products, an image at a time, so that the fields stay in cache. */
  public final class Product {
    private final int filters;
    private final float[] fields = new float[pixels() * width()];
    private final float[] out;

    Product(int filters) {
      this.filters = filters;
      out = new float[pixels() * filters];
    }

    /** {@code y = conv(x)}, row by row. */
    public void forward(int rows, float[] x, float[] weights, float[] y) {
      for (int r = 0; r < rows; r++) {
        spread(x, r * inputs());
        Blas.gemmNN(pixels(), filters, width(), 1, fields, weights, 0, out);
        System.arraycopy(out, 0, y, r * out.length, out.length);
      }
    }

    /** Adds gradients by weights; writes those by inputs, if wanted. */
    public void backward(
        int rows,
        float[] x,
        float[] weights,
        float[] dy,
        float[] byWeights,
        float @Nullable [] dx) {
      for (int r = 0; r < rows; r++) {
        System.arraycopy(dy, r * out.length, out, 0, out.length);
        spread(x, r * inputs());
        Blas.gemmTN(width(), filters, pixels(), 1, fields, out, 1, byWeights);
        if (dx != null) {
          Blas.gemmNT(pixels(), width(), filters, 1, out, weights, 0, fields);
          Arrays.fill(dx, r * inputs(), (r + 1) * inputs(), 0);
          gather(dx, r * inputs());
        }
      }
    }

    private void spread(float[] x, int from) {
      each(
          (at, pixel) -> {
            if (pixel < 0) {
              Arrays.fill(fields, at, at + channels, 0);
            } else {
              System.arraycopy(x, from + pixel * channels, fields, at, channels);
            }
          });
    }

    private void gather(float[] x, int from) {
      each(
          (at, pixel) -> {
            for (int k = 0; k < channels && pixel >= 0; k++) {
              x[from + pixel * channels + k] += fields[at + k];
            }
          });
    }
  }
}
