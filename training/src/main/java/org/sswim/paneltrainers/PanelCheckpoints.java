package org.sswim.paneltrainers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.model.InvalidModelException;
import org.sswim.model.ModelFormat;
import org.sswim.options.OptionsJson;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelBeside;
import org.sswim.panels.PanelMember;
import org.sswim.panels.PanelView;
import org.sswim.stored.Checksum;
import org.sswim.stored.Limited;
import org.sswim.training.Version;

/**
 * The finished networks of fits to panels, in a folder, from which an interrupted fit goes on. Each
 * has a file of the network and of its forecasts at windows that it had not seen. Files of other
 * fits are never looked at. Their names hold a digest of the version, the options, the horizon and
 * every value and time of the panel.
 */
public final class PanelCheckpoints {
  private static final ModelFormat<Done> FORMAT =
      new ModelFormat<>(Done.class, "sswim-panel-checkpoint", "a network of a fit to a panel");

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
   * @param fit the digest of the fit; empty where networks are not kept
   * @param member the network
   * @param windows that trained it
   * @param unseen forecasts of transformed values: {@code [windows scored][horizon]}
   */
  public record Done(String fit, PanelMember member, long windows, double[][] unseen)
      implements Limited {}

  /** Those of one fit. */
  Fit of(Panel panel, PanelOptions options, int horizon) {
    MessageDigest digest = Checksum.newDigest();
    PanelBeside beside = panel.beside();
    add(
        digest,
        Version.current() + OptionsJson.text(options) + horizon + ' ' + panel.frequency(),
        String.valueOf(panel.times().interval()),
        beside.names().toString());
    for (int i = 0; i < panel.size(); i++) {
      long[] clocks = new long[panel.rows(i)];
      int series = i;
      Arrays.setAll(clocks, t -> panel.times().wallClock(series, t));
      add(digest, panel.id(i), Arrays.toString(panel.values(i)), Arrays.toString(clocks));
      if (!beside.names().none()) {
        add(digest, Arrays.toString(beside.statics()[i]), Arrays.deepToString(beside.columns()[i]));
      }
    }
    return new Fit(Checksum.hex(digest));
  }

  private static void add(MessageDigest digest, String... texts) {
    for (String text : texts) {
      digest.update((text.length() + ":" + text).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Those of one fit. */
  final class Fit {
    private final String digest;

    private Fit(String digest) {
      this.digest = digest;
    }

    /** What tells the fit from others. */
    String digest() {
      return digest;
    }

    private Path file(int member) {
      return folder.resolve(digest.substring(0, NAME) + "-" + (member + 1) + ".state");
    }

    /**
     * A network that was finished before; null if there is none.
     *
     * @param view what it must see
     * @param scored windows that are scored
     * @throws InvalidModelException if there is one of another fit or version, or damaged
     */
    @Nullable Done find(int member, PanelView view, int horizon, int scored) {
      Path file = file(member);
      if (!Files.exists(file)) {
        return null;
      }
      Done done = FORMAT.read(file);
      Checks.not(
              !digest.equals(done.fit)
                  || !done.member.view().equals(view)
                  || done.member.horizon() != horizon
                  || done.unseen.length != scored,
              InvalidModelException::ofState)
          .or("%s: is not a checkpoint of this fit and version", file);
      files.add(file);
      return done;
    }

    /** Keeps a finished network. */
    void save(int member, Done done) {
      FORMAT.write(done, file(member));
      files.add(file(member));
    }
  }
}
