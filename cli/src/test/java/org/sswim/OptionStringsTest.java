package org.sswim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sswim.algorithms.RelatedSystems;
import org.sswim.cli.Main;
import org.sswim.series.TimeSeries;
import org.sswim.studies.LanguageModel;
import org.sswim.training.SSwim;

/** Options belong to the command line: no string of the library names one. */
class OptionStringsTest {
  private static final Pattern OPTION = Pattern.compile("--[a-z]");
  private static final int MAGIC_AND_VERSION = 8;

  @Test
  void theLibraryNamesNoOption() throws Exception {
    assertThat(optionStrings(TimeSeries.class)).isEmpty();
    assertThat(optionStrings(SSwim.class)).isEmpty();
    assertThat(optionStrings(LanguageModel.class)).isEmpty();
    assertThat(optionStrings(RelatedSystems.class)).isEmpty();
  }

  /** Else the other test could not fail. */
  @Test
  void theCommandLineNamesOptions() throws Exception {
    assertThat(optionStrings(Main.class))
        .contains(
            // A constant, one of an annotation, and a recipe of a concatenation.
            "ClassifyFit.class: --checkpoint is for trainings in epochs: give an --algorithm,"
                + " or leave it out",
            "CsvMixin.class: --exclude",
            "ModelInput.class: \u0001: cannot read the model: \u0001; --trust runs it all the"
                + " same");
  }

  /** {@code file: string} for each string with an option in the module of a class. */
  private static List<String> optionStrings(Class<?> member) throws Exception {
    URI module = member.getProtectionDomain().getCodeSource().getLocation().toURI();
    List<String> found = new ArrayList<>();
    int classes = 0;
    Path place = Path.of(module);
    try (FileSystem jar = Files.isDirectory(place) ? null : FileSystems.newFileSystem(place);
        Stream<Path> files = Files.walk(jar == null ? place : jar.getPath("/"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        classes++;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
          for (String text : texts(new DataInputStream(in))) {
            if (OPTION.matcher(text).find()) {
              found.add(file.getFileName() + ": " + text);
            }
          }
        }
      }
    }
    assertThat(classes).as("classes of " + module).isGreaterThan(50);
    return found;
  }

  /** All texts of a class file's constant pool (JVM specification, 4.4). */
  private static List<String> texts(DataInputStream in) throws IOException {
    in.readFully(new byte[MAGIC_AND_VERSION]);
    int count = in.readUnsignedShort();
    List<String> texts = new ArrayList<>();
    for (int index = 1; index < count; index++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts.add(in.readUTF());
        case 7, 8, 16, 19, 20 -> in.readFully(new byte[2]);
        case 15 -> in.readFully(new byte[3]);
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.readFully(new byte[4]);
        case 5, 6 -> {
          in.readFully(new byte[8]);
          // Numbers of eight bytes take two entries.
          index++;
        }
        default -> throw new IOException("constant of kind " + tag);
      }
    }
    return texts;
  }
}
