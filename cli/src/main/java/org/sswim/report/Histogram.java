package org.sswim.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a quantity of neurons is distributed, layer by layer over the same bins.
 *
 * @param name of the quantity
 * @param unit of the quantity
 * @param values by layer
 */
record Histogram(String name, String unit, List<double[]> values) {
  private static final int BINS = 20;

  JsonText json() {
    double min = values.stream().flatMapToDouble(Arrays::stream).min().orElse(0);
    double max = values.stream().flatMapToDouble(Arrays::stream).max().orElse(0);
    JsonText json = new JsonText().with("name", name).with("unit", unit);
    if (min == max) {
      return json.with("constant", Rounding.rounded(min));
    }
    boolean whole =
        max - min < BINS
            && values.stream().flatMapToDouble(Arrays::stream).allMatch(v -> v == Math.rint(v));
    int bins = whole ? (int) (max - min) + 1 : BINS;
    double width = whole ? 1 : (max - min) / bins;
    double first = whole ? min - 0.5 : min;
    double[] edges = new double[bins + 1];
    Arrays.setAll(edges, b -> first + b * width);
    List<Object> layers = new ArrayList<>();
    for (double[] own : values) {
      int[] counts = new int[bins];
      for (double value : own) {
        counts[Math.min(bins - 1, (int) ((value - first) / width))]++;
      }
      layers.add(Arrays.stream(counts).boxed().toList());
    }
    return json.with("whole", whole)
        .with("median", Rounding.rounded(median()))
        .with("edges", edges)
        .with("layers", layers);
  }

  private double median() {
    double[] all = values.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
    return (all[(all.length - 1) / 2] + all[all.length / 2]) / 2;
  }
}
