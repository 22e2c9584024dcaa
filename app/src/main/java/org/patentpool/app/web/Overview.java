package org.patentpool.app.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.patentpool.app.ballot.FoundersVote;
import org.patentpool.app.founding.Pool;
import org.patentpool.app.member.Members;
import org.patentpool.app.projection.BlockSummary;
import org.patentpool.app.projection.Chain;

/** Everything the page shows, of one moment. */
record Overview(
    Chain.Status chain,
    @Nullable String custody,
    @Nullable Pool pool,
    Members.Page members,
    Map<String, Long> parties,
    List<FoundersVote> ballots,
    List<BlockSummary> blocks) {

  /** The newest block shown, -1 when there is none. */
  public long block() {
    return blocks.isEmpty() ? -1 : blocks.getFirst().number();
  }

  /** Changes when the page has something else to say although no block came. */
  public String state() {
    return chain.stopped() ? "stopped" : chain.trouble() == null ? "current" : "waiting";
  }

  public boolean singleCustody() {
    return "single".equals(custody);
  }
}
