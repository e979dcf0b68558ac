package org.sswim.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Damages valid files, each time in another way, as bytes, texts or archives. */
interface Mutations {
  /** What becomes of a valid file. */
  byte[] of(byte[] valid, Random random);

  /** Numbers, signs and words where readers may trip. */
  List<String> WORDS =
      List.of(
          "",
          "0",
          "-1",
          "1e30",
          "-3.4e38",
          "1e400",
          "NaN",
          "inf",
          "2147483648",
          "99999999999999999999",
          "null",
          "[]",
          "{}",
          "\"",
          "=1+1",
          "+10000-01-01",
          "\u0000",
          "\u001b[2J",
          "a,b",
          "?",
          ":",
          "@data",
          "1,2,3",
          "é",
          "true");

  /** Values of single precision, of whole numbers and of double precision. */
  List<Long> NUMBERS =
      List.of(
          0L,
          -1L,
          1L,
          (long) Integer.MAX_VALUE,
          (long) Integer.MIN_VALUE,
          100_000L,
          1_000_000_000L,
          0x7fc00000L,
          0x7f800000L,
          0x7f7fffffL,
          0xff7fffffL,
          0x3f800000L,
          0xbf800000L,
          0x7ff8000000000000L,
          0x7fefffffffffffffL,
          0x4b800000L,
          0x4b8000004b800000L,
          2L,
          3L,
          0x3dcccccdL,
          0xbe4ccccdL,
          0x41200000L,
          0x40000000L);

  Pattern TOKEN = Pattern.compile("-?\\d[-+.\\w]*|[A-Za-z]+|[^\\s\\w]");

  /** Changes, adds, moves and removes bytes. */
  static byte[] bytes(byte[] valid, Random random) {
    byte[] out = valid.clone();
    for (int changes = 1 + random.nextInt(3); changes > 0 && out.length > 0; changes--) {
      int at = random.nextInt(out.length);
      int length = Math.min(out.length - at, 1 + random.nextInt(1 << random.nextInt(8)));
      switch (random.nextInt(9)) {
        case 0 -> out[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> out[at] = new byte[] {0, -1, 127, -128}[random.nextInt(4)];
        case 2 -> {
          byte[] noise = new byte[length];
          random.nextBytes(noise);
          System.arraycopy(noise, 0, out, at, length);
        }
        case 3 -> System.arraycopy(out, random.nextInt(out.length - length + 1), out, at, length);
        case 4 -> Arrays.fill(out, at, at + length, (byte) 0);
        case 5 -> out = joined(out, 0, at, out, at + length, out.length);
        case 6 -> out = joined(out, 0, at + length, out, at, out.length);
        case 7 -> out = Arrays.copyOf(out, at);
        default -> number(out, Math.min(at, Math.max(0, out.length - 8)), 4, random);
      }
    }
    return out;
  }

  /** Changes words and lines. */
  static byte[] text(byte[] valid, Random random) {
    if (random.nextInt(5) == 0) {
      return bytes(valid, random);
    }
    String text = new String(valid, UTF_8);
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
      int line = random.nextInt(random.nextBoolean() ? Math.min(12, lines.size()) : lines.size());
      switch (random.nextInt(8)) {
        case 0 -> lines.remove(line);
        case 1 -> lines.add(line, lines.get(random.nextInt(lines.size())));
        case 2 -> lines.set(line, lines.get(line).repeat(2));
        case 3 -> lines.set(line, lines.get(line).replace(',', ";\t|:".charAt(random.nextInt(4))));
        default -> lines.set(line, word(lines.get(line), random));
      }
      text = String.join("\n", lines);
    }
    return text.getBytes(UTF_8);
  }

  private static String word(String line, Random random) {
    List<MatchResult> tokens = TOKEN.matcher(line).results().toList();
    if (tokens.isEmpty()) {
      return WORDS.get(random.nextInt(WORDS.size()));
    }
    MatchResult token = tokens.get(random.nextInt(tokens.size()));
    String other =
        switch (random.nextInt(4)) {
          case 0 -> tokens.get(random.nextInt(tokens.size())).group();
          case 1 -> token.group().repeat(1 + random.nextInt(4));
          default -> WORDS.get(random.nextInt(WORDS.size()));
        };
    return line.substring(0, token.start()) + other + line.substring(token.end());
  }

  /** Changes entries of an archive, and makes its checksums right again as a forger would. */
  static byte[] archive(byte[] valid, Random random) {
    Map<String, byte[]> entries = entries(valid);
    List<String> names = new ArrayList<>(entries.keySet());
    names.removeIf(name -> name.endsWith(".sha256"));
    for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
      String name = names.get(random.nextInt(4) == 0 ? 0 : random.nextInt(names.size()));
      byte[] old = entries.get(name);
      if (random.nextInt(20) == 0) {
        entries.remove(name);
        return zip(entries);
      }
      replace(entries, name, name.endsWith(".json") ? text(old, random) : array(old, random));
    }
    return zip(entries);
  }

  /** Puts other content into an archive, and makes its checksums right again. */
  static void replace(Map<String, byte[]> entries, String name, byte[] content) {
    byte[] old = entries.put(name, content);
    byte[] json = entries.get("model.json");
    if (json == null) {
      return;
    }
    String known = new String(json, UTF_8).replace(sha256(old), sha256(content));
    entries.put("model.json", known.getBytes(UTF_8));
    entries.put(
        "model.json.sha256", (sha256(known.getBytes(UTF_8)) + "  model.json\n").getBytes(UTF_8));
  }

  /** Numbers of an array; seldom its header. */
  private static byte[] array(byte[] old, Random random) {
    byte[] out = old.clone();
    int header = Math.min(128, old.length);
    if (random.nextInt(6) == 0 || old.length < header + 4) {
      return bytes(out, random);
    }
    int wide = random.nextInt(4) == 0 ? 8 : 4;
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      int cells = Math.max(1, (out.length - header) / wide);
      number(out, Math.min(header + wide * random.nextInt(cells), out.length - wide), wide, random);
    }
    return out;
  }

  private static void number(byte[] out, int at, int wide, Random random) {
    if (out.length < 8) {
      return;
    }
    boolean little = random.nextInt(4) > 0;
    ByteBuffer cells =
        ByteBuffer.wrap(out).order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long value = NUMBERS.get(random.nextInt(NUMBERS.size()));
    if (wide == 8) {
      cells.putLong(Math.min(at, out.length - 8), value);
    } else {
      cells.putInt(at, (int) value);
    }
  }

  private static byte[] joined(byte[] a, int from, int to, byte[] b, int start, int end) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(a, from, to - from);
    out.write(b, start, end - start);
    return out.toByteArray();
  }

  /** What is in an archive. */
  static Map<String, byte[]> entries(byte[] archive) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        entries.put(e.getName(), in.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  /** An archive of stored entries. */
  static byte[] zip(Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : entries.entrySet()) {
        ZipEntry entry = new ZipEntry(part.getKey());
        CRC32 crc = new CRC32();
        crc.update(part.getValue());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(part.getValue().length);
        entry.setCrc(crc.getValue());
        out.putNextEntry(entry);
        out.write(part.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A NumPy array: a header of 128 bytes and its values. */
  static byte[] npy(String type, String shape, byte[] values) {
    String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
    return ByteBuffer.allocate(128 + values.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("\u0093NUMPY\1\0".getBytes(ISO_8859_1))
        .putShort((short) 118)
        .put((text + " ".repeat(117 - text.length()) + "\n").getBytes(ISO_8859_1))
        .put(values)
        .array();
  }
}
