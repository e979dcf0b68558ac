package org.sswim.algorithms.learning;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.gradient.State;
import org.sswim.shown.Connection;

/**
 * A map behind one without parameters, such as a pooling.
 *
 * @param before has no parameters and nothing that it averages
 * @param map takes what the one before gives
 */
public record Chain(LayerMap before, LayerMap map) implements LayerMap {
  @Override
  public int inputs() {
    return before.inputs();
  }

  @Override
  public int outputs() {
    return map.outputs();
  }

  @Override
  public List<float[]> parameters() {
    return map.parameters();
  }

  @Override
  public List<State> besides() {
    return map.besides();
  }

  @Override
  public List<Connection> connections(float weightFactor, float biasFactor) {
    return Stream.of(before, map)
        .flatMap(own -> own.connections(weightFactor, biasFactor).stream())
        .toList();
  }

  @Override
  public Pass pass(int rows) {
    return new ChainPass(rows, before.pass(rows), map.pass(rows));
  }

  @Override
  public Pass running(int rows) {
    return new ChainPass(rows, before.running(rows), map.running(rows));
  }

  private final class ChainPass implements Pass {
    private final Pass first;
    private final Pass second;
    private final float[] between;
    private final float[] slope;

    ChainPass(int rows, Pass first, Pass second) {
      this.first = first;
      this.second = second;
      between = new float[rows * before.outputs()];
      slope = new float[between.length];
    }

    @Override
    public void forward(int rows, float[] x, float[] y) {
      first.forward(rows, x, between);
      second.forward(rows, between, y);
    }

    @Override
    public void again(int rows, float[] x, float[] y) {
      // What is between is kept for the way back.
      float[] own = new float[rows * before.outputs()];
      first.again(rows, x, own);
      second.again(rows, own, y);
    }

    @Override
    public void backward(int rows, float[] x, float[] dy, float @Nullable [] dx) {
      second.backward(rows, between, dy, dx == null ? null : slope);
      if (dx != null) {
        first.backward(rows, x, slope, dx);
      }
    }

    @Override
    public List<float[]> gradients() {
      return second.gradients();
    }

    @Override
    public void taken() {
      second.taken();
    }
  }
}
