package org.sswim.comparison;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.stored.Checksum;

/**
 * Finished results in a file, one line of JSON each, so that what was interrupted goes on where it
 * stopped. A result stands under a key of all that it depends on. So results are only ever added,
 * and those of other runs stay and are left alone. A line that was torn when a run was killed
 * counts for nothing. One run at a time may hold a file.
 *
 * @param <R> a result
 */
public final class ResultFile<R extends Record> implements AutoCloseable {
  private static final String START = "{\"key\":\"";
  private static final String RESULT = "result";
  private static final JSON WRITER = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

  private final Path path;
  private final Class<R> type;
  private final FileChannel channel;
  private final boolean created;
  private final Map<String, R> results = new HashMap<>();
  private boolean torn;

  private ResultFile(Path path, Class<R> type, FileChannel channel, boolean created) {
    this.path = path;
    this.type = type;
    this.channel = channel;
    this.created = created;
  }

  /**
   * Opens a file, or makes an empty one.
   *
   * @throws IllegalArgumentException if it holds anything but results, or another run holds it
   * @throws IOException if it cannot be read or written
   */
  public static <R extends Record> ResultFile<R> open(Path path, Class<R> type) throws IOException {
    boolean created = !Files.exists(path);
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      lock(channel);
      ResultFile<R> file = new ResultFile<>(path, type, channel, created);
      file.read();
      return file;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static void lock(FileChannel channel) throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      throw new IllegalArgumentException(
          "is in use by another run; wait for it to end, or give another file");
    }
  }

  private void read() throws IOException {
    // Not closed, as that would close the channel.
    BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
    char[] start = new char[START.length()];
    lines.mark(start.length);
    int length = Math.max(0, lines.read(start));
    // Before a line is read as a whole: what is no file of results may be one endless line.
    requireResult(1, new String(start, 0, length).lines().findFirst().orElse(""));
    lines.reset();
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      requireResult(++number, line);
      take(line);
    }
    if (channel.size() > 0) {
      ByteBuffer last = ByteBuffer.allocate(1);
      channel.read(last, channel.size() - 1);
      torn = last.get(0) != '\n';
    }
  }

  private static void requireResult(int number, String line) {
    Checks.that(line.startsWith(START) || START.startsWith(line))
        .or("line %s is not a finished result", number);
  }

  /** Takes the result of a line, unless it is torn or of another form. */
  private void take(String line) {
    try {
      Map<String, Object> json = JSON.std.mapFrom(line);
      R result = JSON.std.beanFrom(type, WRITER.asString(json.get(RESULT)));
      String key = String.valueOf(json.get("key"));
      // What does not come back as it was has not been written here.
      if (line(key, result).equals(line)) {
        results.put(key, result);
      }
    } catch (IOException | RuntimeException e) {
      // As if it were not there: it is found anew.
    }
  }

  private static String line(String key, @Nullable Record result) {
    try {
      return "{\"key\":%s,\"%s\":%s}"
          .formatted(WRITER.asString(key), RESULT, WRITER.asString(result));
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
  }

  /** A key of what results depend on: 64 hexadecimal digits. */
  public static String key(String about) {
    return Checksum.of(about.getBytes(StandardCharsets.UTF_8));
  }

  /** The result of a key, if it is finished. */
  public @Nullable R find(String key) {
    return results.get(key);
  }

  /** Adds a finished result; it is on disk when this returns. */
  public void add(String key, R result) throws IOException {
    ByteBuffer line = StandardCharsets.UTF_8.encode((torn ? "\n" : "") + line(key, result) + "\n");
    channel.position(channel.size());
    while (line.hasRemaining()) {
      channel.write(line);
    }
    channel.force(false);
    torn = false;
    results.put(key, result);
  }

  /**
   * The results as scores of a comparison.
   *
   * @param about all that a score depends on but its model and seed
   */
  public Comparison.Memory<R> memory(String about) {
    return new Comparison.Memory<>() {
      @Override
      public @Nullable R known(String model, @Nullable Long seed) {
        return find(of(model, seed));
      }

      @Override
      public void keep(String model, @Nullable Long seed, R score) {
        try {
          add(of(model, seed), score);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      private String of(String model, @Nullable Long seed) {
        return key(about + "\nmodel=" + model + "\nseed=" + seed);
      }
    };
  }

  /** Lets go of the file, and removes it if it was made in vain. */
  @Override
  public void close() throws IOException {
    boolean vain = created && channel.isOpen() && channel.size() == 0;
    channel.close();
    if (vain) {
      Files.deleteIfExists(path);
    }
  }
}
