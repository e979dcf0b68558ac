package org.sswim;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sswim.cli.Main;
import org.sswim.series.TimeSeries;
import org.sswim.training.SSwim;

/** Options belong to the command line: no string of the library names one. */
class OptionStringsTest {
  private static final Pattern OPTION = Pattern.compile("--[a-z]");
  private static final int MAGIC_AND_VERSION = 8;

  @Test
  void theLibraryNamesNoOption() throws IOException {
    assertThat(optionStrings(TimeSeries.class)).isEmpty();
    assertThat(optionStrings(SSwim.class)).isEmpty();
  }

  /** Else the other test could not fail. */
  @Test
  void theCommandLineNamesOptions() throws IOException {
    assertThat(optionStrings(Main.class))
        .contains(
            // A constant, one of an annotation, and a recipe of a concatenation.
            "org.sswim.cli.ClassifyFit: --checkpoint is of trainings in epochs: give an --algorithm,"
                + " or leave it out",
            "org.sswim.cli.CsvMixin: --exclude",
            "org.sswim.cli.ModelInput: \u0001: cannot read the model: \u0001; --trust runs it all the"
                + " same");
  }

  /** {@code class: string} for each string with an option in the module of a class. */
  private static List<String> optionStrings(Class<?> member) throws IOException {
    CodeSource module = member.getProtectionDomain().getCodeSource();
    List<String> found = new ArrayList<>();
    int classes = 0;
    for (JavaClass each : new ClassFileImporter().importUrl(module.getLocation())) {
      classes++;
      try (InputStream in = each.getSource().orElseThrow().getUri().toURL().openStream()) {
        for (String text : texts(new DataInputStream(in))) {
          if (OPTION.matcher(text).find()) {
            found.add(each.getName() + ": " + text);
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
