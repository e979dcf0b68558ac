package org.sswim.paneltrainers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.sswim.panels.Frequency;
import org.sswim.panels.Panel;

class PanelLayoutTest {
  private static long[] keys(int n) {
    return LongStream.range(0, n).map(i -> SeriesOrder.key("s" + i, 3)).sorted().toArray();
  }

  @Test
  void blocksAreOfAboutEqualSize() {
    for (int n : new int[] {1, 2, 5, 16, 17, 100, 5000, 40_000}) {
      long[] keys = keys(n);
      PanelLayout layout = PanelLayout.of(keys, n * 100L, 3);
      int[] count = new int[layout.blocks()];
      int before = 0;
      for (long key : keys) {
        int block = layout.block(key);
        assertThat(block).isBetween(before, layout.blocks() - 1);
        count[block]++;
        before = block;
      }
      int most = (n + layout.blocks() - 1) / layout.blocks();
      assertThat(Arrays.stream(count).max().orElseThrow()).isEqualTo(most);
      assertThat(Arrays.stream(count).min().orElseThrow()).isGreaterThanOrEqualTo(most - 1);
      assertThat(layout.group(layout.blocks() - 1)).isEqualTo(PanelLayout.GROUPS - 1);
    }
    // Of so many series one has 1024 or fewer: 40 x 1024 in 64 blocks, as they double.
    assertThat(PanelLayout.of(keys(40_000), 1, 3).blocks()).isEqualTo(64);
  }

  @Test
  void theSampleIsAsLargeAsMemoryLikes() {
    long[] keys = keys(40_000);
    PanelLayout small = PanelLayout.of(keys, 40_000L * 100, 3);
    assertThat(Arrays.stream(keys).filter(small::samples).count()).isEqualTo(20_000);
    PanelLayout longer = PanelLayout.of(keys, 40_000L * 8000, 3);
    assertThat(Arrays.stream(keys).filter(longer::samples).count()).isEqualTo(1000);
    PanelLayout longest = PanelLayout.of(keys, 40_000L * 80_000, 3);
    assertThat(Arrays.stream(keys).filter(longest::samples).count()).isEqualTo(500);
    assertThat(Arrays.stream(keys).filter(small::samples)).contains(keys[0], keys[19_999]);
  }

  @Test
  void everySeriesTrainsAndChooses() {
    double[][] values = new double[200][];
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      values[i] = new double[20 + i % 30];
      ids.add("s" + i);
    }
    Panel panel = Panel.of(ids, values, new Frequency(4, 4));
    WindowLayout layout = WindowLayout.of(PanelCensus.of(panel), panel.frequency(), 3, 8, 1000, 5);
    Origins origins = Origins.of(panel, layout);
    Set<Integer> train = new TreeSet<>();
    Set<Integer> choose = new TreeSet<>();
    for (int w = 0; w < origins.count(); w++) {
      int rows = panel.rows(origins.series()[w]);
      boolean trains = w < origins.train();
      (trains ? train : choose).add(origins.series()[w]);
      assertThat(origins.end()[w])
          .isLessThanOrEqualTo(rows - 3 - (trains ? layout.spared(rows) : 0));
    }
    Set<Integer> last = new TreeSet<>();
    for (int w : origins.last()) {
      int rows = panel.rows(origins.series()[w]);
      assertThat(origins.end()[w]).isBetween(rows - layout.spared(rows), rows - 3);
      assertThat(w).isGreaterThanOrEqualTo(origins.train());
      last.add(origins.series()[w]);
    }
    assertThat(train).hasSize(200).isEqualTo(choose).isEqualTo(last);
  }

  /** A tenth of the places of a window chooses; of a short series as many rows as are forecast. */
  @Test
  void longSeriesChooseByMoreThanTheirLastRows() {
    WindowLayout layout = new WindowLayout(7, 28, new Frequency(7, 7), 1, 1, false, 0);
    assertThat(layout.spared(60)).isEqualTo(7);
    assertThat(layout.spared(535)).isEqualTo(50);
    assertThat(layout.choose(535)).hasSize(50).startsWith(528).endsWith(479);
    assertThat(layout.train(535, 0)).startsWith(478);
  }
}
