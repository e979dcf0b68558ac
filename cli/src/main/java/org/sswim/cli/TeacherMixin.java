package org.sswim.cli;

import org.sswim.spikedata.TeacherData;
import org.sswim.spiketrainers.SpikeTrainData;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** The teacher whose spike trains are reproduced where there are no files. */
final class TeacherMixin {
  @Option(
      names = "--teacher",
      paramLabel = "N",
      defaultValue = "0",
      converter = Hidden.class,
      description = "Without files: hidden neurons of the teacher (${DEFAULT-VALUE}).")
  private int hidden;

  @Option(
      names = "--outputs",
      paramLabel = "N",
      defaultValue = "20",
      converter = Size.class,
      description = "Without files: outputs of the teacher (${DEFAULT-VALUE}).")
  private int outputs;

  @Option(
      names = "--units",
      paramLabel = "N",
      defaultValue = "40",
      converter = Size.class,
      description = "Without files: inputs of the teacher (${DEFAULT-VALUE}).")
  private int units;

  @Option(
      names = "--manifold",
      paramLabel = "D",
      defaultValue = "0",
      converter = Hidden.class,
      description = {
        "Without files: inputs fire once, as a smooth random function of D",
        "coordinates says; at 0, the default, at random."
      })
  private int dimensions;

  @Option(
      names = "--sequences",
      paramLabel = "N",
      defaultValue = "250",
      converter = Sequences.class,
      description = "Without files: number of sequences (${DEFAULT-VALUE}).")
  private int sequences;

  @Option(
      names = "--steps",
      paramLabel = "T",
      defaultValue = "150",
      converter = Size.class,
      description = "Without files: steps of a sequence (${DEFAULT-VALUE}).")
  private int steps;

  /** What is drawn, in words. */
  String title() {
    return (hidden == 0
            ? "a teacher without hidden layer"
            : "a teacher of " + hidden + " hidden neurons")
        + (dimensions == 0
            ? ", Poisson inputs"
            : ", inputs on manifolds of dimension " + dimensions);
  }

  /** Draws the sequences of a seed. */
  SpikeTrainData draw(long seed) {
    TeacherData.Trains drawn =
        new TeacherData(units, dimensions, hidden, outputs, sequences, steps).draw(seed);
    return new SpikeTrainData(drawn.inputs(), units, drawn.targets(), outputs);
  }

  /** A number that may be 0. */
  static final class Hidden implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return (int) Converters.whole(text, 0, 10_000);
    }
  }

  /** A number of units or steps. */
  static final class Size implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return (int) Converters.whole(text, 1, 10_000);
    }
  }

  /** Sequences: some train, some choose, some test. */
  static final class Sequences implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return (int) Converters.whole(text, 3, 100_000);
    }
  }
}
