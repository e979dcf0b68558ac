package org.sswim.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** Whether gradients train further what was fitted. */
final class ThenTrainMixin {
  @Option(names = "--then-train", paramLabel = "EPOCHS", converter = Epochs.class)
  private @Nullable Integer epochs;

  /** Most passes over the data; null for none. */
  @Nullable Integer epochs() {
    return epochs;
  }

  /** A count of at most 100000. */
  static final class Epochs implements ITypeConverter<Integer> {
    private static final int MOST = 100_000;

    @Override
    public Integer convert(String text) {
      return (int) Converters.whole(text, 1, MOST);
    }
  }
}
