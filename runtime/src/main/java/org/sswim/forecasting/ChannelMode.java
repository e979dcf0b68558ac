package org.sswim.forecasting;

import org.sswim.stored.Labelled;

/** How many channels one evaluation of the network sees. */
public enum ChannelMode implements Labelled {
  /** The same network is applied to every channel by itself. */
  SHARED,
  /** One network sees all channels and forecasts all of them. */
  JOINT;

  /** Number of evaluations per window: one a channel, or one for all. */
  public int lanes(int channels) {
    return this == SHARED ? channels : 1;
  }

  /** Number of channels in one evaluation. */
  public int signals(int channels) {
    return this == SHARED ? 1 : channels;
  }
}
