package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged files of every kind that is read, from a seed: each is refused in one line, or what it
 * says can be used. Nothing else happens: no bug, no number that is none, no long run.
 *
 * <p>{@code -Dsswim.fuzz=100000} tries so many of each kind in place of 20, {@code
 * -Dsswim.fuzz.seed=N} others, {@code -Dsswim.fuzz.kinds=csv,npz} only those. Counts and the files
 * of bugs are left in {@code target/fuzz}. The tests of this module have 512 MB.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FuzzTest {
  private static final int TRIES = Integer.getInteger("sswim.fuzz", 20);
  private static final long SEED = Long.getLong("sswim.fuzz.seed", 36);
  private static final String ONLY = System.getProperty("sswim.fuzz.kinds", "");
  private static final int MOST_TOLD = 5;

  /** Of all processors: what a run takes is a small part of it. */
  private static final double MOST_SECONDS = 2;

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private FuzzKinds kinds;
  private double longest;

  @BeforeAll
  void makeFiles(@TempDir Path folder) throws IOException {
    kinds = new FuzzKinds(folder);
  }

  @AfterAll
  void stop() {
    kinds.close();
  }

  List<FuzzKinds.Kind> kinds() {
    if (ONLY.isEmpty()) {
      return kinds.all();
    }
    Set<String> asked = Set.of(ONLY.split(","));
    return kinds.all().stream().filter(kind -> asked.contains(kind.name())).toList();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void damagedFilesAreRefusedOrUsed(FuzzKinds.Kind kind) throws IOException {
    for (FuzzKinds.Sample sample : kind.samples()) {
      assertThat(outcome(kind, sample, sample.valid())).as(sample.name()).isEqualTo("works");
    }
    longest = 0;
    int refused = 0;
    int works = 0;
    List<String> bugs = new ArrayList<>();
    Path kept = Files.createDirectories(Path.of("target", "fuzz"));
    for (int i = 0; i < kind.tries(TRIES); i++) {
      FuzzKinds.Sample sample = kind.samples().get(i % kind.samples().size());
      Random random = new Random((SEED * 1_000_003 + i) * 31 + kind.name().hashCode());
      byte[] damaged = kind.mutations().of(sample.valid(), random);
      String outcome = outcome(kind, sample, damaged);
      switch (outcome) {
        case "refused" -> refused++;
        case "works" -> works++;
        default -> {
          String name = kind.name() + "-" + i;
          Files.write(kept.resolve(name), damaged);
          bugs.add(name + " of " + sample.name() + ": " + outcome);
        }
      }
    }
    Files.writeString(
        kept.resolve(kind.name() + ".txt"),
        String.format(
            "%s: %d refused, %d work, %d bugs, at most %.2f s%n%s%n",
            kind.name(), refused, works, bugs.size(), longest, String.join("\n", bugs)));
    assertThat(bugs.subList(0, Math.min(MOST_TOLD, bugs.size())))
        .as("%d bugs", bugs.size())
        .isEmpty();
    assertThat(refused).isPositive();
  }

  /** "refused", "works", or what is wrong. */
  private String outcome(FuzzKinds.Kind kind, FuzzKinds.Sample sample, byte[] content) {
    long began = PROCESS.getProcessCpuTime();
    String outcome = kinds.use(kind, sample, content);
    double seconds = (PROCESS.getProcessCpuTime() - began) * 1e-9;
    longest = Math.max(longest, seconds);
    return seconds > MOST_SECONDS ? "took " + seconds + " s: " + outcome : outcome;
  }
}
