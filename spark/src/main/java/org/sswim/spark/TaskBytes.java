package org.sswim.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.sswim.linalg.EquationsBytes;
import org.sswim.network.Provenance;
import org.sswim.network.Readout;
import org.sswim.network.SpikingNetwork;
import org.sswim.panels.PanelMember;
import org.sswim.panels.PanelModel;
import org.sswim.paneltrainers.BlockSums;
import org.sswim.paneltrainers.LeftOut;
import org.sswim.paneltrainers.MemberTask;
import org.sswim.paneltrainers.WeightMeans;
import org.sswim.paneltrainers.WindowLayout;
import org.sswim.training.Version;

/** What executors are told to do, and what they answer, as bytes. */
final class TaskBytes {
  private static final int VERSION = 2;

  private TaskBytes() {}

  /** A task: its network as a model whose read-out is 0, then its numbers. */
  static byte[] of(MemberTask task) {
    WindowLayout layout = task.layout();
    int horizon = layout.horizon();
    float[] none = new float[task.hidden().features() * horizon];
    SpikingNetwork network =
        new SpikingNetwork(task.hidden(), new Readout(none, new float[horizon]), null);
    PanelModel model =
        new PanelModel(
                List.of(new PanelMember(task.view(), network)),
                task.inputs(),
                task.transform(),
                layout.frequency(),
                new Provenance(Version.current(), 0, "a task", Map.of(), Map.of()))
            .withMoment(task.moment());
    byte[] bytes = ModelBytes.write(model);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(all)) {
      out.writeInt(VERSION);
      out.writeInt(bytes.length);
      out.write(bytes);
      out.writeInt(horizon);
      out.writeInt(layout.window());
      out.writeInt(layout.stride());
      out.writeInt(layout.spread());
      out.writeBoolean(layout.padded());
      out.writeUTF(layout.leftOut().name());
      out.writeLong(layout.seed());
      out.writeDouble(task.means().relative());
      out.writeDouble(task.means().seasonal());
      out.writeInt(task.origin().length);
      for (float value : task.origin()) {
        out.writeFloat(value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.toByteArray();
  }

  /** The task of its bytes. */
  static MemberTask task(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      requireVersion(in.readInt());
      PanelModel model = ModelBytes.read(in.readNBytes(in.readInt()));
      PanelMember member = model.members().get(0);
      WindowLayout layout =
          new WindowLayout(
              in.readInt(),
              in.readInt(),
              model.frequency(),
              in.readInt(),
              in.readInt(),
              in.readBoolean(),
              LeftOut.valueOf(in.readUTF()),
              in.readLong());
      WeightMeans means = new WeightMeans(in.readDouble(), in.readDouble());
      float[] origin = new float[in.readInt()];
      for (int i = 0; i < origin.length; i++) {
        origin[i] = in.readFloat();
      }
      return new MemberTask(
          member.network().hidden(),
          member.view(),
          model.transform(),
          model.moment(),
          model.inputs(),
          layout,
          means,
          origin);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An answer. */
  static byte[] of(BlockSums sums) {
    byte[] train = EquationsBytes.write(sums.train());
    byte[] choose = EquationsBytes.write(sums.choose());
    ByteArrayOutputStream all = new ByteArrayOutputStream(train.length + choose.length + 32);
    try (DataOutputStream out = new DataOutputStream(all)) {
      out.writeInt(VERSION);
      out.writeLong(sums.windows());
      out.writeInt(train.length);
      out.write(train);
      out.writeInt(choose.length);
      out.write(choose);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.toByteArray();
  }

  /** The answer of its bytes. */
  static BlockSums sums(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      requireVersion(in.readInt());
      long windows = in.readLong();
      byte[] train = in.readNBytes(in.readInt());
      byte[] choose = in.readNBytes(in.readInt());
      return new BlockSums(windows, EquationsBytes.read(train), EquationsBytes.read(choose));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireVersion(int version) {
    if (version != VERSION) {
      throw new IllegalStateException(
          "driver and executors run different versions: messages of version %s and %s"
              .formatted(version, VERSION));
    }
  }
}
