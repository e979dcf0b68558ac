package org.sswim.paneltrainers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sswim.model.ArrayArchive;
import org.sswim.model.InvalidModelException;
import org.sswim.model.PanelFile;
import org.sswim.network.Provenance;
import org.sswim.options.OptionsJson;
import org.sswim.panels.Frequency;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelBeside;
import org.sswim.panels.PanelInputs;
import org.sswim.panels.PanelMember;
import org.sswim.panels.PanelModel;
import org.sswim.panels.PanelTransform;
import org.sswim.panels.PanelView;
import org.sswim.training.Version;

/**
 * The finished networks of fits to panels, in a folder, from which an interrupted fit goes on. Each
 * has two files: the network as a {@linkplain PanelFile model}, and its forecasts at windows that
 * it had not seen. Files of other fits are never looked at. Their names hold a digest of the
 * version, the options, the horizon and every value of the panel.
 */
public final class PanelCheckpoints {
  private static final String FORMAT = "sswim-panel-checkpoint-1";
  private static final int NAME = 16;

  private final Path folder;
  private final List<Path> files = new ArrayList<>();

  private PanelCheckpoints(Path folder) {
    this.folder = folder;
  }

  /** Those in a folder that exists. */
  public static PanelCheckpoints in(Path folder) {
    return new PanelCheckpoints(folder);
  }

  /** Deletes the files that were read or written. */
  public void clear() {
    for (Path file : files) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    files.clear();
  }

  /**
   * A network of a fit.
   *
   * @param member the network
   * @param windows that trained it
   * @param unseen forecasts of transformed values: {@code [windows scored][horizon]}
   */
  record Done(PanelMember member, long windows, double[][] unseen) {}

  /** Those of one fit. */
  Fit of(Panel panel, PanelOptions options, int horizon) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    Frequency rows = panel.frequency();
    add(digest, Version.current() + OptionsJson.text(options) + horizon + ' ' + rows);
    add(digest, panel.beside().names().toString());
    for (int i = 0; i < panel.size(); i++) {
      add(digest, panel.id(i));
      ByteBuffer bytes = ByteBuffer.allocate(panel.rows(i) * Double.BYTES);
      bytes.asDoubleBuffer().put(panel.values(i));
      digest.update(bytes);
      addBeside(digest, panel.beside(), i);
    }
    return new Fit(HexFormat.of().formatHex(digest.digest()));
  }

  private static void addBeside(MessageDigest digest, PanelBeside beside, int series) {
    if (!beside.names().none()) {
      for (String category : beside.statics()[series]) {
        add(digest, category);
      }
      for (double[] numbers : beside.columns()[series]) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Double.BYTES);
        bytes.asDoubleBuffer().put(numbers);
        digest.update(bytes);
      }
    }
  }

  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    digest.update(bytes);
  }

  /** The networks of one fit. */
  final class Fit {
    private final String digest;

    private Fit(String digest) {
      this.digest = digest;
    }

    private Path file(int member, String ending) {
      return folder.resolve(digest.substring(0, NAME) + "-" + (member + 1) + ending);
    }

    /**
     * A network that was kept; null if none was.
     *
     * @param scored number of windows
     * @throws InvalidModelException if its files are damaged, or of another fit or version
     */
    @Nullable Done find(int member, PanelView view, int horizon, int scored) {
      Path state = file(member, ".state");
      Path model = file(member, ".sswim");
      // It is written last.
      if (!Files.exists(state)) {
        return null;
      }
      Map<String, String> texts = ArrayArchive.texts(state);
      PanelMember network = PanelFile.read(model).members().get(0);
      long windows = windows(texts.getOrDefault("windows", ""));
      if (!FORMAT.equals(texts.get("format"))
          || !digest.equals(texts.get("fit"))
          || windows < 0
          || !network.view().equals(view)
          || network.horizon() != horizon) {
        throw new InvalidModelException(
            state + ": is no checkpoint of this fit and version; delete it to begin anew");
      }
      float[] unseen = new float[Math.multiplyExact(scored, horizon)];
      ArrayArchive.read(state, Map.of("unseen", unseen));
      double[][] rows = new double[scored][horizon];
      for (int i = 0; i < unseen.length; i++) {
        rows[i / horizon][i % horizon] = unseen[i];
      }
      files.add(state);
      files.add(model);
      return new Done(network, windows, rows);
    }

    private long windows(String text) {
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException e) {
        return -1;
      }
    }

    /** Keeps a network. */
    void save(int member, Done done, PanelInputs inputs) {
      Path state = file(member, ".state");
      Path model = file(member, ".sswim");
      PanelFile.write(
          new PanelModel(
              List.of(done.member),
              inputs,
              PanelTransform.NONE,
              Frequency.NONE,
              new Provenance(Version.current(), 0, "a checkpoint", Map.of(), Map.of())),
          model);
      int horizon = done.member.horizon();
      float[] unseen = new float[done.unseen.length * horizon];
      for (int i = 0; i < unseen.length; i++) {
        unseen[i] = (float) done.unseen[i / horizon][i % horizon];
      }
      Map<String, String> texts = new TreeMap<>();
      texts.put("format", FORMAT);
      texts.put("fit", digest);
      texts.put("windows", Long.toString(done.windows));
      ArrayArchive.write(state, texts, Map.of("unseen", unseen));
      files.add(model);
      files.add(state);
    }
  }
}
