package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpikesCommandTest {
  @TempDir private Path folder;

  @Tag("long")
  @Test
  void comparesOnTheTrainsOfATeacher() throws IOException {
    Path json = folder.resolve("scores.json");
    Cli.Run result =
        Cli.run(
            "spikes",
            "evaluate",
            "--set=sequences=40",
            "--set=steps=60",
            "--set=units=8",
            "--set=outputs=3",
            "--neurons=20",
            "--seeds=2",
            "--models=rate-only,direct,s-swim,no-skip",
            "--json=" + json);
    assertThat(result.status()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains("32 sequences to train, 8 to test, of 60 steps; 8 signals to 3 outputs")
        .contains("rate-only")
        .contains("On 8 sequences ", " is best: its spikes coincide", "shortfall from 1 is ");
    assertThat(Files.readString(json))
        .contains("\"coincidenceMin\"")
        .contains("\"vanRossum\"")
        .contains("\"name\" : \"hidden neurons\"")
        .contains("\"seed\" : 1");
  }

  @Test
  void comparesOnFiles() throws IOException {
    StringBuilder inputs = new StringBuilder("sample,unit,time\n");
    StringBuilder targets = new StringBuilder("sample,unit,time\n");
    for (int i = 0; i < 10; i++) {
      for (int t = i % 3; t < 39; t += 3 + i % 2) {
        inputs.append(i).append(",0,").append(t).append('\n');
        targets.append(i).append(",0,").append(t + 1).append('\n');
      }
    }
    Path in = Files.writeString(folder.resolve("in.csv"), inputs);
    Path out = Files.writeString(folder.resolve("out.csv"), targets);
    // A part of a unit has whole times of one file cut into a hundred steps, those of others not.
    Path parts = Files.writeString(folder.resolve("parts.csv"), targets + "0,0,0.5\n");
    Cli.Run refused = Cli.run("spikes", "evaluate", in, parts);
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("--set bins=N,end=TIME").hasLineCount(1);
    Cli.Run result =
        Cli.run(
            "spikes",
            "evaluate",
            in,
            out,
            "--models=direct",
            "--seeds=1",
            "--resume=" + folder.resolve("kept.jsonl"));
    assertThat(result.err()).isEmpty();
    assertThat(result.status()).isZero();
    assertThat(result.out()).contains("8 sequences to train, 2 to test, of 40 steps");
    Path first = folder.resolve("first.json");
    Path second = folder.resolve("second.json");
    for (Path json : List.of(first, second)) {
      String call =
          "spikes evaluate --set sequences=9,steps=20,units=3 --neurons 5 --seeds 1 --resume FILE"
              + " --json FILE";
      assertThat(Cli.call(call, folder.resolve("kept.jsonl"), json).err()).isEmpty();
    }
    // To the last digit of its seconds, which another fit would not take.
    assertThat(second).hasSameTextualContentAs(first);
  }

  @Test
  void targetsThatNeverFireAreMet() throws IOException {
    StringBuilder inputs = new StringBuilder("sample,time,u\n");
    StringBuilder targets = new StringBuilder("sample,time,u\n");
    for (int i = 0; i < 5; i++) {
      for (int t = 0; t < 12; t++) {
        inputs.append(i + "," + t + "," + (t % 3 == i % 2 ? 1 : 0) + "\n");
        targets.append(i + "," + t + ",0\n");
      }
    }
    Path in = Files.writeString(folder.resolve("in.csv"), inputs);
    Path out = Files.writeString(folder.resolve("out.csv"), targets);
    Cli.Run run = Cli.run("spikes", "evaluate", in, out, "--models", "rate-only", "--seeds", 1);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("which fires at a rate of 0.000").doesNotContain("NaN");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--models=nobody | unknown model 'nobody'; known: rate-only, direct",
        "--set hidden=-1 | hidden, dimensions at least 0; got [-1, 0]",
        "--set sequences=2 | sequences must be at least 3; got 2",
        "--set end=x | must be a number",
        "in.csv | give two files, INPUTS and TARGETS",
        "in.csv one.csv | has 1 sequences, but",
        "none.csv in.csv | none.csv",
        "in.csv twice.csv | targets must be 0 or 1, a spike in each step at most; got 2.0",
        "one.csv one.csv | at least 3 sequences",
        "step.csv step.csv | sample 1 has 1 step; give samples of 2 or more",
        "far.csv far.csv | sequence 1, step 2, value 1: 1.0E38 is beyond 1e18",
      })
  void refusesInOneLine(String arguments, String message) throws IOException {
    write("in.csv", "sample,unit,time\n0,0,1\n1,0,1\n2,0,1\n");
    write("twice.csv", "sample,unit,time\n0,0,1\n1,0,1\n2,0,1\n2,0,1\n");
    write("one.csv", "sample,unit,time\n0,0,1\n");
    write("step.csv", "sample,time,u\n0,0,1\n1,0,1\n2,0,1\n");
    write("far.csv", "sample,time,u\n0,0,1\n0,1,1e38\n1,0,1\n1,1,0\n2,0,1\n2,1,0\n");
    String[] all = ("spikes evaluate " + arguments).split(" ");
    for (int i = 2; i < all.length; i++) {
      all[i] = all[i].endsWith(".csv") ? folder.resolve(all[i]).toString() : all[i];
    }
    Cli.Run result = Cli.run((Object[]) all);
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(message).hasLineCount(1);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
