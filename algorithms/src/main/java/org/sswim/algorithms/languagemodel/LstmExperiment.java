package org.sswim.algorithms.languagemodel;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sswim.algorithms.learning.Subset;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Findings;
import org.sswim.catalogue.TrialTable;
import org.sswim.studies.LanguageModel;

/**
 * Brings the weights of a language model to few bits, and compares perplexities on the last tenth
 * of the text at equal steps. It compares floats, floats rounded to the same tables, and trained
 * weights. These are trained straight through the table or by alternating directions, fine-tuned
 * and from scratch.
 */
public final class LstmExperiment {
  private static final double KILO = 1000;

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
            LanguageModels.model(
                trials.get(0).last(), text.known(), Subset.provenance("admm-lstm", run)));
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
}
