package org.sswim.stages;

import org.sswim.linalg.Workers;

/**
 * The first regression of a moment stage, which reads linear terms and dates. It depends on neither
 * neurons nor seeds, so stages that differ in these alone share it.
 */
public final class LinearMoment {
  final MomentSetting setting;
  final FoldMoments.Rows rows;
  final MomentTargets targets;
  final MomentRegression regression;

  /**
   * Fits to the training rows.
   *
   * @param anomalies whether to anomalies, or to rows as they are
   */
  public LinearMoment(MomentData data, boolean anomalies, FoldMoments.Rows rows, Workers workers) {
    setting = new MomentSetting(data, anomalies, rows.leftOut(), workers);
    this.rows = rows;
    targets = targets(rows.train());
    regression = new MomentRegression(setting, targets, null);
  }

  /** What is fitted to of the first rows. */
  MomentTargets targets(int rows) {
    return MomentTargets.of(setting.data(), rows, setting.anomalies());
  }
}
