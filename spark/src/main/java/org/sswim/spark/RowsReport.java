package org.sswim.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.sswim.panels.PanelDates;

/**
 * What a partition says of its rows.
 *
 * @param style how their times are written
 * @param values rows that have a value
 * @param problem why they are refused; empty if they are not
 */
record RowsReport(PanelDates style, long values, String problem) {

  byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(style.name());
      out.writeLong(values);
      out.writeUTF(problem);
    }
    return bytes.toByteArray();
  }

  static RowsReport read(byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return new RowsReport(PanelDates.valueOf(in.readUTF()), in.readLong(), in.readUTF());
    }
  }
}
