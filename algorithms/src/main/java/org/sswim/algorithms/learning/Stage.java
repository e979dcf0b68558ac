package org.sswim.algorithms.learning;

/**
 * Tells the listener of a whole training of one of its stages, whose epochs are counted from 1.
 *
 * @param whole hears of all stages as of one
 * @param before epochs of the stages before
 * @param count epochs of this stage
 * @param all epochs of all stages
 * @param name of the stage, said before how it goes
 */
public record Stage(Epochs.Listener whole, int before, int count, int all, String name)
    implements Epochs.Listener {
  @Override
  public void at(double share, String what) {
    whole.at((before + share * count) / all, name + ", " + what);
  }

  @Override
  public boolean done(int number, double loss) {
    return whole.done(before + number, loss);
  }
}
