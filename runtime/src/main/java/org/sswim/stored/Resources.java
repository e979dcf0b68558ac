package org.sswim.stored;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The files that the build puts beside classes. */
public final class Resources {
  private Resources() {}

  /**
   * The content of a file.
   *
   * @param name relative to the package of the class; absolute with a slash before it
   * @throws IllegalStateException if there is none
   */
  public static byte[] bytes(Class<?> owner, String name) {
    try (@Nullable InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the build");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same as text. */
  public static String text(Class<?> owner, String name) {
    return new String(bytes(owner, name), StandardCharsets.UTF_8);
  }

  /** The same as properties. */
  public static Properties properties(Class<?> owner, String name) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text(owner, name)));
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
    return properties;
  }
}
