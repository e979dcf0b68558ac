package org.sswim.cli;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.Model.CommandSpec;

/** What help says of commands and of their options, all of it in {@code help.properties}. */
final class HelpText {
  private static final Properties TEXTS = read("help.properties");

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

  /** Texts of this package. */
  static Properties read(String file) {
    Properties texts = new Properties();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(HelpText.class.getResourceAsStream(file)),
            StandardCharsets.UTF_8)) {
      texts.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
