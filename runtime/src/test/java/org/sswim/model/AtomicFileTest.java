package org.sswim.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir private Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void whatFailsLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "old");
    assertThatIOException()
        .isThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(new byte[1 << 20]);
                      throw new IOException("No space left on device");
                    }));
    assertThat(file).hasContent("old");
    assertThat(names()).containsExactly("a");
  }

  /** One of two writers is last; nobody ever sees a mixture. */
  @Test
  void twoWritersLeaveTheFileOfOne() throws Exception {
    Path file = folder.resolve("a");
    CountDownLatch both = new CountDownLatch(2);
    ExecutorService pool = Executors.newFixedThreadPool(2);
    List<Future<?>> writers =
        Stream.of("x", "y")
            .<Future<?>>map(
                letter ->
                    pool.submit(
                        () -> {
                          for (int i = 0; i < 20; i++) {
                            both.countDown();
                            both.await();
                            AtomicFile.write(
                                file,
                                out ->
                                    out.write(
                                        letter.repeat(10_000).getBytes(StandardCharsets.UTF_8)));
                            assertThat(Files.readString(file)).matches("x{10000}|y{10000}");
                          }
                          return null;
                        }))
            .toList();
    for (Future<?> writer : writers) {
      writer.get();
    }
    pool.shutdown();
    assertThat(names()).containsExactly("a");
  }

  /** A number of a process of another machine says nothing here. */
  @Test
  void filesOfOtherHostsStayForAnHour() throws IOException {
    Path fresh = Files.createFile(folder.resolve(".sswim-999999999-a.tmp"));
    Path old = Files.createFile(folder.resolve(".sswim-999999999-b.tmp"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(4000)));
    AtomicFile.write(folder.resolve("a"), out -> out.write(1));
    assertThat(fresh).exists();
    assertThat(old).doesNotExist();
  }

  /** A process that is told to end while it writes. */
  @Test
  void aProcessThatIsToldToEndLeavesTheOldFileAndNothingElse() throws Exception {
    Path file = Files.writeString(folder.resolve("a"), "old");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Endless.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    // It says that it is writing.
    assertThat(process.getInputStream().read()).isEqualTo('w');
    assertThat(names()).hasSize(2);
    process.destroy();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(file).hasContent("old");
    assertThat(names()).containsExactly("a");
  }

  /** Begins to write a file, and never ends. */
  static final class Endless {
    private Endless() {}

    /** The file is the argument. */
    public static void main(String[] arguments) throws IOException {
      AtomicFile.write(
          Path.of(arguments[0]),
          out -> {
            out.write(new byte[1 << 20]);
            System.out.print('w');
            System.out.flush();
            try {
              Thread.sleep(600_000);
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
          });
    }
  }
}
