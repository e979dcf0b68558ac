package org.sswim.forecasters;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sswim.readout.Choice;

/**
 * The choices that a fit makes, in order: of candidates in order of simplicity the first stays
 * unless another clearly lowers the error on left-out windows. What is fixed is not chosen.
 *
 * <p>Remembers what was chosen, to be told with the model. Safe for use by several threads.
 */
final class Choices {
  /** Values, square roots or logarithms, see {@link TransformChoice}. */
  static final String SCALE = "scale";

  /** What the moment stage is fitted to, see {@link PlanSearch}. */
  static final String MOMENT = "moment stage";

  /** Whether windows are relative to their last row, see {@link PlanSearch}. */
  static final String WINDOWS = "windows";

  /** Skip connections, spikes, both or no read-out, see {@link org.sswim.readout.ReadoutFit}. */
  static final String READOUT = "read-out";

  /** Whether there is a joint stage, see {@link JointStages}. */
  static final String JOINT = "joint stage";

  private static final List<String> ORDER = List.of(SCALE, MOMENT, WINDOWS, READOUT, JOINT);

  private final Map<String, Choice> made = new ConcurrentHashMap<>();

  /** Remembers a choice; a later one of the same name stands instead. */
  void add(Choice choice) {
    if (choice.errors().size() > 1) {
      made.put(choice.name(), choice);
    }
  }

  /** What was chosen, by name and in order, as the provenance of models tells it. */
  Map<String, String> described() {
    Map<String, String> text = new LinkedHashMap<>();
    for (String name : ORDER) {
      Choice choice = made.get(name);
      if (choice != null) {
        text.put(choice.key(ORDER.indexOf(name) + 1), choice.text());
      }
    }
    return text;
  }
}
