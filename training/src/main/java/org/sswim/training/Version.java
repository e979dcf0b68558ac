package org.sswim.training;

import org.sswim.stored.Resources;

/** The version of the library, as the build wrote it. */
public final class Version {
  private static final String CURRENT =
      Resources.properties(Version.class, "version.properties").getProperty("version");

  private Version() {}

  /** For example {@code 0.1.0-SNAPSHOT}. */
  public static String current() {
    return CURRENT;
  }
}
