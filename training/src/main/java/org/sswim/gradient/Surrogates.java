package org.sswim.gradient;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The surrogates that ship. Loops are as small as this so that HotSpot vectorises them. */
public enum Surrogates implements Surrogate {
  /** {@code S'(x) = 1/2 / (1 + (pi x / 2)^2)} (Fang et al. 2021). */
  ARCTANGENT("arctangent") {
    @Override
    public double step(double x) {
      return 0.5 + Math.atan(0.5 * Math.PI * x) / Math.PI;
    }

    @Override
    public double slope(double x) {
      return 0.5 / (1 + 0.25 * Math.PI * Math.PI * x * x);
    }

    @Override
    public void backward(int n, float scale, float[] voltage, float[] gradient) {
      float half = 0.5f * scale;
      float square = (float) (0.25 * Math.PI * Math.PI * scale * scale);
      for (int i = 0; i < n; i++) {
        gradient[i] = half * gradient[i] / (1 + square * voltage[i] * voltage[i]);
      }
    }
  },
  /** {@code S'(x) = 1/2 / (1 + |x|)^2} (Zenke and Ganguli 2018). */
  FAST_SIGMOID("fast-sigmoid") {
    @Override
    public double step(double x) {
      return 0.5 * (1 + x / (1 + Math.abs(x)));
    }

    @Override
    public double slope(double x) {
      double y = 1 + Math.abs(x);
      return 0.5 / (y * y);
    }

    @Override
    public void backward(int n, float scale, float[] voltage, float[] gradient) {
      float half = 0.5f * scale;
      for (int i = 0; i < n; i++) {
        float y = 1 + scale * Math.abs(voltage[i]);
        gradient[i] = half * gradient[i] / (y * y);
      }
    }
  },
  /** {@code S(x) = 1 / (1 + exp(-x))}; the slowest, as the exponential does not vectorise. */
  SIGMOID("sigmoid") {
    @Override
    public double step(double x) {
      return 1 / (1 + Math.exp(-x));
    }

    @Override
    public double slope(double x) {
      double s = step(x);
      return s * (1 - s);
    }

    @Override
    public void backward(int n, float scale, float[] voltage, float[] gradient) {
      for (int i = 0; i < n; i++) {
        // With the absolute value nothing overflows; the derivative is even.
        float e = (float) Math.exp(-scale * Math.abs(voltage[i]));
        gradient[i] = scale * gradient[i] * e / ((1 + e) * (1 + e));
      }
    }
  },
  /** {@code S'(x) = max(0, 1 - |x|)} (Esser et al. 2016). */
  TRIANGULAR("triangular") {
    @Override
    public double step(double x) {
      double rest = Math.max(0, 1 - Math.abs(x));
      return x < 0 ? 0.5 * rest * rest : 1 - 0.5 * rest * rest;
    }

    @Override
    public double slope(double x) {
      return Math.max(0, 1 - Math.abs(x));
    }

    @Override
    public void backward(int n, float scale, float[] voltage, float[] gradient) {
      for (int i = 0; i < n; i++) {
        gradient[i] = scale * gradient[i] * Math.max(0f, 1 - scale * Math.abs(voltage[i]));
      }
    }
  };

  private final String label;

  Surrogates(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  /**
   * The surrogate of a name.
   *
   * @throws IllegalArgumentException listing the known names
   */
  public static Surrogates named(String label) {
    return Arrays.stream(values())
        .filter(surrogate -> surrogate.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown surrogate '%s'; known: %s"
                        .formatted(
                            label,
                            Arrays.stream(values())
                                .map(Surrogates::label)
                                .collect(Collectors.joining(", ")))));
  }
}
