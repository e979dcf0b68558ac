package org.sswim.linalg;

/** What a model predicts, of targets {@code y_k} with reference {@code l_j(k)}. */
public enum TargetForm {
  /** The target itself, {@code y_k}. */
  ABSOLUTE,
  /**
   * The change from the reference, {@code y_k - l_j(k)}; the caller adds the reference back.
   * Targets without a reference are as in {@link #ABSOLUTE}.
   */
  RELATIVE
}
