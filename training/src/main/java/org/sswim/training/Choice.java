package org.sswim.training;

/** An option that can be left to the validation block. */
public enum Choice {
  /** The validation block decides. */
  AUTO,
  /** Yes. */
  ON,
  /** No. */
  OFF;

  /** The values to try, the likelier first. */
  boolean[] candidates() {
    return switch (this) {
      case AUTO -> new boolean[] {true, false};
      case ON -> new boolean[] {true};
      case OFF -> new boolean[] {false};
    };
  }
}
