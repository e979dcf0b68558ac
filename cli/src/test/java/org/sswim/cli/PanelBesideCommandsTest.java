package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands for panels with static columns and covariates. */
class PanelBesideCommandsTest {
  private static final Object[] QUICK = {
    "--neurons", 20, "--set", "members=1", "--set", "windows=500"
  };

  @TempDir private Path folder;

  /** Rows {@code from} to {@code to} of sales that promotions double. */
  private Path sales(String name, int from, int to, boolean values) throws IOException {
    StringBuilder text = new StringBuilder("unique_id,ds,y,region,promo\n");
    for (int i = 0; i < 20; i++) {
      Random random = new Random(i);
      for (int t = 0; t < to; t++) {
        int promo = random.nextInt(4) == 0 ? 1 : 0;
        double value = (20 + 7 * i) * (1 + promo) * (0.95 + 0.1 * random.nextDouble());
        if (t >= from) {
          String y = values ? String.format(Locale.ROOT, "%.2f", value) : "";
          text.append(
              String.format(
                  Locale.ROOT, "a%d,%d,%s,%s,%d\n", i, t, y, i % 2 == 0 ? "e" : "w", promo));
        }
      }
    }
    return Files.writeString(folder.resolve(name), text);
  }

  private static Cli.Run run(Object... arguments) {
    Object[] all = java.util.Arrays.copyOf(arguments, arguments.length + QUICK.length);
    System.arraycopy(QUICK, 0, all, arguments.length, QUICK.length);
    return Cli.run(all);
  }

  @Test
  void theFutureComesBehindTheLastRowsOrInAFileOfItsOwn() throws IOException {
    Path train = sales("train.csv", 0, 40, true);
    Path model = folder.resolve("m.sswim");
    Cli.Run fit =
        run(
            "fit",
            train,
            "--horizon",
            4,
            "--static",
            "region",
            "--known",
            "promo",
            "--model",
            model);
    assertThat(fit.status()).as(fit.err()).isZero();
    assertThat(fit.out()).contains("It also sees region (2 categories), promo (known ahead)\n");
    Path future = sales("future.csv", 40, 44, false);
    Cli.Run apart = Cli.run("predict", model, train, "--future", future);
    assertThat(apart.status()).as(apart.err()).isZero();
    String rest = Files.readString(future).lines().skip(1).reduce("", (a, b) -> a + b + "\n");
    Path joined = Files.writeString(folder.resolve("joined.csv"), Files.readString(train) + rest);
    Cli.Run together = Cli.run("predict", model, joined);
    assertThat(together.out()).isEqualTo(apart.out());
    Cli.Run neither = Cli.run("predict", model, train);
    assertThat(neither.status()).isEqualTo(2);
    assertThat(neither.err())
        .contains("known column 'promo' has no number at 40, row 1 of the 4 after the last")
        .endsWith("; add rows without value to the file, or give them with --future FILE\n");
    Path other =
        Files.writeString(
            folder.resolve("other.csv"), Files.readString(joined).replace(",w,", ",north,"));
    assertThat(Cli.run("predict", model, other).err())
        .contains(
            "'north' in static column 'region', which the model was not fitted to; it knows e, w");
  }

  @Tag("long")
  @Test
  void testsAndBacktestsKnowPromotionsAhead() throws IOException {
    Path train = sales("train.csv", 0, 40, true);
    Path test = sales("test.csv", 40, 44, true);
    String[] owa = new String[2];
    for (int k = 0; k < 2; k++) {
      Object[] known = k == 0 ? new Object[] {} : new Object[] {"--known", "promo"};
      Object[] call = {"evaluate", train, "--test", test, "--models", "s-swim", "--season", 1};
      Object[] all = java.util.Arrays.copyOf(call, call.length + known.length);
      System.arraycopy(known, 0, all, call.length, known.length);
      Cli.Run run = run(all);
      assertThat(run.status()).as(run.err()).isZero();
      owa[k] =
          run.out().lines().filter(line -> line.startsWith("s-swim")).findFirst().orElseThrow();
    }
    assertThat(smape(owa[1])).isLessThan(smape(owa[0]) / 2);
    Cli.Run back =
        run(
            "backtest",
            train,
            "--horizon",
            4,
            "--origins",
            2,
            "--models",
            "s-swim",
            "--known",
            "promo");
    assertThat(back.status()).as(back.err()).isZero();
    String row =
        back.out().lines().filter(line -> line.startsWith("s-swim")).findFirst().orElseThrow();
    assertThat(smape(row)).isLessThan(10);
  }

  private static double smape(String row) {
    return Double.parseDouble(row.split(" +", -1)[1]);
  }
}
