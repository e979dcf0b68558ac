package org.sswim.gradient;

/** The features that the read-out of a network sees of the spikes of its last layer. */
public enum Reading {
  /** Its banks, as they stand at the last step of a sample. */
  BANKS,
  /**
   * The mean rates in as many consecutive sections of a sample as there are banks. Of T steps,
   * section s of S holds those from {@code floor(s T / S)} to before {@code floor((s + 1) T / S)},
   * at least one.
   */
  SECTIONS
}
