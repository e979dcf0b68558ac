package org.sswim.classification;

import java.util.Arrays;
import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.samples.Samples;

/** Images as sequences of patches; a patch is a view of its image and never copied. */
final class ScannedImages implements Samples {
  private final List<float[]> images;
  private final int[] corner;
  private final int[] offset;

  ScannedImages(InputCoding coding, Scan scan, List<float[]> images) {
    for (int i = 0; i < images.size(); i++) {
      Checks.that(images.get(i).length == scan.pixels())
          .or("image %s has %s pixels instead of %s", i, images.get(i).length, scan.pixels());
      for (int s = 0; s < scan.pixels(); s++) {
        float value = images.get(i)[s];
        coding.requireNear(value, value, i, s, 0);
      }
    }
    this.images = images;
    corner = scan.corners();
    offset = new int[scan.inputs()];
    Arrays.setAll(offset, scan::offset);
  }

  @Override
  public int places() {
    return images.size();
  }

  @Override
  public int steps() {
    return corner.length;
  }

  @Override
  public int signals() {
    return offset.length;
  }

  @Override
  public float value(int lane, int place, int step, int signal) {
    return images.get(place)[corner[step] + offset[signal]];
  }
}
