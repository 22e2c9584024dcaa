package org.patentpool.app.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.patentpool.app.ballot.Ballots;
import org.patentpool.app.founding.Pools;
import org.patentpool.app.member.Members;
import org.patentpool.app.projection.BlockList;
import org.patentpool.app.projection.Chain;
import org.patentpool.app.projection.Channel;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads everything of one moment, so that the parts of the page fit together. */
@Component
class Overviews {
  private static final int MEMBERS = 50;
  private static final int BALLOTS = 10;
  private static final int BLOCKS = 8;

  private final Chain chain;
  private final Channel channel;
  private final Pools pools;
  private final Members members;
  private final Ballots ballots;
  private final BlockList blocks;

  Overviews(
      Chain chain,
      Channel channel,
      Pools pools,
      Members members,
      Ballots ballots,
      BlockList blocks) {
    this.chain = chain;
    this.channel = channel;
    this.pools = pools;
    this.members = members;
    this.ballots = ballots;
    this.blocks = blocks;
  }

  /** Nothing when the members are to go on after a party nobody knows. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  Optional<Overview> now(@Nullable String membersAfter) {
    return members
        .page(membersAfter, MEMBERS)
        .map(page ->
            new Overview(
                chain.status(),
                channel.custody().orElse(null),
                pools.find().orElse(null),
                page,
                members.countActive(),
                ballots.newest(BALLOTS),
                blocks.before(Long.MAX_VALUE, BLOCKS)));
  }
}
