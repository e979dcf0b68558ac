package org.sswim.model;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces a file as a whole. Whoever opens it finds the old content or the new, even if the
 * process is killed or the machine stops.
 */
public final class AtomicFile {
  private static final String BEGIN = ".sswim-";
  private static final String END = ".tmp";
  private static final Duration LEFT = Duration.ofHours(1);
  private static final Pattern NAME = Pattern.compile("\\.sswim-(\\d{1,18})-.*\\.tmp");

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it; the stream is the caller's to close. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Names that were given out, but for those of files that are whole. */
  private static final Set<Path> UNDER_WAY = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> UNDER_WAY.forEach(AtomicFile::removeQuietly)));
  }

  private AtomicFile() {}

  /** Makes a file or folder of a name that there is not yet. */
  @FunctionalInterface
  public interface Making {
    /** Makes it. */
    void make(Path temporary) throws IOException;
  }

  /**
   * Writes to a temporary file in the same folder, forces it to disk and moves it over the target,
   * whose permissions it keeps.
   *
   * @throws IOException also if the target cannot be a file
   */
  public static void write(Path file, Content content) throws IOException {
    make(
        file,
        temporary -> {
          try (FileChannel channel =
              FileChannel.open(
                  temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            content.writeTo(out);
            out.flush();
            channel.force(true);
          }
        });
  }

  /**
   * The same of a file that is made under a temporary name.
   *
   * @throws IOException also if the target cannot be a file
   */
  public static void make(Path file, Making making) throws IOException {
    Path target = target(file);
    place(
        target,
        temporary -> {
          making.make(temporary);
          keepPermissions(target, temporary);
        });
    forceFolder(target);
  }

  /** A folder that appears as a whole, in place of an empty one or of none. */
  static void makeFolder(Path folder, Making making) throws IOException {
    Path target = folder.toAbsolutePath();
    place(
        target,
        temporary -> {
          Files.createDirectory(temporary);
          making.make(temporary);
          Files.deleteIfExists(target);
        });
  }

  private static void place(Path target, Making making) throws IOException {
    Path temporary = temporaryBeside(target);
    try {
      making.make(temporary);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      removeAll(temporary);
      UNDER_WAY.remove(temporary);
    }
  }

  /**
   * A new name for a file or folder of this process in the folder of another. What bears it is
   * removed if the process is told to end. Files and folders of this kind that killed processes
   * left are removed after an hour. Their processes may belong to another machine or container, so
   * process numbers say nothing here.
   */
  public static Path temporaryBeside(Path target) {
    removeLeftBehind(target);
    // Not Files.createTempFile, whose files only their owner may read.
    Path temporary =
        target.resolveSibling(
            BEGIN + ProcessHandle.current().pid() + "-" + UUID.randomUUID() + END);
    UNDER_WAY.add(temporary);
    return temporary;
  }

  private static void keepPermissions(Path target, Path temporary) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(target, PosixFileAttributeView.class);
    if (view != null && Files.exists(target)) {
      Files.setPosixFilePermissions(temporary, view.readAttributes().permissions());
    }
  }

  private static void removeQuietly(Path temporary) {
    try {
      removeAll(temporary);
    } catch (IOException e) {
      // Another process removes it in time.
    }
  }

  private static void removeLeftBehind(Path target) {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(target.resolveSibling(""), BEGIN + "*" + END)) {
      for (Path file : files) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (name.matches()
            && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()
            && Files.getLastModifiedTime(file).toInstant().isBefore(Instant.now().minus(LEFT))) {
          removeAll(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // They are in nobody's way.
    }
  }

  /** A file, or a folder of files. */
  private static void removeAll(Path left) throws IOException {
    if (Files.isDirectory(left, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(left)) {
        for (Path file : files) {
          Files.deleteIfExists(file);
        }
      }
    }
    Files.deleteIfExists(left);
  }

  private static Path target(Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    Path folder = absolute.getParent();
    String problem = "";
    if (Files.isDirectory(absolute) || folder == null) {
      problem = "this is a folder";
    } else if (!Files.isDirectory(folder)) {
      problem =
          Files.exists(folder)
              ? "'" + folder + "' is a file, not a folder"
              : "there is no folder '" + folder + "'";
    } else if (!Files.exists(absolute) && Files.isSymbolicLink(absolute)) {
      problem = "this is a link to no file";
    } else if (Files.exists(absolute) && !Files.isRegularFile(absolute)) {
      problem = "this is a device or pipe";
    }
    if (!problem.isEmpty()) {
      throw new FileSystemException(file.toString(), null, problem);
    }
    // A link stays a link: what it points to is replaced.
    return Files.exists(absolute) ? absolute.toRealPath() : absolute;
  }

  /** Makes the move itself durable. Where folders cannot be opened, the system sees to it. */
  private static void forceFolder(Path target) {
    try (FileChannel folder = FileChannel.open(target.resolveSibling("."))) {
      folder.force(true);
    } catch (IOException e) {
      // The file is complete and in place; only its survival of a power cut is not yet certain.
    }
  }
}
