package org.sswim.algorithms.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sswim.clocked.Connection;
import org.sswim.descent.State;

/**
 * Maps one after another; only the last may have biases.
 *
 * @param maps at least one, each of which takes what the one before gives
 */
public record Chain(List<LayerMap> maps) implements LayerMap {

  /** Copies the list. */
  public Chain {
    maps = List.copyOf(maps);
  }

  private LayerMap last() {
    return maps.get(maps.size() - 1);
  }

  @Override
  public int inputs() {
    return maps.get(0).inputs();
  }

  @Override
  public int outputs() {
    return last().outputs();
  }

  @Override
  public List<float[]> parameters() {
    return maps.stream().flatMap(map -> map.parameters().stream()).toList();
  }

  @Override
  public List<State> besides() {
    return maps.stream().flatMap(map -> map.besides().stream()).toList();
  }

  @Override
  public List<Connection> connections(float weightFactor, float biasFactor) {
    List<Connection> connections = new ArrayList<>();
    float factor = weightFactor;
    for (LayerMap map : maps) {
      connections.addAll(map.connections(factor, biasFactor));
      factor = map.parameters().isEmpty() ? factor : 1;
    }
    return connections;
  }

  @Override
  public Pass pass(int rows) {
    return new ChainPass(rows, map -> map.pass(rows));
  }

  @Override
  public Pass running(int rows) {
    return new ChainPass(rows, map -> map.running(rows));
  }

  private final class ChainPass implements Pass {
    private final List<Pass> passes;
    private final List<float[]> between = new ArrayList<>();
    private final List<float[]> slopes = new ArrayList<>();

    ChainPass(int rows, Function<LayerMap, Pass> each) {
      passes = maps.stream().map(each).toList();
      for (LayerMap map : maps.subList(0, maps.size() - 1)) {
        between.add(new float[rows * map.outputs()]);
        slopes.add(new float[rows * map.outputs()]);
      }
    }

    @Override
    public void forward(int rows, float[] x, float[] y) {
      float[] from = x;
      for (int m = 0; m < passes.size(); m++) {
        float[] to = m < between.size() ? between.get(m) : y;
        passes.get(m).forward(rows, from, to);
        from = to;
      }
    }

    @Override
    public void again(int rows, float[] x, float[] y) {
      float[] from = x;
      for (int m = 0; m < passes.size(); m++) {
        // What is between is kept for the way back.
        float[] to = m < between.size() ? new float[rows * maps.get(m).outputs()] : y;
        passes.get(m).again(rows, from, to);
        from = to;
      }
    }

    @Override
    public void backward(int rows, float[] x, float[] dy, float @Nullable [] dx) {
      float[] above = dy;
      for (int m = passes.size() - 1; m >= 0; m--) {
        float[] below = m > 0 ? slopes.get(m - 1) : dx;
        passes.get(m).backward(rows, m > 0 ? between.get(m - 1) : x, above, below);
        if (below == null) {
          break;
        }
        above = below;
      }
    }

    @Override
    public List<float[]> gradients() {
      return passes.stream().flatMap(pass -> pass.gradients().stream()).toList();
    }

    @Override
    public void taken() {
      passes.forEach(Pass::taken);
    }
  }
}
