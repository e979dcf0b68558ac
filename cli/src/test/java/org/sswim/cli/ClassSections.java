package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sswim.cli.ReportPages.evaluate;
import static org.sswim.cli.ReportPages.ids;
import static org.sswim.cli.ReportPages.texts;

import java.util.ArrayList;
import java.util.List;

/** The same as {@link ReportSections} of pages of classifiers. */
final class ClassSections {
  /** Charts of every comparison. */
  private static final List<String> COMPARED =
      List.of(
          "accuracy-seconds",
          "accuracy-spikes",
          "accuracy-steps",
          "accuracy-energy",
          "confusion",
          "by-class");

  /** Those of a comparison that looks into a model, besides. */
  private static final List<String> INSIDE =
      List.of("probabilities", "sample-spikes", "stepwise", "spending");

  private ClassSections() {}

  static void named() {
    assertThat(ids())
        .containsExactly("named", "sureness", "probabilities", "confusion", "by-class");
    assertThat(texts("[...document.querySelectorAll('p.verdict')].map(p => p.textContent)"))
        .singleElement()
        .asString()
        .matches("The model is correct on [0-9.]+ % of 40 images\\.");
  }

  static void unknown() {
    assertThat(ids()).containsExactly("named", "sureness", "probabilities");
    assertThat((int) evaluate("document.querySelectorAll('.gallery button').length")).isEqualTo(8);
  }

  static void images() {
    comparison();
    assertThat(texts("[...document.querySelectorAll('p.verdict')].map(p => p.textContent)"))
        .singleElement()
        .asString()
        .contains(" is best: ");
    assertThat(
            (int)
                evaluate(
                    "new Set([...document.querySelectorAll('table.plain .best')]"
                        + ".map(c => c.closest('table'))).size"))
        .as("models")
        .isEqualTo(1);
    assertThat(
            texts(
                "[...document.querySelectorAll('[aria-labelledby=search] strong')].map(s => s.textContent)"))
        .as("what was chosen, and its error")
        .isNotEmpty();
    // Pixels were painted: the picture of the hardest sample is not of one colour.
    assertThat(
            (int)
                evaluate(
                    """
                    (() => {
                      const canvas = document.querySelector('.looked canvas');
                      const data = canvas.getContext('2d')
                          .getImageData(0, 0, canvas.width, canvas.height).data;
                      return new Set(data.filter((value, i) => i % 4 === 3)).size;
                    })()\
                    """))
        .isGreaterThan(10);
  }

  static void comparison() {
    assertThat(ids()).containsExactlyElementsOf(joined(COMPARED, INSIDE));
    assertThat((int) evaluate("document.querySelectorAll('.gallery button').length"))
        .as("hardest samples and neurons")
        .isEqualTo(8 + 16);
    assertThat((int) evaluate("document.querySelectorAll('figure.neuron').length"))
        .as("neurons behind a decision, and one of the others")
        .isEqualTo(3 + 1);
  }

  static void folds() {
    assertThat(ids())
        .as("nothing was counted")
        .containsExactlyElementsOf(
            COMPARED.stream().filter(id -> !id.equals("accuracy-energy")).toList());
  }

  static void fit() {
    assertThat(ids()).isEmpty();
    assertThat((int) evaluate("document.querySelectorAll('.gallery canvas').length")).isEqualTo(16);
  }

  private static List<String> joined(List<String> one, List<String> two) {
    List<String> all = new ArrayList<>(one);
    all.addAll(two);
    return all;
  }
}
