package org.sswim.classification;

import java.util.ArrayList;
import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.samples.Samples;

/** Sequences of several steps, one sample each; all end at the last step. */
record CodedSequences(List<float[]> coded, int signals, int steps, int ahead) implements Samples {

  static CodedSequences of(InputCoding coding, List<float[]> values, int taps) {
    List<float[]> coded = new ArrayList<>();
    int longest = 1;
    for (int i = 0; i < values.size(); i++) {
      float[] own = values.get(i);
      Checks.that(own.length != 0 && own.length % coding.signals() == 0)
          .or("sequence %s has %s values, not whole steps of %s", i, own.length, coding.signals());
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
