package org.sswim.training;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Validation error against width, as {@link WidthSearch} found it.
 *
 * @param points narrowest first
 */
public record WidthCurve(List<Point> points) {

  /** Copies the list. */
  public WidthCurve {
    points = List.copyOf(points);
  }

  /**
   * One width.
   *
   * @param neurons neurons per hidden layer
   * @param validationErrors mean squared error on left-out samples, one per read-out
   */
  public record Point(int neurons, List<Double> validationErrors) {

    /** Copies the list. */
    public Point {
      validationErrors = List.copyOf(validationErrors);
    }
  }

  /** The curve of one read-out, {@code 50 0.512, 100 0.498}: neurons and validation error. */
  public String text(int part) {
    return points.stream()
        .map(p -> String.format(Locale.ROOT, "%d %.6g", p.neurons, p.validationErrors.get(part)))
        .collect(Collectors.joining(", "));
  }
}
