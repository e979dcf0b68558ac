package org.sswim.model;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A ZIP whose bytes depend on nothing but its entries. Times are fixed, and entries are stored
 * without compression: deflated bytes differ between Java versions, and weights hardly shrink.
 */
final class StoredZip {
  // Not the first of January 1980: for that Java adds a field that depends on the time zone.
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private final ZipOutputStream zip;

  /** A ZIP on a stream that stays open. */
  StoredZip(OutputStream out) {
    zip = new ZipOutputStream(out);
  }

  /** Adds an entry whose content is written twice: once for its checksum and size. */
  void put(String name, AtomicFile.Content content) throws IOException {
    CRC32 crc = new CRC32();
    Counted counted = new Counted();
    content.writeTo(new CheckedOutputStream(counted, crc));
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(counted.bytes);
    entry.setCompressedSize(counted.bytes);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
    content.writeTo(zip);
    zip.closeEntry();
  }

  /** Writes the directory. */
  void finish() throws IOException {
    zip.finish();
  }

  private static final class Counted extends OutputStream {
    private long bytes;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] block, int offset, int length) {
      bytes += length;
    }
  }
}
