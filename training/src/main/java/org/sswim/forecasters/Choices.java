package org.sswim.forecasters;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sswim.training.Choice;

/**
 * The choices that a fit makes, in order. Candidates come in order of simplicity, but for known
 * columns, which somebody named for a reason. The first stays unless another lowers the error on
 * left-out windows by {@link org.sswim.readout.LeftOutRule}. What is fixed is not chosen. A fit
 * makes no others.
 *
 * <p>Remembers what was chosen, to be told with the model. Safe for use by several threads.
 */
final class Choices {
  /** What is chosen by errors; the declaration of all of it. */
  enum Kind {
    /** With or without, for all stages; by windows that choose, on the scale of the file. */
    KNOWN(1, "known columns"),
    /** Values, square roots or logarithms; by the same. */
    SCALE(2, "scale"),
    /** None, anomalies or values; by quarters of the training windows and those that choose. */
    MOMENT(3, "moment stage"),
    /** Relative to their last row or as they are; by the same. */
    WINDOWS(4, "windows"),
    /** Two penalties, so the window, spikes, both or nothing; by the same. */
    READOUT(5, "read-out"),
    /** Without or with; by five sets of the windows that choose. */
    JOINT(6, "joint stage");

    private final int number;
    private final String label;

    Kind(int number, String label) {
      this.number = number;
      this.label = label;
    }

    /** The name of the result that tells the choice. */
    String key() {
      return Choice.key(number, label);
    }
  }

  private final Map<Kind, Choice> made = new ConcurrentHashMap<>();

  /**
   * Remembers a choice; a later one of the same kind stands instead. One candidate is no choice.
   *
   * @param errors of the candidates, in order of simplicity
   */
  void add(Kind kind, Map<String, Double> errors, String chosen) {
    if (errors.size() > 1) {
      made.put(kind, new Choice(kind.label, errors, chosen));
    }
  }

  /** What was chosen, by name and in order, as the provenance of models tells it. */
  Map<String, String> described() {
    Map<String, String> text = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      Choice choice = made.get(kind);
      if (choice != null) {
        text.put(kind.key(), choice.text());
      }
    }
    return text;
  }
}
