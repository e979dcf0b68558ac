package org.sswim.onnx;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.CovariateInputs;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.network.InputLayer;
import org.sswim.network.SkipConnections;
import org.sswim.simulation.Semantics;
import org.tribuo.util.onnx.ONNXContext;
import org.tribuo.util.onnx.ONNXOperators;
import org.tribuo.util.onnx.ONNXPlaceholder;
import org.tribuo.util.onnx.ONNXRef;

/**
 * The skip connections of a step. A delay line holds the last rows of their sources, {@code
 * [delays][sources]} from the present row on:
 *
 * <pre>
 *   line(t) = present rows, skip_rows(t)        y += (line(t) [- x_s(t)], ahead(t)) W
 *   skip_rows(t + 1) = line(t) but for what the taps bring again and what is too old
 * </pre>
 *
 * <p>The present rows are all that the taps see, not the last one only. So the rows of a window
 * before its first step enter with that step, when the taps are full.
 *
 * <p>They are read from {@code x} where it has them. It lacks earlier rows of columns beside the
 * channels, which have no taps. Every step of an endless stream may take its inputs relative to its
 * own row. Differences between rows that no step sees together are then lacking, too. In these
 * cases an input {@code skip_x} brings the rows, not relative, and what is relative is taken so
 * here. In a window all inputs are relative to its last row, so there the rows in {@code x} already
 * are.
 */
final class OnnxSkip {
  private static final String ROWS = "skip_rows";
  private static final String OWN_INPUT = "skip_x";

  private final SkipConnections skip;
  private final InputLayer input;
  private final ForecastSpec spec;
  private final List<String> sources;

  /** Rows that a step brings. */
  private final int present;

  /** Whether the rows stand in an input of their own. */
  private final boolean own;

  OnnxSkip(ForecastModel model, SkipConnections skip) {
    this.skip = skip;
    input = model.network().hidden().input();
    spec = model.spec();
    present = Math.min(input.taps(), skip.delays());
    own =
        (skip.columns() > 0 && present > 1)
            || (spec.relativeInput() && spec.semantics() == Semantics.STREAMING);
    CovariateInputs beside = spec.covariates();
    sources =
        Stream.of(
                spec.channels() == ChannelMode.JOINT ? model.channels() : List.of("the channel"),
                beside.past(),
                beside.known())
            .flatMap(List::stream)
            .limit(skip.sources())
            .toList();
  }

  /** What a caller has to know. */
  String note() {
    StringBuilder text = new StringBuilder("outputs also see the last ");
    text.append(skip.delays()).append(" rows of ").append(String.join(", ", sources));
    text.append(", which ").append(own ? OWN_INPUT : "x").append(" brings");
    if (skip.delays() > present) {
      text.append(" and ").append(ROWS).append(" keeps");
    }
    if (spec.relativeInput() && spec.semantics() == Semantics.WINDOWED) {
      text.append("; x is relative to the last row of the window in all its steps");
    }
    if (own) {
      text.append("; skip_x is per source v(t), v(t-1), ..., ").append(present);
      text.append(" taps, standardised, relative to no row");
    }
    return text.toString();
  }

  /**
   * Adds what the synapses contribute to the outputs.
   *
   * @param x the tapped input vector
   * @param sum the outputs so far
   */
  ONNXRef<?> add(ONNXContext context, ONNXRef<?> x, ONNXRef<?> sum) {
    int width = skip.sources();
    int taps = present * width;
    int all = skip.delays() * width;
    ONNXRef<?> rows = own ? context.floatInput(OWN_INPUT, taps) : x;
    ONNXRef<?> line = gather(context, rows, "skip_present", places(taps));
    if (all > taps) {
      ONNXPlaceholder older = context.floatInput(ROWS, all - taps);
      line = joined(line, older);
      gather(context, line, "skip_kept", IntStream.range(taps - width, all - width))
          .assignTo(context.floatOutput(ROWS + "_next", all - taps));
    }
    if (own && spec.relativeInput()) {
      float[] relative = new float[all];
      for (int i = 0; i < all; i++) {
        relative[i] = i % width < skip.signals() ? 1 : 0;
      }
      ONNXRef<?> last =
          gather(context, line, "skip_last", IntStream.range(0, all).map(i -> i % width))
              .apply(ONNXOperators.MUL, context.array("skip_relative", relative));
      line = line.apply(ONNXOperators.SUB, last);
    }
    if (skip.ahead() > 0) {
      IntStream places = IntStream.range(input.width() - skip.ahead(), input.width());
      line = joined(line, gather(context, x, "skip_ahead", places));
    }
    float[] weights = weights();
    return line.apply(
        ONNXOperators.GEMM,
        List.of(
            context.floatTensor(
                "skip_weights",
                List.of(skip.count(), skip.outputs()),
                buffer -> buffer.put(weights)),
            sum));
  }

  /** Where the present rows stand in what brings them, row by row. */
  private IntStream places(int count) {
    return IntStream.range(0, count)
        .map(
            i -> {
              int source = i % skip.sources();
              int tap = i / skip.sources();
              if (own) {
                return source * present + tap;
              }
              return source < skip.signals()
                  ? source * input.taps() + tap
                  : skip.place(source, input.width());
            });
  }

  /** The weights in the order of the line: by delay, then source; last those without delays. */
  private float[] weights() {
    float[] ordered = skip.weights().clone();
    int outputs = skip.outputs();
    for (int s = 0; s < skip.sources(); s++) {
      for (int d = 0; d < skip.delays(); d++) {
        int from = (s * skip.delays() + d) * outputs;
        System.arraycopy(
            skip.weights(), from, ordered, (d * skip.sources() + s) * outputs, outputs);
      }
    }
    return ordered;
  }

  private static ONNXRef<?> gather(
      ONNXContext context, ONNXRef<?> from, String name, IntStream places) {
    return from.apply(
        ONNXOperators.GATHER,
        context.array(name, places.asLongStream().toArray()),
        Map.of("axis", 1));
  }

  private static ONNXRef<?> joined(ONNXRef<?> left, ONNXRef<?> right) {
    return left.apply(ONNXOperators.CONCAT, right, Map.of("axis", 1));
  }
}
