package org.sswim.classification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.samples.Samples;

/** Sequences, vectors and images as samples of the inputs that an {@link InputCoding} makes. */
final class CodedSamples {
  private CodedSamples() {}

  /** The samples of {@link InputCoding#samples}. */
  static Samples of(InputCoding coding, List<float[]> values, int taps) {
    if (coding.scan() != null) {
      return ScannedImages.of(coding, coding.scan(), values);
    }
    return coding.vectors()
        ? new ShownVectors(coding, values)
        : CodedSequences.of(coding, values, taps);
  }

  /** Sequences of several steps, one sample each; all end at the last step. */
  private record CodedSequences(List<float[]> coded, int signals, int steps, int ahead)
      implements Samples {

    static CodedSequences of(InputCoding coding, List<float[]> values, int taps) {
      List<float[]> coded = new ArrayList<>();
      int longest = 1;
      for (int i = 0; i < values.size(); i++) {
        float[] own = values.get(i);
        Checks.that(own.length != 0 && own.length % coding.signals() == 0)
            .or(
                "sequence %s has %s values, not whole steps of %s",
                i, own.length, coding.signals());
        float[] input = coding.code(own);
        for (int k = 0; k < input.length; k++) {
          int signal = k % coding.inputs() % coding.signals();
          int step = k / coding.inputs();
          coding.requireNear(input[k], own[step * coding.signals() + signal], i, signal, step);
        }
        coded.add(input);
        longest = Math.max(longest, own.length / coding.signals());
      }
      return new CodedSequences(coded, coding.inputs(), longest + taps - 1, taps - 1);
    }

    @Override
    public int places() {
      return coded.size();
    }

    @Override
    public float value(int lane, int place, int step, int signal) {
      float[] own = coded.get(place);
      int at = (step - steps) * signals + own.length + signal;
      return at < 0 ? 0 : own[at];
    }

    @Override
    public int firstStep(int lane, int place) {
      return steps - ahead - coded.get(place).length / signals;
    }
  }

  /** Vectors or images, each shown for some steps. */
  private record ShownVectors(InputCoding coding, List<float[]> vectors) implements Samples {

    ShownVectors {
      for (int i = 0; i < vectors.size(); i++) {
        Checks.that(vectors.get(i).length == coding.signals())
            .or(
                "vector %s has %s values instead of %s",
                i, vectors.get(i).length, coding.signals());
        for (int s = 0; s < coding.signals(); s++) {
          float value = vectors.get(i)[s];
          coding.requireNear(coding.scaled(value, s), value, i, s, 0);
        }
      }
    }

    @Override
    public int places() {
      return vectors.size();
    }

    @Override
    public int steps() {
      return coding.shown();
    }

    @Override
    public int signals() {
      return coding.signals();
    }

    @Override
    public boolean constant() {
      return coding.coding() == Coding.CURRENT;
    }

    @Override
    public float value(int lane, int place, int step, int signal) {
      return coding.code(vectors.get(place)[signal], signal, step);
    }
  }

  /** Images as sequences of patches; a patch is a view of its image and never copied. */
  private record ScannedImages(List<float[]> images, int[] corner, int[] offset)
      implements Samples {

    static ScannedImages of(InputCoding coding, Scan scan, List<float[]> images) {
      for (int i = 0; i < images.size(); i++) {
        Checks.that(images.get(i).length == scan.pixels())
            .or("image %s has %s pixels instead of %s", i, images.get(i).length, scan.pixels());
        for (int s = 0; s < scan.pixels(); s++) {
          float value = images.get(i)[s];
          coding.requireNear(value, value, i, s, 0);
        }
      }
      int[] offset = new int[scan.inputs()];
      Arrays.setAll(offset, scan::offset);
      return new ScannedImages(images, scan.corners(), offset);
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
}
