package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks that need not look at all steps: fitted, saved, looked at and asked. */
class EarlyDecisionsTest {
  @TempDir private Path folder;

  private static String ok(Object... arguments) {
    Cli.Run run = Cli.run(arguments);
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    return run.out();
  }

  @Tag("long")
  @ParameterizedTest
  @CsvSource({
    "rel-psp:hidden=32:epochs=10, a window each, false",
    "rel-psp:hidden=32:epochs=30:firing=event-time, in event time, true",
    "hybrid:hidden=32:steps=8:teacher-epochs=6, first-spike, true",
  })
  void areFittedAndAsked(String algorithm, String described, boolean early) throws IOException {
    ok("classify", "demo", "--data-only", "--out", folder);
    Path model = folder.resolve("m.sswim");
    Path train = folder.resolve("train-images-idx3-ubyte.gz");
    ok("classify", "fit", train, "--algorithm", algorithm, "--model", model);
    assertThat(ok("inspect", model)).contains(described);
    Path json = folder.resolve("named.json");
    String said =
        ok(
            "classify",
            "predict",
            model,
            folder.resolve("test-images-idx3-ubyte.gz"),
            "--out",
            folder.resolve("named.csv"),
            "--json",
            json);
    assertThat(said.contains("decided after")).isEqualTo(early);
    Map<String, Object> table = JSON.std.mapFrom(Files.readString(json));
    assertThat(((Number) table.get("accuracy")).doubleValue()).isGreaterThan(.7);
    assertThat(EvaluateCommandTest.objects(table, "answers").get(0)).containsKey("steps");
  }
}
