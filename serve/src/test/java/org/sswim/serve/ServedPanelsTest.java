package org.sswim.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.model.ModelFormat;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelColumns;
import org.sswim.panels.PanelFiles;
import org.sswim.panels.PanelModel;

/** A model of panels over HTTP. */
class ServedPanelsTest {
  private static final PanelModel MODEL =
      ModelFormat.PANEL.read(
          Path.of("..", "runtime", "src", "test", "resources", "golden", "panel-v1.sswim"));

  private static String csv() {
    StringBuilder text = new StringBuilder("unique_id,ds,y\n");
    for (int i = 0; i < 3; i++) {
      for (int t = 0; t < 60; t++) {
        text.append("s" + i + "," + (t + 1) + "," + (20 + i + t % 7 + t * 5 % 3) + "\n");
      }
    }
    return text.toString();
  }

  @Test
  void everySeriesIsForecastAsPredictDoes(@TempDir Path folder) throws IOException {
    try (Client client = new Client(ServeLimits.defaults(), new ServedModel.Panels("p", MODEL))) {
      Client.Answer answer = client.postCsv("/models/p/forecast", csv());
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      Path file = Files.writeString(folder.resolve("p.csv"), csv());
      Panel panel =
          PanelFiles.read(file, null, PanelColumns.USUAL).withFrequency(MODEL.frequency());
      List<?> series = (List<?>) Objects.requireNonNull(answer.json().get("series"));
      assertThat(series).hasSize(3);
      for (int i = 0; i < 3; i++) {
        Map<?, ?> own = (Map<?, ?>) series.get(i);
        assertThat(own.get("unique_id")).isEqualTo("s" + i);
        List<?> rows = (List<?>) Objects.requireNonNull(own.get("forecast"));
        double[] point = MODEL.newRun().forecast(panel, i).point();
        assertThat(rows).hasSize(MODEL.horizon());
        for (int k = 0; k < point.length; k++) {
          Map<?, ?> row = (Map<?, ?>) rows.get(k);
          assertThat(row.get("value")).isEqualTo(point[k]);
          assertThat(row.get("time")).isEqualTo(String.valueOf(61 + k));
        }
      }
      assertThat(client.get("/models/p").json()).containsEntry("kind", "panel");
    }
  }

  @Test
  void whatCannotBeReadIsRefusedWithItsPlace() throws IOException {
    try (Client client = new Client(ServeLimits.defaults(), new ServedModel.Panels("p", MODEL))) {
      Client.Answer answer = client.postCsv("/models/p/forecast", csv() + "s2,61,x\n");
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).contains("the body").contains("'x'").doesNotContain("sswim-panel");
      assertThat(client.postCsv("/models/p/explain", csv()).status()).isEqualTo(404);
      assertThat(client.postJson("/models/p/forecast", Map.of()).status()).isEqualTo(415);
    }
  }
}
