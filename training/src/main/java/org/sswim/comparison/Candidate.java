package org.sswim.comparison;

import java.util.List;
import java.util.function.Function;

/**
 * A row of a table: a name, and how its model is fitted. All rows are scored in the same way.
 *
 * @param label the name on the command line, in tables and in files
 * @param kind the kind of its model
 * @param fit how it is fitted
 * @param <T> what it is fitted to
 * @param <F> what is fitted
 */
public record Candidate<T extends Task<T>, F>(
    String label, Kind kind, Function<? super T, ? extends F> fit) {
  private static final String COLON = ":";

  /** The kind of a candidate's model. */
  public enum Kind {
    /** No network, and no random numbers. */
    PLAIN,
    /** No spiking network, but random numbers. */
    SEEDED,
    /** A spiking network whose read-out is solved. */
    SOLVED,
    /** A spiking network trained by gradients. */
    GRADIENT
  }

  /** The name without settings. */
  public String name() {
    return parts(label).get(0);
  }

  /** The settings behind its name. */
  public List<String> settings() {
    return parts(label).stream().filter(part -> part.contains("=")).toList();
  }

  /** The parts of a label: a name, and settings. */
  static List<String> parts(String label) {
    return List.of(label.split(COLON, -1));
  }

  /** The same with settings after its name, each after a colon; itself if there are none. */
  Candidate<T, F> with(List<String> settings) {
    return settings.isEmpty()
        ? this
        : new Candidate<>(
            label + COLON + String.join(COLON, settings),
            kind,
            task -> fit.apply(task.with(settings)));
  }

  /** Whether it is a spiking network. */
  public boolean spiking() {
    return kind == Kind.SOLVED || gradients();
  }

  /** Whether it depends on a seed. */
  public boolean seeded() {
    return kind != Kind.PLAIN;
  }

  /** Whether it is trained by gradients. */
  public boolean gradients() {
    return kind == Kind.GRADIENT;
  }

  /** About how long a fit takes, relative to that of a solved network. */
  public double weight() {
    return switch (kind) {
      case PLAIN -> 0.1;
      case SEEDED, SOLVED -> 1;
      case GRADIENT -> 10;
    };
  }

  /** The name, with settings. */
  @Override
  public String toString() {
    return label;
  }
}
