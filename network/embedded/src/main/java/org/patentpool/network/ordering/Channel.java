package org.patentpool.network.ordering;

/**
 * One channel, as its newest committed configuration has it. Whoever decides something takes {@link
 * #now()} once and decides by that: a new configuration replaces everything at one stroke.
 */
public final class Channel {
  private final String id;
  private volatile ChannelState state;

  public Channel(String id, ChannelState first) {
    this.id = id;
    this.state = first;
  }

  public String id() {
    return id;
  }

  public ChannelState now() {
    return state;
  }

  /** Called by the committer alone, when a configuration block is in. */
  public void adopt(ChannelState next) {
    state = next;
  }
}
