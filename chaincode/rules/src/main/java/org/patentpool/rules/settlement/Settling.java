package org.patentpool.rules.settlement;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.patentpool.rules.number.Amount;
import org.patentpool.rules.number.Fraction;
import org.patentpool.rules.number.Ids;
import org.patentpool.rules.patent.Family;

/** Settles a quarter, step by step as the rulebook numbers them (§6). */
public final class Settling {
  private static final long ALL = 10_000;

  private final Quarterly quarterly;
  private final List<Founder> founders;

  private Settling(Quarterly quarterly) {
    this.quarterly = quarterly;
    this.founders =
        quarterly.founders().stream().sorted(Comparator.comparing(Founder::id, Ids.ORDER)).toList();
  }

  /**
   * The quarter's settlement.
   *
   * @throws Amount.OutOfRange when an amount does not fit
   */
  public static Settlement settle(Quarterly quarterly) {
    return new Settling(quarterly).settle();
  }

  private Settlement settle() {
    long gross = gross();
    if (gross <= 0) {
      SortedMap<String, Long> nothing = new TreeMap<>(Ids.ORDER);
      return new Settlement(
          quarterly.quarter(), gross, 0, 0, 0, gross, List.of(), members(nothing, nothing));
    }
    Policy policy = quarterly.policy();
    long fee = Amount.of(part(gross, policy.adminFeeBps()).halfEven());
    if (policy.adminFeeCap() != null) {
      fee = Math.min(fee, policy.adminFeeCap());
    }
    long reserve = Amount.of(part(Math.subtractExact(gross, fee), policy.reserveBps()).halfEven());
    long distributable = Math.subtractExact(gross, Math.addExact(fee, reserve));
    Shared all = share(quarterly.families(), distributable);
    Shared undisputed = quarterly.disputed().isEmpty() ? all : share(undisputed(), distributable);
    return new Settlement(
        quarterly.quarter(),
        gross,
        fee,
        Math.addExact(reserve, all.unallocated),
        Math.subtractExact(distributable, all.unallocated),
        0,
        all.pots,
        members(all.shares, undisputed.shares));
  }

  /** Step 1; the sum may pass 64 bits on the way, but not at its end. */
  private long gross() {
    BigInteger sum = BigInteger.valueOf(quarterly.deficitCarriedIn());
    for (Receipt receipt : quarterly.receipts()) {
      sum = sum.add(BigInteger.valueOf(receipt.amount()));
    }
    return Amount.of(sum);
  }

  private static Fraction part(long amount, long bps) {
    return Fraction.of(amount).times(Fraction.of(bps, ALL));
  }

  private List<Family> undisputed() {
    return quarterly.families().stream()
        .filter(family -> !quarterly.disputed().contains(family.id()))
        .toList();
  }

  private record Shared(
      List<Settlement.Pot> pots, SortedMap<String, Long> shares, long unallocated) {}

  /** Steps 3 and 4. */
  private Shared share(List<Family> families, long distributable) {
    Policy policy = quarterly.policy();
    Sharing sharing =
        new Sharing(
            new Weights(founders, families, quarterly.quarter().period()),
            quarterly.receipts(),
            founders.stream().map(Founder::id).toList());
    List<Settlement.Pot> pots = new ArrayList<>();
    SortedMap<String, Long> shares = new TreeMap<>(Ids.ORDER);
    long unallocated = 0;
    List<Long> money = Sharing.pots(policy, distributable);
    for (int i = 0; i < money.size(); i++) {
      Settlement.Pot pot = sharing.share(policy.components().get(i), money.get(i));
      pots.add(pot);
      pot.members().forEach((id, part) -> shares.merge(id, part, Math::addExact));
      unallocated = Math.addExact(unallocated, pot.unallocated());
    }
    if (policy.maxShareBps() != null) {
      long limit = Amount.of(part(distributable, policy.maxShareBps()).floor());
      unallocated = Math.addExact(unallocated, ShareLimit.apply(limit, shares));
    }
    return new Shared(pots, shares, unallocated);
  }

  /** Step 6. */
  private List<Settlement.Member> members(
      SortedMap<String, Long> shares, SortedMap<String, Long> undisputed) {
    List<Settlement.Member> members = new ArrayList<>();
    for (Founder founder : founders) {
      long share = shares.getOrDefault(founder.id(), 0L);
      long without = undisputed.getOrDefault(founder.id(), 0L);
      members.add(member(founder, share, Math.max(0, Math.subtractExact(share, without))));
    }
    return members;
  }

  private Settlement.Member member(Founder founder, long share, long held) {
    long balance =
        Amount.of(
            BigInteger.valueOf(share)
                .add(BigInteger.valueOf(founder.carriedIn()))
                .add(BigInteger.valueOf(founder.adjustment()))
                .subtract(BigInteger.valueOf(held)));
    boolean paid = balance >= Math.max(1, quarterly.policy().minPayout());
    long withheld = paid ? Amount.of(part(balance, founder.withholdingBps()).halfEven()) : 0;
    return new Settlement.Member(
        founder.id(),
        share,
        founder.carriedIn(),
        founder.adjustment(),
        held,
        withheld,
        paid ? Math.subtractExact(balance, withheld) : 0,
        paid ? 0 : balance);
  }
}
