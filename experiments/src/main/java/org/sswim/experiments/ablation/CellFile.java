package org.sswim.experiments.ablation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
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

/**
 * Finished cells in a file, one line of JSON each, so that an interrupted ablation goes on where it
 * stopped. Cells are only ever added. Cells of other ablations stay and are left alone. A line that
 * was torn when a run was killed counts for nothing. One run at a time may hold a file.
 */
public final class CellFile implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private final boolean created;
  private final Map<String, Cell> cells = new HashMap<>();
  private boolean torn;

  private CellFile(Path path, FileChannel channel, boolean created) {
    this.path = path;
    this.channel = channel;
    this.created = created;
  }

  /**
   * Opens a file, or makes an empty one.
   *
   * @throws IllegalArgumentException if it holds anything but cells, or another run holds it
   * @throws IOException if it cannot be read or written
   */
  public static CellFile open(Path path) throws IOException {
    boolean created = !Files.exists(path);
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      lock(channel);
      CellFile file = new CellFile(path, channel, created);
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
    char[] start = new char[CellJson.START.length()];
    lines.mark(start.length);
    int length = Math.max(0, lines.read(start));
    // Before a line is read as a whole: what is no file of cells may be one endless line.
    requireCell(1, new String(start, 0, length).lines().findFirst().orElse(""));
    lines.reset();
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      requireCell(++number, line);
      Cell cell = CellJson.read(line);
      if (cell != null) {
        cells.put(cell.key(), cell);
      }
    }
    if (channel.size() > 0) {
      ByteBuffer last = ByteBuffer.allocate(1);
      channel.read(last, channel.size() - 1);
      torn = last.get(0) != '\n';
    }
  }

  private static void requireCell(int number, String line) {
    if (!line.startsWith(CellJson.START) && !CellJson.START.startsWith(line)) {
      throw new IllegalArgumentException(
          "line " + number + " is no cell of an ablation; give another file");
    }
  }

  /** The cell of a key, if it is finished. */
  @Nullable Cell find(String key) {
    return cells.get(key);
  }

  /** Adds a finished cell; it is on disk when this returns. */
  void add(Cell cell) throws IOException {
    ByteBuffer line =
        StandardCharsets.UTF_8.encode((torn ? "\n" : "") + CellJson.line(cell) + "\n");
    channel.position(channel.size());
    while (line.hasRemaining()) {
      channel.write(line);
    }
    channel.force(false);
    torn = false;
    cells.put(cell.key(), cell);
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
