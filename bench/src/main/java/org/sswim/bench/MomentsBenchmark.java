package org.sswim.bench;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sswim.linalg.BlockMoments;
import org.sswim.linalg.NormalEquations;

/**
 * Sums of products of 1024 windows' features and of 96 targets, on one core: {@code 1024 p (p + 2 *
 * 96)} floating point operations; and their addition to double sums, once for up to 4096 windows.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MomentsBenchmark {
  private static final int ROWS = 1024;
  private static final int TARGETS = 96;

  /** Number of features p. */
  @Param({"300", "1200", "3000"})
  public int features;

  private float[] f = new float[0];
  private float[] y = new float[0];

  // JMH calls setUp before any benchmark.
  @SuppressWarnings("NullAway.Init")
  private BlockMoments moments;

  @SuppressWarnings("NullAway.Init")
  private NormalEquations equations;

  /** Random features and targets. */
  @Setup
  public void setUp() {
    Random random = new Random(1);
    f = new float[ROWS * features];
    y = new float[ROWS * TARGETS];
    for (int i = 0; i < f.length; i++) {
      f[i] = random.nextFloat();
    }
    for (int i = 0; i < y.length; i++) {
      y[i] = random.nextFloat();
    }
    equations = new NormalEquations(features, TARGETS);
    moments = equations.newBlock();
    moments.add(f, ROWS, y);
  }

  /** The products of a block. */
  @Benchmark
  public BlockMoments products() {
    moments.clear();
    moments.add(f, ROWS, y);
    return moments;
  }

  /** The addition of a block to the sums. */
  @Benchmark
  public NormalEquations addition() {
    equations.add(moments, 1);
    return equations;
  }
}
