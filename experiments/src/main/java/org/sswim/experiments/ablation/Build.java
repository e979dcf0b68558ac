package org.sswim.experiments.ablation;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.sswim.network.SpikingNetwork;
import org.sswim.training.SSwim;

/**
 * Which build of the library runs, as far as it decides figures: a version under development has
 * many. Two builds are told apart by the bytes of their classes.
 */
final class Build {
  private static final String UNKNOWN = "unknown";
  private static final String OURS = "/org/sswim/";
  private static final int DIGITS = 12;

  private static final String CURRENT = read();

  private Build() {}

  /** Twelve hexadecimal digits; the word {@value #UNKNOWN} where classes cannot be read. */
  static String current() {
    return CURRENT;
  }

  private static String read() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Class<?> anchor : List.of(SpikingNetwork.class, SSwim.class)) {
        CodeSource source = anchor.getProtectionDomain().getCodeSource();
        if (source == null) {
          return UNKNOWN;
        }
        Path place = Path.of(source.getLocation().toURI());
        if (Files.isDirectory(place)) {
          add(place, digest);
        } else {
          try (FileSystem jar = FileSystems.newFileSystem(place)) {
            add(jar.getPath("/"), digest);
          }
        }
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    } catch (IOException
        | URISyntaxException
        | NoSuchAlgorithmException
        | IllegalArgumentException e) {
      return UNKNOWN;
    }
  }

  private static void add(Path root, MessageDigest digest) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(root)) {
      files = all.filter(file -> decides(name(root, file))).sorted().toList();
    }
    for (Path file : files) {
      digest.update(name(root, file).getBytes(StandardCharsets.UTF_8));
      digest.update(Files.readAllBytes(file));
    }
  }

  private static boolean decides(String name) {
    return name.startsWith(OURS) && name.endsWith(".class");
  }

  private static String name(Path root, Path file) {
    return "/" + root.relativize(file).toString().replace('\\', '/');
  }
}
