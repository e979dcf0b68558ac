package org.sswim.training;

/** Makes one rising share of pieces of work, done one after the other, that take unlike long. */
public final class WorkPieces {
  private final FitProgress whole;
  private final double total;
  private double before;
  private double current;

  /**
   * Pieces.
   *
   * @param whole told how far all of it is
   * @param total sum of the weights of all pieces
   */
  public WorkPieces(FitProgress whole, double total) {
    this.whole = whole;
    this.total = total;
  }

  /**
   * Begins a piece; the one before is done.
   *
   * @param weight about how long it takes, beside the others
   * @param name what it is
   * @return to be told how far the piece is
   */
  public FitProgress next(double weight, String name) {
    before += current;
    current = weight;
    double start = before;
    whole.at(share(start), name);
    return (done, next) -> whole.at(share(start + weight * done), name + ", " + next);
  }

  /** All of it is done. */
  public void end() {
    whole.at(1, "done");
  }

  private double share(double done) {
    return total > 0 ? Math.min(1, done / total) : 1;
  }
}
