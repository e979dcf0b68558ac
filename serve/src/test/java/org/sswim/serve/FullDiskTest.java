package org.sswim.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Servers that cannot keep long answers or tables: their folder is missing, or has no room. */
class FullDiskTest {
  /** As forecasts after each, far more than 32 KB. */
  private static final int ROWS = 5000;

  @TempDir private Path folder;

  @Test
  void aMissingFolder() throws IOException {
    assertServesWhatIsShort(SmallHeapTest.process(folder.resolve("none")));
  }

  /** Files of at most 32 KB stand for a disk without room. */
  @Tag("long")
  @Test
  @EnabledOnOs(OS.LINUX)
  void aFolderWithoutRoom() throws IOException {
    assertServesWhatIsShort(
        SmallHeapTest.process(folder, "sh", "-c", "ulimit -f 64; exec \"$@\"", "sh"));
    assertThat(folder).isEmptyDirectory();
  }

  private static void assertServesWhatIsShort(Process server) throws IOException {
    try {
      Client client = SmallHeapTest.client(server);
      String path = SmallHeapTest.session(client, "usual");
      String table = ServedPanelsTest.csv(ROWS);
      // More often than there are processors, or parts of the memory, that one takes.
      for (int i = 0; i < 20 + Runtime.getRuntime().availableProcessors(); i++) {
        assertRefused(client.postJson(path + "?each=true&after=0", SmallHeapTest.rows(0, ROWS)));
        assertRefused(client.get("/models/long-names"));
        Client.Answer panel = client.postCsv("/models/panel/forecast", table);
        assertThat(panel.status()).as(panel::body).isEqualTo(200);
      }
      Client.Answer few = client.postJson(path, SmallHeapTest.rows(0, Golden.WINDOW - 1));
      assertThat(few.status()).as(few::body).isEqualTo(200);
      // As of a session that has been asked nothing.
      assertThat(few.json()).containsEntry("rows", Golden.WINDOW - 1).containsEntry("missing", 1);
      assertThat(client.get("/health").json()).containsEntry("sessions", 1);
    } finally {
      server.destroy();
    }
  }

  private static void assertRefused(Client.Answer answer) {
    assertThat(answer.status()).as(answer::body).isEqualTo(503);
    assertThat(answer.json())
        .containsOnly(
            Map.entry("error", "the answer cannot be written to the folder of temporary files"));
  }
}
