package org.patentpool.rules.settlement;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.patentpool.rules.patent.Tier;

/**
 * How a quarter is shared.
 *
 * @param adminFeeCap what the fee is at most, or null
 * @param minPayout a smaller balance is carried on
 * @param maxShareBps the largest part of one founder, or null
 */
public record Policy(
    int adminFeeBps,
    int reserveBps,
    @Nullable Long adminFeeCap,
    long minPayout,
    @Nullable Integer maxShareBps,
    List<Component> components) {
  public Policy {
    components = List.copyOf(components);
  }

  /** The same without a largest share. */
  Policy unlimited() {
    return new Policy(adminFeeBps, reserveBps, adminFeeCap, minPayout, null, components);
  }

  /** A part of the distributable and what it is shared by. */
  public sealed interface Component {
    int weightBps();

    default Kind kind() {
      return switch (this) {
        case Equal _ -> Kind.EQUAL;
        case Fixed _ -> Kind.FIXED;
        case FamilyCount _ -> Kind.FAMILY_COUNT;
        case Score _ -> Kind.SCORE;
        case Tiers _ -> Kind.TIER;
        case Territories _ -> Kind.COVERAGE;
      };
    }
  }

  /** The names of the components. */
  public enum Kind {
    EQUAL,
    FIXED,
    FAMILY_COUNT,
    SCORE,
    TIER,
    COVERAGE
  }

  /** All founders alike. */
  public record Equal(int weightBps) implements Component {}

  /** Agreed shares, whatever a founder's multiplier. */
  public record Fixed(int weightBps, SortedMap<String, Long> shares) implements Component {}

  /** By the days of the families. */
  public record FamilyCount(int weightBps) implements Component {}

  /** By the days of the families times their scores. */
  public record Score(int weightBps) implements Component {}

  /** First over the tiers by their ratios, then by the days of each tier's families. */
  public record Tiers(int weightBps, SortedMap<Tier, Long> ratios, EmptyTiers emptyTiers)
      implements Component {}

  /** First over the territories by their receipts, then by the days active there. */
  public record Territories(int weightBps) implements Component {}

  /** What becomes of the pots of tiers in which no founder has weight. */
  public enum EmptyTiers {
    REDISTRIBUTE,
    RESERVE
  }
}
