package org.sswim.cli;

import java.util.Properties;
import org.sswim.stored.Resources;
import picocli.CommandLine.Model.CommandSpec;

/** What help says of commands and of their options, all of it in {@code help.properties}. */
final class HelpText {
  private static final Properties TEXTS = Resources.properties(HelpText.class, "help.properties");

  private HelpText() {}

  /**
   * What is said in a command, else in the one above it, else in all; empty if nothing is.
   *
   * @param name of an option or a file, or {@code usage}, {@code about}, {@code example}
   */
  static String of(CommandSpec command, String name) {
    String path = command.qualifiedName(".").replaceFirst("^sswim\\.?", "");
    while (!path.isEmpty()) {
      String own = TEXTS.getProperty(path + "." + name);
      if (own != null) {
        return own;
      }
      path = path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }
    return TEXTS.getProperty(name, "");
  }
}
