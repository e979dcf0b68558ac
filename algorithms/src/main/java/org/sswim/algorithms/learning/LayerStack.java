package org.sswim.algorithms.learning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.sswim.sequences.Grid;

/** The maps of a network: convolutions with pooling behind them, then dense layers. */
public final class LayerStack {
  private LayerStack() {}

  /**
   * Maps of random weights.
   *
   * @param inputs number of values of a sample
   * @param grid where they are pixels; null for others
   * @param filters of each convolution, the first first; may be none
   * @param hidden neurons of each dense hidden layer
   * @param blocks pairs of further maps, each as wide, behind every convolution, before its
   *     pooling, and behind every dense hidden layer; see {@link #closesBlock}
   * @param outputs number of classes
   * @param random covers the weights of a map, by its number
   * @return as many as there are convolutions, hidden layers and outputs; pooling is part of the
   *     map behind it
   * @throws IllegalArgumentException if there are to be convolutions, but data are no images, or
   *     too small for as much pooling
   */
  public static List<LayerMap> drawn(
      int inputs,
      @Nullable Grid grid,
      List<Integer> filters,
      List<Integer> hidden,
      int blocks,
      int outputs,
      IntFunction<UniformRandomProvider> random) {
    List<LayerMap> maps = new ArrayList<>();
    @Nullable LayerMap pooling = null;
    int width = inputs;
    Grid field = grid;
    int channels = 1;
    for (int count : filters) {
      if (field == null) {
        throw new IllegalArgumentException("filters are for images; the data are vectors");
      }
      for (int k = 0; k < stage(blocks); k++) {
        LayerMap map = ConvolutionMap.drawn(field, channels, count, random.apply(maps.size()));
        maps.add(behind(pooling, map));
        pooling = null;
        channels = count;
      }
      pooling = PoolingMap.squares(field, count);
      width = pooling.outputs();
      field = new Grid(field.height() / 2, field.width() / 2);
    }
    List<Integer> dense = new ArrayList<>();
    hidden.forEach(neurons -> dense.addAll(Collections.nCopies(stage(blocks), neurons)));
    dense.add(outputs);
    for (int neurons : dense) {
      LayerMap map = DenseMap.drawn(width, neurons, random.apply(maps.size()));
      maps.add(behind(pooling, map));
      pooling = null;
      width = neurons;
    }
    return maps;
  }

  private static int stage(int blocks) {
    return 1 + 2 * blocks;
  }

  /**
   * Whether a map is the second of a pair, so that a shortcut from before the first may end there.
   *
   * @param map its number
   */
  public static boolean closesBlock(int map, int blocks) {
    int place = map % stage(blocks);
    return place > 0 && place % 2 == 0;
  }

  private static LayerMap behind(@Nullable LayerMap before, LayerMap map) {
    return before == null ? map : new Chain(before, map);
  }
}
