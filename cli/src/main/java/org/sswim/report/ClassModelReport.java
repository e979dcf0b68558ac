package org.sswim.report;

import org.sswim.classification.ClassModel;
import org.sswim.classification.ClassifierModel;
import org.sswim.clocked.ClockedModel;
import org.sswim.singlespike.SingleSpikeModel;

/** A classifier of any kind as text and as JSON: the one place that tells them apart. */
public final class ClassModelReport {
  private ClassModelReport() {}

  /** What it is, a line each. */
  public static String described(ClassModel model) {
    if (model instanceof SingleSpikeModel single) {
      return SingleSpikeReport.described(single);
    }
    return model instanceof ClockedModel clocked
        ? ClockedReport.described(clocked)
        : ClassifierReport.described((ClassifierModel) model);
  }

  /** What it is. */
  public static JsonText json(ClassModel model) {
    if (model instanceof SingleSpikeModel single) {
      return SingleSpikeReport.json(single);
    }
    return model instanceof ClockedModel clocked
        ? ClockedReport.json(clocked)
        : ClassifierReport.json((ClassifierModel) model);
  }
}
