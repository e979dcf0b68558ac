package org.sswim.algorithms.languagemodel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.sswim.algorithms.learning.Subset;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Findings;
import org.sswim.catalogue.TrialTable;
import org.sswim.network.Provenance;
import org.sswim.sampling.SeedStreams;
import org.sswim.studies.LanguageModel;
import org.sswim.studies.LanguageStream;

/**
 * Brings the weights of a language model to few bits, and compares perplexities on the last tenth
 * of the text at equal steps. It compares floats, floats rounded to the same tables, and trained
 * weights. These are trained straight through the table or by alternating directions, fine-tuned
 * and from scratch.
 */
public final class LstmExperiment {
  private static final double KILO = 1000;
  private static final int LEAST_CHARACTERS = 65;
  private static final int MOST_CHARACTERS = 1 << 26;

  private LstmExperiment() {}

  /** Does the experiment; see {@link Experiment.Study}. */
  public static Findings run(Experiment.Run<LstmOptions> run) {
    LstmOptions options = run.options();
    int least = Math.max(1000, 20 * options.length());
    CharacterText text = CharacterText.read(run.file(0), least, options.characters());
    List<LstmTrial> trials =
        run.trials(
                List.of(options),
                own -> own.cells() + " cells",
                (own, seed, progress) -> {
                  LstmTrial trial = new LstmTrial(text, own, seed, run.workers(), progress);
                  trial.run();
                  return trial;
                })
            .get(0);
    List<List<LstmTrial.Row>> rows =
        IntStream.range(0, trials.get(0).rows().size())
            .mapToObj(i -> trials.stream().map(trial -> trial.rows().get(i)).toList())
            .toList();
    return findings(rows)
        .withSaved(
            LanguageModel.FORMAT,
            model(trials.get(0).last(), text.known(), Subset.provenance("admm-lstm", run)));
  }

  private static Findings findings(List<List<LstmTrial.Row>> rows) {
    double least = best(rows, Float.SIZE);
    double whole = rows.get(0).get(0).bytes();
    String sayings =
        rows.stream()
            .map(own -> own.get(0).bits())
            .filter(bits -> bits < Float.SIZE)
            .distinct()
            .map(
                bits ->
                    String.format(
                        Locale.ROOT,
                        "%d bits are %.1f %% above the best floats",
                        bits,
                        100 * (best(rows, bits) / least - 1)))
            .collect(Collectors.joining(", "));
    return new TrialTable<LstmTrial.Row>()
        .fact("start", LstmTrial.Row::start)
        .fact("weights", LstmTrial.Row::weights)
        .fact("tie", LstmTrial.Row::tie)
        .fact("bits", LstmTrial.Row::bits)
        .median("perplexity", LstmTrial.Row::perplexity)
        .column("above float [%]", own -> 100 * (perplexity(own) / least - 1))
        .fact("size [kB]", row -> row.bytes() / KILO)
        .fact("times smaller", row -> whole / row.bytes())
        .median("characters/s", LstmTrial.Row::speed)
        .median("training [s]", LstmTrial.Row::seconds)
        .findings(rows, "At equal steps " + sayings);
  }

  private static double perplexity(List<LstmTrial.Row> seeds) {
    return TrialTable.spread(seeds, LstmTrial.Row::perplexity).median();
  }

  private static double best(List<List<LstmTrial.Row>> rows, int bits) {
    return rows.stream()
        .filter(own -> own.get(0).bits() == bits)
        .mapToDouble(LstmExperiment::perplexity)
        .min()
        .orElseThrow();
  }

  /**
   * A model of a memory.
   *
   * @param known codes of the characters, rising
   */
  static LanguageModel model(Lstm lstm, int[] known, Provenance provenance) {
    List<float[]> own = lstm.parameters();
    return new LanguageModel(
        known, own.get(0), own.get(1), own.get(2), own.get(3), own.get(4), provenance);
  }

  /** A stream of floats, at rest. */
  static LanguageStream stream(Lstm lstm, int[] known) {
    return model(lstm, known, new Provenance("", 0, "", Map.of(), Map.of())).newStream();
  }

  /** See {@link org.sswim.catalogue.ModelRunner.Run#run}. */
  public static String use(
      LanguageModel own, @Nullable Path file, int count, long seed, Appendable out)
      throws IOException {
    if (file == null) {
      UniformRandomProvider random = new SeedStreams(seed).stream("lstm-written");
      out.append(own.write(count, random::nextLong)).append('\n');
      return "";
    }
    int[] codes = CharacterText.codes(file, LEAST_CHARACTERS, MOST_CHARACTERS);
    try {
      double perplexity = own.perplexity(new String(codes, 0, codes.length));
      return String.format(
          Locale.ROOT, "The perplexity of %d characters is %.3f", codes.length, perplexity);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }
}
