package org.sswim.spiketrainers;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sswim.checks.Checks;
import org.sswim.stored.Checksum;

/**
 * Sequences and the spike trains that are wanted of them, step by step. Sequences may differ in
 * length.
 *
 * @param inputs of each sequence, row-major {@code [steps][signals]}: spikes, counts or other
 *     finite values; shared, not copied
 * @param signals number of signals of every step
 * @param targets of each sequence, 0 and 1, row-major {@code [steps][outputs]}; shared, not copied
 * @param outputs number of outputs
 */
public record SpikeTrainData(
    List<float[]> inputs, int signals, List<float[]> targets, int outputs) {

  /** Checks shapes and values; messages count from 1. */
  public SpikeTrainData {
    inputs = new ArrayList<>(inputs);
    targets = new ArrayList<>(targets);
    Checks.not(inputs.isEmpty() || inputs.size() != targets.size() || signals < 1 || outputs < 1)
        .or(
            "every sequence needs its targets; got %s sequences of %s signals and %s of"
                + " %s outputs",
            inputs.size(), signals, targets.size(), outputs);
    for (int i = 0; i < inputs.size(); i++) {
      requireSequence(i, inputs.get(i), signals, targets.get(i), outputs);
    }
  }

  private static void requireSequence(
      int i, float[] input, int signals, float[] target, int outputs) {
    int steps = input.length / signals;
    Checks.not(steps < 1 || input.length != steps * signals || target.length != steps * outputs)
        .or(
            "sequence %s has %s steps of %s signals, its target %s of %s outputs; both"
                + " must be the same whole number",
            i + 1,
            (double) input.length / signals,
            signals,
            (double) target.length / outputs,
            outputs);
    for (int v = 0; v < input.length; v++) {
      if (!Float.isFinite(input[v])) {
        throw new IllegalArgumentException(
            "signals must be finite; got " + input[v] + at(i, v / signals, "signal", v % signals));
      }
    }
    for (int v = 0; v < target.length; v++) {
      if (target[v] != 0 && target[v] != 1) {
        throw new IllegalArgumentException(
            "targets must be 0 or 1, a spike in each step at most; got %s%s"
                .formatted(target[v], at(i, v / outputs, "output", v % outputs)));
      }
    }
  }

  private static String at(int sequence, int step, String what, int which) {
    return " in sequence %s, step %s, %s %s".formatted(sequence + 1, step + 1, what, which + 1);
  }

  /** Number of sequences. */
  public int count() {
    return inputs.size();
  }

  /** Steps of a sequence. */
  public int steps(int sequence) {
    return inputs.get(sequence).length / signals;
  }

  /** Steps of the longest sequence. */
  public int longest() {
    return IntStream.range(0, count()).map(this::steps).max().orElse(0);
  }

  /** Steps of all sequences. */
  public long allSteps() {
    return IntStream.range(0, count()).mapToLong(this::steps).sum();
  }

  /** A checksum of all that it holds, as text. */
  String fingerprint() {
    String all =
        Stream.concat(inputs.stream(), targets.stream())
            .map(SpikeTrainData::checksum)
            .collect(Collectors.joining(" ", signals + " " + outputs + " ", ""));
    return Checksum.of(all.getBytes(StandardCharsets.UTF_8));
  }

  private static String checksum(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES));
    bytes.asFloatBuffer().put(values);
    return Checksum.of(bytes.array());
  }

  /** Some of the sequences, by their numbers. */
  SpikeTrainData select(int[] chosen) {
    List<float[]> in = IntStream.of(chosen).mapToObj(inputs::get).toList();
    List<float[]> wanted = IntStream.of(chosen).mapToObj(targets::get).toList();
    return new SpikeTrainData(in, signals, wanted, outputs);
  }
}
