package org.sswim.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The calls of {@code bad-inputs.txt}: each gets one line that says what is wrong, exit status 2,
 * and leaves every file as it was.
 */
class BadInputCorpusTest {
  private static final int FEWEST = 120;
  private static final int ROWS = 60;

  @TempDir private static Path folder;

  @BeforeAll
  static void writeFiles() throws IOException {
    String good = Cli.weekly(ROWS);
    Map<String, String> files = new TreeMap<>();
    files.put("good.csv", good);
    files.put("undated.csv", BadInputTest.undated(ROWS));
    files.put("short.csv", Cli.weekly(10));
    files.put("other.csv", good.replace(",b", ",c"));
    files.put("wide.csv", "a\n" + "1\n2\n3\n".repeat(5000));
    files.put("empty.csv", "");
    files.put("header.csv", "date,a\n");
    files.put("ragged.csv", "date,a\n2024-01-01,1\n2024-01-02,1,2\n");
    files.put("torn.csv", "date,a\n2024-01-01,1\n2024-01-0\n");
    files.put("tornpanel.csv", "unique_id,ds,y\na\n");
    files.put("quote.csv", "date,a\n2024-01-01,\"1\n2024-01-02,2\n");
    files.put("blank.csv", "date,a\n2024-01-01,1\n\n2024-01-02,2\n");
    files.put("nul.csv", "date,a\n2024-01-01,1\0\n");
    files.put("hole.csv", good.replaceFirst("(?m)^2024-01-02,[^,]*", "2024-01-02,"));
    files.put("slip.csv", good.replaceFirst("(?m)^2024-01-02,[^,]*", "2024-01-02,oops"));
    files.put("inf.csv", good.replaceFirst("(?m)^2024-01-02,[^,]*", "2024-01-02,inf"));
    files.put("back.csv", "date,a\n2024-01-02,1\n2024-01-01,2\n");
    files.put("again.csv", "date,a\n2024-01-02,1\n2024-01-02,2\n");
    files.put("year.csv", good.replaceFirst("2024-01-01", "+999999999-01-01"));
    files.put("months.csv", "date,a,b\n2024-01-01,1,1\n2024-02-01,2,1\n2024-03-01,1,2\n");
    files.put("twin.csv", "date,a,a\n2024-01-01,1,2\n");
    files.put("escape.csv", good.replaceFirst("b", "b\u001b[2J"));
    files.put("long.csv", good.replaceFirst(",b", "," + "b".repeat(3000)));
    files.put("semicolon.csv", good.replace(',', ';'));
    files.put("shortyear.csv", good.replaceAll("20(24)-(\\d\\d)-(\\d\\d)", "$3.$2.$1"));
    files.put("silent.csv", columns("a,note", row -> row + ",none"));
    files.put("foreign.csv", good.replaceAll("2024-(\\d\\d)-(\\d\\d)", "$1/$1/20$2"));
    files.put("nothing.csv", good.replaceAll("(?m)^(2024[^,]*),[^,]*", "$1,"));
    files.put("negative.csv", good);
    files.put("text.csv", columns("a,mood", r -> r % 7 + "," + (r % 2 == 0 ? "fine" : "sad")));
    files.put("many.csv", columns("a,note", r -> r % 7 + ",n" + r));
    files.put("classes.ts", "@classLabel true a b\n@data\n1,2:a\n2,1:b\n");
    files.put("uneven.ts", "@classLabel true a b\n@data\n" + "1,2:a\n".repeat(9) + "2,1:b\n");
    files.put("alone.ts", "@classLabel true a b\n@data\n" + "1,2:a\n".repeat(9));
    String pair = "1,2,3:a\n3,2,1:b\n".repeat(6);
    files.put("far.ts", "@classLabel true a b\n@data\n1,-3.4e38,3:a\n" + pair);
    files.put("late.csv", columns("a", r -> r == ROWS - 8 ? "1e30" : String.valueOf(r % 7)));
    files.put("nodata.ts", "@relation r\n@attribute x numeric\n@attribute c {a,b}\n");
    files.put("numbers.csv", "x,z,class\n" + numbers());
    files.put("prose.csv", "no sequences at all\n");
    String image = "\0\0\b\3" + "\0\0\0\1".repeat(3) + "\1";
    files.put("odd-images", image);
    files.put("odd-labels", "a label");
    files.put("many-images", image);
    files.put("doubled.csv", "id,x,class\n1,2,a\n2,3,b\n1,2,a\n3,3,b\n");
    files.put("text.txt", "too short");
    files.put("many-labels", "\0\0\b\1\0\0\0\2\0\1");
    files.put("in-images", image);
    files.put("bounds.csv", columns("a,a_lower_80", r -> r % 7 + "," + r % 5));
    files.put("known.csv", columns("a,temp,event", r -> r % 7 + "," + r % 5 + "," + event(r)));
    files.put("ends.csv", future("03-01,1,fair", "03-02,2,"));
    files.put("gap.csv", future("03-01,1,fair", "03-03,2,", "03-04,2,"));
    files.put("before.csv", future("02-25,1,fair", "02-26,2,", "02-27,2,"));
    files.put("never.csv", future("03-01,1,fair", "03-02,2,circus", "03-03,2,"));
    files.put("turned.csv", future("03-02,1,fair", "03-01,2,", "03-03,2,"));
    files.put("cold.csv", future("03-01,cold,fair", "03-02,2,", "03-03,2,"));
    files.put("maybe.csv", future("03-01,1,fair", "03-02,yes,", "03-03,2,"));
    files.put("nodates.csv", "temp,event\n" + "1,fair\n".repeat(3));
    files.put("panel.csv", panel("n", 30));
    files.put("mars.csv", panel("mars", 33));
    files.put("brief.csv", briefPanel());
    files.put("m4.csv", "V1,V2,V3\na,1,2\nb,3,4\n");
    for (Map.Entry<String, String> file : files.entrySet()) {
      Cli.write(folder.resolve(file.getKey()), file.getValue());
    }
    Files.write(folder.resolve("wide16.csv"), good.getBytes(UTF_16LE));
    Path model = Cli.fit(folder.resolve("good.csv"), folder.resolve("m.sswim"));
    Object[] known = {"--target", "a", "--known", "temp,event", "--set", "moment=values"};
    Cli.fit(folder.resolve("known.csv"), folder.resolve("k.sswim"), known);
    fitPanel();
    byte[] whole = Files.readAllBytes(model);
    Files.write(folder.resolve("half.sswim"), Arrays.copyOf(whole, whole.length / 2));
    byte[] packed = gzip(good);
    Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(packed, packed.length / 2));
    writeSounds();
    Files.createSymbolicLink(folder.resolve("loop.csv"), folder.resolve("loop.csv"));
    Files.createSymbolicLink(folder.resolve("dangling.csv"), folder.resolve("nowhere"));
    Files.writeString(folder.resolve("cut.txt.gz"), "\u001f\u008b\b", ISO_8859_1);
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("null.zip")))) {
      zip.putNextEntry(new ZipEntry("texts.json"));
      zip.write("null".getBytes(UTF_8));
    }
  }

  /** A folder for each way in which a recording cannot be used. */
  private static void writeSounds() throws IOException {
    Map<String, byte[]> sounds =
        Map.of(
            "cutsound", Arrays.copyOf(wav(1, 8000, 16, 400), 200),
            "nosound", wav(1, 8000, 16, 0),
            "oddsound", wav(3, 8000, 64, 64),
            "slowsound", wav(1, 8, 16, 64),
            "notsound", "no sound".getBytes(UTF_8));
    for (Map.Entry<String, byte[]> sound : sounds.entrySet()) {
      Path own = Files.createDirectory(folder.resolve(sound.getKey()));
      Files.write(own.resolve("a_1.wav"), sound.getValue());
    }
    Files.createDirectory(folder.resolve("in-labels"));
    Path mixed = Files.createDirectories(folder.resolve("mixedsound/b"));
    Files.write(mixed.resolve("1.wav"), wav(1, 8000, 16, 400));
    Files.write(mixed.resolveSibling("a_1.wav"), wav(1, 8000, 16, 400));
    Path linked = Files.createDirectory(folder.resolve("linksound"));
    Files.createSymbolicLink(linked.resolve("a_1.wav"), mixed.resolve("1.wav"));
    Path rates = Files.createDirectory(folder.resolve("twosound"));
    Files.write(rates.resolve("a_1.wav"), wav(1, 8000, 16, 400));
    Files.write(rates.resolve("b_1.wav"), wav(1, 16_000, 16, 400));
    Files.write(
        Files.createDirectory(folder.resolve("anysound")).resolve("1.wav"), wav(1, 8000, 16, 400));
  }

  /** A WAV file of one channel, silent. */
  private static byte[] wav(int coding, int rate, int bits, int bytes) {
    return ByteBuffer.allocate(44 + bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(UTF_8))
        .putInt(36 + bytes)
        .put("WAVEfmt ".getBytes(UTF_8))
        .putInt(16)
        .putShort((short) coding)
        .putShort((short) 1)
        .putInt(rate)
        .putInt(rate * bits / 8)
        .putShort((short) (bits / 8))
        .putShort((short) bits)
        .put("data".getBytes(UTF_8))
        .putInt(bytes)
        .array();
  }

  /** Series whose values end at row 30. */
  private static String panel(String region, int rows) {
    StringBuilder text = new StringBuilder("unique_id,ds,y,region,promo,note\n");
    for (int i = 0; i < 4; i++) {
      for (int t = 0; t < rows; t++) {
        String y = t < 30 ? String.valueOf(5 + i + t % 3) : "";
        String place = i % 2 == 0 ? region : "s";
        text.append("s" + i + "," + t + "," + y + "," + place + "," + t % 2 + ",n" + t + "\n");
      }
    }
    return text.toString();
  }

  /** Four series of eight days. */
  private static String briefPanel() {
    StringBuilder text = new StringBuilder("unique_id,ds,y\n");
    for (int i = 0; i < 4; i++) {
      for (int t = 1; t <= 8; t++) {
        text.append("s" + i + ",2024-01-0" + t + "," + (5 + i + t % 3) + "\n");
      }
    }
    return text.toString();
  }

  private static void fitPanel() {
    String call =
        "panel fit FILE --horizon 3 --static region --known promo --neurons 9 --set members=1";
    List<Object> words = new ArrayList<>(List.of(call.split(" ")));
    words.set(2, folder.resolve("panel.csv"));
    words.addAll(List.of("--model", folder.resolve("p.sswim")));
    Cli.Run run = Cli.run(words.toArray());
    assertThat(run.status()).as(run.err()).isZero();
  }

  private static String event(int row) {
    return row % 10 == 0 ? "fair" : "";
  }

  /** Known columns of some days of 2024. */
  private static String future(String... days) {
    return Stream.of(days)
        .map(day -> "2024-" + day + "\n")
        .collect(Collectors.joining("", "date,temp,event\n", ""));
  }

  /** A number to estimate where a class belongs. */
  private static String numbers() {
    return IntStream.range(0, ROWS)
        .mapToObj(r -> r % 7 + "," + r % 5 + "," + r * 1.5 + "\n")
        .collect(Collectors.joining());
  }

  private interface Row {
    String of(int row);
  }

  private static String columns(String names, Row row) {
    return IntStream.range(0, ROWS)
        .mapToObj(r -> LocalDate.of(2024, 1, 1).plusDays(r) + "," + row.of(r) + "\n")
        .collect(Collectors.joining("", "date," + names + "\n", ""));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = BadInputCorpusTest.class.getResourceAsStream("bad-inputs.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }
  }

  @Test
  void corpusIsLarge() throws IOException {
    assertThat(lines()).hasSizeGreaterThanOrEqualTo(FEWEST).doesNotHaveDuplicates();
  }

  @TestFactory
  Stream<DynamicTest> calls() throws IOException {
    return lines().stream().map(line -> dynamicTest(line, () -> check(line)));
  }

  private static void check(String line) throws IOException {
    int bar = line.lastIndexOf(" | ");
    List<Object> call = new ArrayList<>();
    for (String word : line.substring(0, bar).strip().split(" +", -1)) {
      call.add(argument(word));
    }
    Map<String, Long> before = contents();
    Cli.Run run = Cli.run(call.toArray());
    BadInputTest.assertMistake(run, List.of(line.substring(bar + 3).strip()));
    assertThat(contents()).isEqualTo(before);
  }

  /** Names of files are below the folder of the test. */
  private static String argument(String word) {
    return switch (word) {
      case "." -> folder.toString();
      case "OUT" -> folder.resolve("out").toString();
      case "LONGNAME" -> folder.resolve("x".repeat(300)).toString();
      case "MANY" ->
          IntStream.range(1, 102)
              .mapToObj(i -> String.valueOf(1 + i * .9))
              .collect(Collectors.joining(","));
      default ->
          word.matches(
                  "[a-z0-9]+\\.(csv|sswim|zip|ts|txt)(\\.gz)?(/x)?|none/m|[a-z]+sound|[a-z]+-(images|labels)")
              ? folder.resolve(word).toString()
              : word;
    };
  }

  /** Every file below the folder and when it was changed. */
  private static Map<String, Long> contents() throws IOException {
    Map<String, Long> found = new TreeMap<>();
    for (String name : Cli.names(folder)) {
      Path file = folder.resolve(name);
      found.put(name, Files.exists(file) ? Files.getLastModifiedTime(file).toMillis() : 0);
    }
    return found;
  }
}
