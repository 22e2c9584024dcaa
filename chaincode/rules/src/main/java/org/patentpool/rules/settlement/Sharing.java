package org.patentpool.rules.settlement;

import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.patentpool.rules.number.Allotment;
import org.patentpool.rules.number.Fraction;
import org.patentpool.rules.number.Ids;
import org.patentpool.rules.patent.Tier;

/** Shares one component's pot among the founders (rulebook §6, step 3). */
final class Sharing {
  /** The pot of receipts that name no territory in which somebody has weight. */
  private static final String ELSEWHERE = "~";

  private final Weights weights;
  private final List<Receipt> receipts;
  private final List<String> founders;

  Sharing(Weights weights, List<Receipt> receipts, List<String> founders) {
    this.weights = weights;
    this.receipts = receipts;
    this.founders = founders;
  }

  Settlement.Pot share(Policy.Component component, long pot) {
    var shared = new Shared();
    switch (component) {
      case Policy.Equal _ -> shared.add(pot, weights.equal());
      case Policy.Fixed fixed -> shared.add(pot, whole(fixed.shares()));
      case Policy.FamilyCount _ -> shared.add(pot, weights.familyDays());
      case Policy.Score _ -> shared.add(pot, weights.scores());
      case Policy.Tiers tiers -> shareByTiers(shared, tiers, pot);
      case Policy.Territories _ -> shareByTerritories(shared, pot);
    }
    return new Settlement.Pot(component.kind(), pot, shared.unallocated, shared.members);
  }

  private static SortedMap<String, BigInteger> whole(SortedMap<String, Long> shares) {
    SortedMap<String, BigInteger> weights = new TreeMap<>(Ids.ORDER);
    shares.forEach((id, share) -> weights.put(id, BigInteger.valueOf(share)));
    return weights;
  }

  private static boolean hasWeight(SortedMap<String, BigInteger> weights) {
    return weights.values().stream().anyMatch(weight -> weight.signum() > 0);
  }

  /** What has been shared of a pot. */
  private final class Shared {
    private final SortedMap<String, Long> members = new TreeMap<>(Ids.ORDER);
    private long unallocated;

    Shared() {
      founders.forEach(id -> members.put(id, 0L));
    }

    void add(long pot, SortedMap<String, BigInteger> by) {
      if (hasWeight(by)) {
        Allotment.allot(pot, by).forEach((id, part) -> members.merge(id, part, Math::addExact));
      } else {
        unallocated = Math.addExact(unallocated, pot);
      }
    }
  }

  private void shareByTiers(Shared shared, Policy.Tiers policy, long pot) {
    SortedMap<String, BigInteger> ratios = new TreeMap<>(Ids.ORDER);
    for (Tier tier : Tier.values()) {
      boolean counts =
          policy.emptyTiers() == Policy.EmptyTiers.RESERVE || hasWeight(weights.inTier(tier));
      long ratio = counts ? policy.ratios().getOrDefault(tier, 0L) : 0;
      ratios.put(tier.name(), BigInteger.valueOf(ratio));
    }
    if (hasWeight(ratios)) {
      Allotment.allot(pot, ratios)
          .forEach((tier, part) -> shared.add(part, weights.inTier(Tier.valueOf(tier))));
    } else {
      shared.add(pot, new TreeMap<>());
    }
  }

  private void shareByTerritories(Shared shared, long pot) {
    SortedMap<String, BigInteger> sums = new TreeMap<>(Ids.ORDER);
    SortedMap<String, SortedMap<String, BigInteger>> inTerritory = new TreeMap<>(Ids.ORDER);
    for (Receipt receipt : receipts) {
      if (receipt.amount() > 0) {
        String named = receipt.territory() == null ? ELSEWHERE : receipt.territory();
        if (!named.equals(ELSEWHERE)
            && !hasWeight(inTerritory.computeIfAbsent(named, weights::inTerritory))) {
          named = ELSEWHERE;
        }
        sums.merge(named, BigInteger.valueOf(receipt.amount()), BigInteger::add);
      }
    }
    if (!hasWeight(sums)) {
      shared.add(pot, weights.familyDays());
      return;
    }
    Allotment.allot(pot, sums)
        .forEach((territory, part) ->
            shared.add(
                part,
                territory.equals(ELSEWHERE)
                    ? weights.familyDays()
                    : inTerritory.getOrDefault(territory, new TreeMap<>())));
  }

  static List<Long> pots(Policy policy, long distributable) {
    return Allotment.allotInOrder(
        distributable,
        policy.components().stream().map(each -> Fraction.of(each.weightBps())).toList());
  }
}
