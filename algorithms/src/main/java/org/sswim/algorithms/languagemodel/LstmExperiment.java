package org.sswim.algorithms.languagemodel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sswim.algorithms.learning.Subset;
import org.sswim.catalogue.Card;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Findings;
import org.sswim.linalg.Workers;
import org.sswim.studies.LanguageModel;

/**
 * Brings the weights of a language model to few bits, and compares perplexities on the last tenth
 * of the text at equal steps. It compares floats, floats rounded to the same tables, and trained
 * weights. These are trained straight through the table or by alternating directions, fine-tuned
 * and from scratch.
 */
public final class LstmExperiment {
  private LstmExperiment() {}

  /** The experiment. */
  public static Experiment<LstmOptions> experiment() {
    return new Experiment<>(
        new Card(
            "admm-lstm",
            "Xu et al., Low-bit quantization of recurrent neural network language models using"
                + " alternating direction methods of multipliers, ICASSP 2020, arXiv 2111.14836;"
                + " Leng et al., 2017, arXiv 1707.09870",
            "long short-term memory, weights on powers of two",
            "characters in, softmax of the next out",
            "31 times smaller, 5 times faster to converge than binarised training",
            "tiny-shakespeare, ten epochs each: 3 bits 25 %, 2 bits 39 % above floats, 3 seeds"
                + " (docs/algorithms/admm-lstm.md)"),
        new Experiment.Files(1, 1, "a text, plain or gzipped"),
        LstmOptions.defaults(),
        LstmOptions.defaults(),
        LstmExperiment::run,
        true);
  }

  private static Findings run(
      List<Path> files,
      LstmOptions options,
      List<Long> seeds,
      Workers workers,
      Experiment.Listener listener) {
    int least = Math.max(1000, 20 * options.length());
    CharacterText text = CharacterText.read(files.get(0), least, options.characters());
    LstmTable table = new LstmTable();
    List<Lstm> last = new ArrayList<>();
    for (int k = 0; k < seeds.size(); k++) {
      int before = k;
      last.add(
          new LstmTrial(
                  text,
                  options,
                  seeds.get(k),
                  workers,
                  (share, what) -> listener.at((before + share) / seeds.size(), what))
              .run(table));
    }
    return table
        .findings()
        .withSaved(
            new Findings.Saved<>(
                LanguageModel.FORMAT,
                LanguageModels.model(
                    last.get(0),
                    text.known(),
                    Subset.provenance("admm-lstm", options, files.get(0), seeds.get(0)))));
  }
}
