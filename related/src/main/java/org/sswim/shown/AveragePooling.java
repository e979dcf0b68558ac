package org.sswim.shown;

import java.util.Arrays;
import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.energy.Synapses;
import org.sswim.sequences.Grid;

/**
 * The mean of every 2 x 2 pixels, channel by channel; a last row or column that has no other beside
 * it is left out.
 *
 * @param grid of the inputs, at least 2 x 2
 * @param channels of a pixel
 */
public record AveragePooling(Grid grid, int channels) implements Connection {
  /** What an output takes of each of its inputs. */
  public static final float SHARE = 0.25f;

  /** Checks that there is something to pool. */
  public AveragePooling {
    Checks.that(grid.height() >= 2 && grid.width() >= 2)
        .or("pooling needs 2 x 2 pixels at least; got %s x %s", grid.height(), grid.width());
  }

  /** The grid of the outputs. */
  public Grid pooled() {
    return new Grid(grid.height() / 2, grid.width() / 2);
  }

  @Override
  public int inputs() {
    return Math.multiplyExact(grid.pixels(), channels);
  }

  @Override
  public int outputs() {
    return Math.multiplyExact(pooled().pixels(), channels);
  }

  @Override
  public void apply(float[] in, float[] out) {
    Arrays.fill(out, 0, outputs(), 0);
    each((from, to) -> out[to] += SHARE * in[from]);
  }

  /** Hears of an input that counts and of the output that it counts for. */
  @FunctionalInterface
  public interface Pair {
    /** Called for each. */
    void of(int from, int to);
  }

  /** Every input that counts, and the output that it counts for. */
  public void each(Pair pair) {
    int width = grid.width() / 2;
    for (int r = 0; r < grid.height() / 2 * 2; r++) {
      for (int c = 0; c < width * 2; c++) {
        int from = (r * grid.width() + c) * channels;
        int to = (r / 2 * width + c / 2) * channels;
        for (int k = 0; k < channels; k++) {
          pair.of(from + k, to + k);
        }
      }
    }
  }

  /** Each input goes to one output; those of a last row or column without another to none. */
  @Override
  public Synapses synapses() {
    int[] used = new int[inputs()];
    each((from, to) -> used[from] = 1);
    return new Synapses(used, outputs(), Arrays.stream(used).asLongStream().sum(), 0, 0);
  }

  @Override
  public List<float[]> arrays() {
    return List.of();
  }
}
