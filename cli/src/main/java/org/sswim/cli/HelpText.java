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
  private static final Properties TEXTS = read();

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

  private static Properties read() {
    Properties texts = new Properties();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(HelpText.class.getResourceAsStream("help.properties")),
            StandardCharsets.UTF_8)) {
      texts.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
