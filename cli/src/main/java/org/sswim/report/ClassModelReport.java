package org.sswim.report;

import org.sswim.classification.ClassModel;
import org.sswim.classification.ClassifierModel;
import org.sswim.clocked.ClockedModel;

/** A classifier of any kind as text and as JSON: the one place that tells them apart. */
public final class ClassModelReport {
  private ClassModelReport() {}

  /** What it is, a line each. */
  public static String described(ClassModel model) {
    return model instanceof ClockedModel clocked
        ? ClockedReport.described(clocked)
        : ClassifierReport.described((ClassifierModel) model);
  }

  /** What it is. */
  public static JsonText json(ClassModel model) {
    return model instanceof ClockedModel clocked
        ? ClockedReport.json(clocked)
        : ClassifierReport.json((ClassifierModel) model);
  }
}
