package org.sswim.nir;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.sswim.checks.Checks;
import org.sswim.tables.Shown;

/**
 * A node of a graph. Its signals are vectors.
 *
 * @param type what it computes
 * @param parameters by name, all that the type has, in its order
 */
public record NirNode(NirType type, Map<String, NirArray> parameters) {
  private static final int LARGEST = 100_000_000;
  private static final int LONGEST = 200;

  /**
   * Checks names, shapes and ranges.
   *
   * @throws NirException naming the parameter
   */
  public NirNode {
    Map<String, NirArray> ordered = new LinkedHashMap<>();
    for (String name : type.parameters()) {
      NirArray array = parameters.get(name);
      if (array == null) {
        throw new NirException("parameter '" + name + "' of " + type.label() + " is missing");
      }
      ordered.put(name, array);
    }
    check(type, ordered);
    parameters = Collections.unmodifiableMap(ordered);
  }

  private static void check(NirType type, Map<String, NirArray> parameters) {
    int dimensions = type == NirType.AFFINE || type == NirType.LINEAR ? 2 : 1;
    NirArray first = parameters.values().iterator().next();
    if (first.shape().length != dimensions || first.values().length == 0) {
      throw shape(type, type.parameters().get(0), first, dimensions + " dimension(s), none 0");
    }
    parameters.forEach(
        (name, array) -> {
          boolean finite = Arrays.stream(array.values()).allMatch(Double::isFinite);
          boolean positive = !name.startsWith("tau") || least(array) > 0;
          boolean causal = type != NirType.DELAY || least(array) >= 0;
          Checks.that(finite && positive && causal, NirException::new)
              .or(
                  "parameter '%s' of %s must be finite%s",
                  name,
                  type.label(),
                  type == NirType.DELAY ? " and at least 0" : positive ? "" : " and above 0");
        });
    if (type == NirType.AFFINE) {
      NirArray bias = parameters.get("bias");
      if (bias != null && (bias.shape().length != 1 || bias.shape()[0] != first.shape()[0])) {
        throw shape(type, "bias", bias, "the " + first.shape()[0] + " rows of the weight");
      }
    } else if (type.elementwise()) {
      parameters.forEach(
          (name, array) -> {
            if (!Arrays.equals(array.shape(), first.shape())) {
              throw shape(type, name, array, "shape " + Arrays.toString(first.shape()));
            }
          });
    } else if (dimensions == 1) {
      double width = first.values()[0];
      if (first.values().length != 1 || !(width >= 1 && width <= LARGEST)) {
        throw shape(type, "shape", first, "one dimension, 1 to " + LARGEST);
      }
    }
  }

  private static double least(NirArray array) {
    return Arrays.stream(array.values()).min().orElse(0);
  }

  private static NirException shape(NirType type, String name, NirArray got, String expected) {
    return new NirException(
        "parameter '%s' of %s must have %s; got shape %s"
            .formatted(name, type.label(), expected, Arrays.toString(got.shape())));
  }

  /** The values of a parameter; not to be modified. */
  public double[] values(String parameter) {
    NirArray array = parameters.get(parameter);
    if (array == null) {
      throw new IllegalArgumentException(type.label() + " has no parameter '" + parameter + "'");
    }
    return array.values();
  }

  /** Length of the vectors that come in. */
  public int inputs() {
    return switch (type) {
      case INPUT, OUTPUT -> (int) values("shape")[0];
      case AFFINE, LINEAR -> weight().shape()[1];
      default -> values(type.parameters().get(0)).length;
    };
  }

  /** Length of the vectors that go out. */
  public int outputs() {
    return type == NirType.AFFINE || type == NirType.LINEAR ? weight().shape()[0] : inputs();
  }

  /** Whether what goes out at a moment does not depend on what comes in at that moment. */
  boolean later() {
    return type == NirType.CUBA_LI
        || type == NirType.CUBA_LIF
        || (type == NirType.DELAY && least(Objects.requireNonNull(parameters.get("delay"))) > 0);
  }

  private NirArray weight() {
    return Objects.requireNonNull(parameters.get("weight"));
  }

  /**
   * Refuses what is no name.
   *
   * @throws NirException if it is empty, over 200 characters or holds control characters
   */
  static void requireName(String name) {
    Checks.that(
            !name.isEmpty() && name.length() <= LONGEST && shown(name).equals(name),
            NirException::new)
        .or(
            "names of nodes must have 1 to %s characters, none of them to control a terminal; got"
                + " '%s'",
            LONGEST, shown(name));
  }

  /** A text with what would control a terminal escaped, cut to 200 characters. */
  public static String shown(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    return Shown.escape(cut);
  }
}
