package org.sswim.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sswim.sequences.LabelledSequences;

/** The training samples that a page shows, each of them once. */
final class TrainingPool {
  private final LabelledSequences train;
  private final SampleViews views;
  private final Map<Integer, Integer> places = new LinkedHashMap<>();

  TrainingPool(LabelledSequences train, SampleViews views) {
    this.train = train;
    this.views = views;
  }

  /** The place of a sample on the page. */
  int place(int sample) {
    return places.computeIfAbsent(sample, key -> places.size());
  }

  /** The samples by their places. */
  List<JsonText> json() {
    int[] label = Objects.requireNonNull(train.label());
    List<JsonText> all = new ArrayList<>();
    for (int sample : places.keySet()) {
      all.add(
          new JsonText()
              .with("number", sample + 1)
              .with("label", label[sample])
              .with("view", views.of(train.values().get(sample))));
    }
    return all;
  }
}
