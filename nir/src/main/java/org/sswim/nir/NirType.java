package org.sswim.nir;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The primitives that are known here, with the parameters of each as files name them. */
public enum NirType {
  /** Where signals come in. */
  INPUT("Input", "shape"),
  /** Where signals go out. */
  OUTPUT("Output", "shape"),
  /** {@code y = W x + b}, W of shape {@code [outputs][inputs]}. */
  AFFINE("Affine", "weight", "bias"),
  /** {@code y = W x}. */
  LINEAR("Linear", "weight"),
  /** {@code y = s x}, element by element. */
  SCALE("Scale", "scale"),
  /** {@code y(t) = x(t - delay)}, in seconds. */
  DELAY("Delay", "delay"),
  /** Leaky integrator: {@code tau dv/dt = v_leak - v + r I}. */
  LI("LI", "tau", "r", "v_leak"),
  /** The same behind a synapse: {@code tau_syn dI/dt = -I + w_in S}. */
  CUBA_LI("CubaLI", "tau_mem", "tau_syn", "r", "v_leak", "w_in"),
  /** Leaky integrator that fires where {@code v > v_threshold} and is then set to v_reset. */
  LIF("LIF", "tau", "r", "v_leak", "v_threshold", "v_reset"),
  /** The same behind a synapse. */
  CUBA_LIF("CubaLIF", "tau_mem", "tau_syn", "r", "v_leak", "v_threshold", "v_reset", "w_in"),
  /** Integrator: {@code dv/dt = r I}. */
  INTEGRATOR("I", "r"),
  /** Integrate and fire: {@code dv/dt = r I}. */
  IF("IF", "r", "v_threshold", "v_reset"),
  /** A spike where {@code x > threshold}. */
  THRESHOLD("Threshold", "threshold");

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // From List.of.
  private final List<String> parameters;

  NirType(String label, String... parameters) {
    this.label = label;
    this.parameters = List.of(parameters);
  }

  /** The name in files. */
  public String label() {
    return label;
  }

  /** Names of the parameters. */
  public List<String> parameters() {
    return parameters;
  }

  /** Whether files may leave a parameter out; what it then is. */
  static boolean mayMiss(String parameter) {
    return parameter.equals("v_reset") || parameter.equals("w_in");
  }

  /** The value of a parameter that a file leaves out. */
  static double usual(String parameter) {
    return parameter.equals("w_in") ? 1 : 0;
  }

  /** Whether there is one value of every parameter per neuron. */
  boolean elementwise() {
    return switch (this) {
      case INPUT, OUTPUT, AFFINE, LINEAR -> false;
      default -> true;
    };
  }

  /**
   * The type of a name.
   *
   * @throws NirException naming the node and the known types
   */
  static NirType named(String label, String node) {
    for (NirType type : values()) {
      if (type.label.equals(label)) {
        return type;
      }
    }
    throw new NirException(
        "node '%s' is a %s, which is not supported; known: %s"
            .formatted(
                node,
                NirNode.shown(label),
                Arrays.stream(values()).map(NirType::label).collect(Collectors.joining(", "))));
  }
}
