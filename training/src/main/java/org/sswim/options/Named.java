package org.sswim.options;

import java.util.List;

/**
 * A value of options that goes by its name, as constants of an enumeration do. The set is open:
 * jars on the class path may add to it. Each type of such values has a public static method {@code
 * all} without parameters, which lists them.
 */
public interface Named {
  /** The name in options, tables and files: lower case, digits and hyphens. */
  String label();

  /**
   * What jars on the class path add to a type, named in {@code META-INF/services}; each is made
   * once.
   *
   * @throws java.util.ServiceConfigurationError if a file there names what cannot be made
   */
  static <T extends Named> List<T> found(Class<T> type) {
    return SettingType.found(type);
  }
}
