package org.patentpool.app.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.patentpool.app.ballot.Ballots;
import org.patentpool.app.ballot.FoundersVote;
import org.patentpool.app.founding.Pool;
import org.patentpool.app.founding.Pools;
import org.patentpool.app.member.Members;
import org.patentpool.app.projection.BlockList;
import org.patentpool.app.projection.BlockSummary;
import org.patentpool.app.projection.Channel;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the page shows, for programs. */
@RestController
@RequestMapping("/api")
class ApiController {
  private static final int LARGEST_PAGE = 100;

  private final Pools pools;
  private final Members members;
  private final Ballots ballots;
  private final BlockList blocks;
  private final Channel channel;

  ApiController(Pools pools, Members members, Ballots ballots, BlockList blocks, Channel channel) {
    this.pools = pools;
    this.members = members;
    this.ballots = ballots;
    this.blocks = blocks;
    this.channel = channel;
  }

  /** The pool, null before it is founded, and who holds the keys of its ledger. */
  record PoolAnswer(@Nullable Pool pool, @Nullable String custody) {}

  record BallotsAnswer(List<FoundersVote> ballots) {}

  /** Blocks, the newest first; {@code next} is the {@code before} of the following page. */
  record BlocksAnswer(List<BlockSummary> blocks, @Nullable Long next) {}

  @GetMapping("/pool")
  PoolAnswer pool() {
    return new PoolAnswer(pools.find().orElse(null), channel.custody().orElse(null));
  }

  @GetMapping("/members")
  Members.Page members(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    return members
        .page(after, within(limit))
        .orElseThrow(() -> new BadRequest("after", "no party is called " + after));
  }

  @GetMapping("/ballots")
  BallotsAnswer ballots(@RequestParam(defaultValue = "50") int limit) {
    return new BallotsAnswer(ballots.newest(within(limit)));
  }

  @GetMapping("/blocks")
  BlocksAnswer blocks(
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(defaultValue = "20") int limit) {
    if (before != null && before < 0) {
      throw new BadRequest("before", "no block has a number below 0");
    }
    List<BlockSummary> found =
        blocks.before(before == null ? Long.MAX_VALUE : before, within(limit));
    boolean more = !found.isEmpty() && found.getLast().number() > 0;
    return new BlocksAnswer(found, more ? found.getLast().number() : null);
  }

  private static int within(int limit) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new BadRequest("limit", "a page has 1 to " + LARGEST_PAGE + " entries");
    }
    return limit;
  }
}
