package org.sswim.options;

/** What is chosen by a name, perhaps with settings after it. */
public interface Settable {
  /** The name, in lower case. */
  String name();

  /** What can be set. */
  default Settings settings() {
    return Settings.of();
  }
}
