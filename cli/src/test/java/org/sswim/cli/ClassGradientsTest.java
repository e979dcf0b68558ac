package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Classifiers that gradients train, from the command line. */
class ClassGradientsTest {
  private static final int NEEDED = 1500;

  @TempDir private Path folder;
  private Path train;
  private Path test;

  @BeforeEach
  void data() {
    train = Cli.write(folder.resolve("train.csv"), points(1, NEEDED));
    test = Cli.write(folder.resolve("test.csv"), points(2, 300));
  }

  /** Points in a square; which of two diagonal quarters they are in is their class. */
  private static String points(long seed, int count) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("x,y,z,class\n");
    for (int i = 0; i < count; i++) {
      double x = random.nextDouble() - 0.5;
      double y = random.nextDouble() - 0.5;
      String name = x * y > 0 ? "same" : "other";
      text.append(String.format(Locale.ROOT, "%.4f,%.4f,%.4f,%s%n", x, y, x - y, name));
    }
    return text.toString();
  }

  @Tag("long")
  @Test
  void evaluatesThemWhereAsked() {
    Path json = folder.resolve("c.json");
    Cli.Run run =
        Cli.run(
            "classify",
            "evaluate",
            train,
            "--test",
            test,
            "--models",
            "s-swim,surrogate,random+gradient,s-swim+gradient",
            "--set",
            "epochs=2",
            "--seeds",
            1,
            "--neurons",
            20,
            "--json",
            json);
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.outLines().stream().filter(line -> line.startsWith("accuracy after epoch")))
        .singleElement()
        .asString()
        .matches("accuracy after epoch +0 +1 +2 +s per epoch");
    assertThat(run.out()).contains("surrogate", "random+gradient", "s-swim+gradient");
    assertThat(json)
        .content()
        .contains("\"epochs\" : [ {", "\"leftOutLogLoss\" : ", "\"epoch\" : 2,");
  }

  @Tag("long")
  @Test
  void saysWhatTrainingOnBringsAndKeepsTheModel() {
    Path model = folder.resolve("m.sswim");
    Path json = folder.resolve("f.json");
    Cli.Run run =
        Cli.run(
            "classify",
            "fit",
            train,
            "--model",
            model,
            "--neurons",
            12,
            "--then-train",
            30,
            "--json",
            json);
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .containsPattern(
            "Trained on for \\d+ epochs? in [\\d.]+ s; of \\d+ left-out samples: log loss [\\d.]+,"
                + " [\\d.]+ % correct before, log loss [\\d.]+, [\\d.]+ % correct after \\d+"
                + " epochs?, whose network is kept");
    assertThat(json).content().contains("\"gradients\" : {", "\"before\" : {");
    assertThat(Cli.run("classify", "predict", model, test).status()).isZero();
    assertThat(Cli.run("inspect", model, "--verbose").out()).contains("gradients: ");
  }

  @Test
  void keepsTheFittedNetworkWhereNothingIsClearlyBetter() {
    Path few = Cli.write(folder.resolve("few.csv"), points(3, 30));
    Cli.Run run =
        Cli.run(
            "classify",
            "fit",
            few,
            "--model",
            folder.resolve("m.sswim"),
            "--neurons",
            10,
            "--then-train",
            1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("Trained on for 1 epoch in ", "the fitted network is kept, fitted to all.");
  }

  @ParameterizedTest
  @CsvSource({
    "evaluate, --epochs, 0",
    "evaluate, --models, s-swim-gradient",
    "fit, --then-train, -1",
    "fit, --then-train, many"
  })
  void refusesWhatIsWrong(String command, String option, String value) {
    Path model = folder.resolve("m.sswim");
    Cli.Run run =
        command.equals("fit")
            ? Cli.run("classify", command, train, "--model", model, option, value)
            : Cli.run("classify", command, train, option, value);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines().get(0)).contains(option).contains(value);
    assertThat(Files.exists(model)).isFalse();
  }

  @Test
  void refusesToLeaveOutTheOnlySequenceOfEveryClass() {
    Path two = Cli.write(folder.resolve("two.csv"), "x,y,class\n1,2,a\n2,1,b\n");
    Cli.Run run =
        Cli.run("classify", "fit", two, "--model", folder.resolve("m.sswim"), "--then-train", 1);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err()).contains("two.csv", "each of the 2 classes has only one");
  }

  /** Cross-entropy is a loss of classes, not of series. */
  @Test
  void seriesHaveNoCrossEntropy() {
    Path series = Cli.write(folder.resolve("s.csv"), Cli.weekly(60));
    Cli.Run run =
        Cli.run(
            "train",
            series,
            "--window",
            14,
            "--horizon",
            3,
            "--model",
            folder.resolve("m.sswim"),
            "--set",
            "loss=cross-entropy");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains("loss must be mse or mae where values are forecast; got cross-entropy");
  }
}
