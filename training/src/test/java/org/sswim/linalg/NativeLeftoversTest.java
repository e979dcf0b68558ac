package org.sswim.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLeftoversTest {
  private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");

  @TempDir private Path folder;

  private Path file(String name, Duration age) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "");
    return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
  }

  @Test
  void oldCopiesOfNetlibGoAndNothingElse() throws IOException {
    Path old = file("libnetlibblasjni12703800619268592902.so", Duration.ofHours(2));
    Path other = file("libnetliblapackjni1.dylib", Duration.ofDays(3));
    Path young = file("libnetlibblasjni7.so", Duration.ofMinutes(10));
    Path foreign = file("libnetlibblasjni.so.3", Duration.ofDays(3));
    Path folderOfTheName = Files.createDirectory(folder.resolve("libnetlibblasjni8.so"));
    Files.setLastModifiedTime(folderOfTheName, FileTime.from(NOW.minus(Duration.ofDays(3))));
    Backend.removeLeftovers(folder, NOW);
    assertThat(old).doesNotExist();
    assertThat(other).doesNotExist();
    assertThat(young).exists();
    assertThat(foreign).exists();
    assertThat(folderOfTheName).exists();
  }

  @Test
  void aFolderThatIsNotThereIsNoMistake() {
    Path none = folder.resolve("none");
    Backend.removeLeftovers(none, NOW);
    assertThat(none).doesNotExist();
  }
}
