package org.sswim.sequences;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.sswim.checks.Checks;

/**
 * Reads folders of WAV files as sequences with classes, in the order of the names, compared by
 * their characters.
 *
 * <p>If the files lie in folders of the folder, the class is the name of that folder ({@code
 * yes/0a7c.wav} is of "yes"). If they lie in the folder itself, it is what stands before the first
 * underscore of the name ({@code 7_george_12.wav} is of "7"). Folders further down are not looked
 * at, nor are names that begin with a dot.
 */
public final class WavFolder {
  private WavFolder() {}

  /** As {@link #read(Path, SoundFront, PathMatcher)}, of every WAV file. */
  public static LabelledSequences read(Path folder, SoundFront front) {
    return read(folder, front, name -> true);
  }

  /**
   * Reads the WAV files of a folder.
   *
   * @param front turns each recording into steps
   * @param names tells which names of files to take, such as those of the glob {@code *_[0-4].wav}
   * @throws InvalidSequencesException if the list is empty or sample rates differ. Also if a file
   *     is not a regular file, {@link WavFile} cannot read it, or its class is not known
   */
  public static LabelledSequences read(Path folder, SoundFront front, PathMatcher names) {
    List<Path> files = files(folder, names);
    List<String> labels = files.stream().map(file -> label(folder, file)).toList();
    List<float[]> values = new ArrayList<>();
    float rate = 0;
    for (Path file : files) {
      Recording recording = WavFile.read(file);
      Checks.that(values.isEmpty() || recording.rate() == rate, SequenceProblem.RATES.in(file))
          .or(
              "has %s Hz, but %s has %s Hz; all recordings must have the same rate",
              recording.rate(), files.get(0), rate);
      rate = recording.rate();
      values.add(front.steps(recording.samples(), rate));
    }
    return LabelledSequences.named(values, front.bands(), List.of(), labels, null);
  }

  /** The files in the folder itself, or those in its folders. */
  private static List<Path> files(Path folder, PathMatcher names) {
    Checks.that(Files.isDirectory(folder), SequenceProblem.NO_SUCH_FILE.in(folder))
        .or("is not a folder");
    List<Path> flat = new ArrayList<>();
    List<Path> nested = new ArrayList<>();
    for (Path entry : entries(folder)) {
      if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        entries(entry).stream().filter(file -> taken(file, names)).forEach(nested::add);
      } else if (taken(entry, names)) {
        flat.add(entry);
      }
    }
    if (!flat.isEmpty() && !nested.isEmpty()) {
      throw SequenceProblem.MIXED_FOLDER.of(
          folder,
          "holds WAV files beside folders of WAV files, such as %s and %s"
              .formatted(flat.get(0).getFileName(), folder.relativize(nested.get(0))));
    }
    List<Path> files = flat.isEmpty() ? nested : flat;
    Checks.that(!files.isEmpty(), SequenceProblem.NO_RECORDINGS.in(folder))
        .or("holds no matching WAV files");
    for (Path file : files) {
      // A link could lead out of the folder, a pipe could block.
      boolean regular = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
      Checks.that(regular, SequenceProblem.NOT_REGULAR.in(file)).or("is not a regular file");
    }
    return files;
  }

  /** What a folder holds, sorted, without hidden names. */
  private static List<Path> entries(Path folder) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream =
        Files.newDirectoryStream(folder, entry -> !name(entry).startsWith("."))) {
      stream.forEach(entries::add);
    } catch (DirectoryIteratorException e) {
      throw InvalidSequencesException.unreadable(folder, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw InvalidSequencesException.unreadable(folder, e);
    }
    entries.sort(Comparator.comparing(WavFolder::name));
    return entries;
  }

  private static boolean taken(Path file, PathMatcher names) {
    return name(file).toLowerCase(Locale.ROOT).endsWith(".wav")
        && names.matches(file.getFileName());
  }

  private static String label(Path folder, Path file) {
    Path parent = file.getParent();
    if (parent != null && !parent.equals(folder)) {
      return name(parent);
    }
    int end = name(file).indexOf('_');
    Checks.that(end >= 1, SequenceProblem.UNNAMED_CLASS.in(file))
        .or("has no class: its name must begin with the class and an underscore");
    return name(file).substring(0, end);
  }

  private static String name(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }
}
