package org.patentpool.rules.settlement;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import org.patentpool.rules.explanation.Explanation;
import org.patentpool.rules.explanation.Pointer;
import org.patentpool.rules.explanation.Rule;
import org.patentpool.rules.explanation.Working;
import org.patentpool.rules.number.Amount;
import org.patentpool.rules.number.Figure;
import org.patentpool.rules.number.Fraction;
import org.patentpool.rules.settlement.Division.Divided;

/** Settles a quarter, step by step as the rulebook numbers them (§6). */
public final class Settling {
  private final Basis basis;
  private final Working working;

  private Settling(Basis basis, Working working) {
    this.basis = basis;
    this.working = working;
  }

  /**
   * The quarter's settlement.
   *
   * @throws Amount.OutOfRange when an amount does not fit
   */
  public static Settlement settle(Quarterly quarterly) {
    return settle(quarterly, Working.unshown());
  }

  /** The same, with its working: every figure of the settlement is explained where it stands. */
  public static Settlement settle(Quarterly quarterly, Working working) {
    Basis basis = Basis.of(quarterly);
    Divided<Long> all = Division.rounded(basis, working);
    Divided<Long> undisputed =
        quarterly.disputed().isEmpty()
            ? all
            : Division.rounded(basis.without(quarterly.disputed()), Working.unshown());
    Settling settling = new Settling(basis, working);
    return new Settlement(
        quarterly.quarter(),
        all.gross(),
        all.adminFee(),
        Math.addExact(all.reserve(), all.unallocated()),
        Math.subtractExact(all.toShare(), all.unallocated()),
        settling.deficit(all.gross()),
        all.pots().stream()
            .map(pot -> new Settlement.Pot(pot.kind(), pot.pot(), pot.unallocated(), pot.members()))
            .toList(),
        settling.members(all.shares(), undisputed.shares()));
  }

  /** Where a founder's figure stands. */
  static String figure(String founder, String name) {
    return Pointer.to("members", founder, name);
  }

  private long deficit(long gross) {
    long deficit = Math.min(0, gross);
    working.show(() ->
        Explanation.of(Rule.DEFICIT, "/deficitCarriedOut").with("gross", gross).gives(deficit));
    return deficit;
  }

  /** Step 6. */
  private List<Settlement.Member> members(
      SortedMap<String, Long> shares, SortedMap<String, Long> undisputed) {
    List<Settlement.Member> members = new ArrayList<>();
    for (Founder founder : basis.founders()) {
      long share = shares.getOrDefault(founder.id(), 0L);
      long without = undisputed.getOrDefault(founder.id(), 0L);
      long held = Math.max(0, Math.subtractExact(share, without));
      show(
          Rule.HELD,
          founder,
          "held",
          draft -> draft.with("share", share).with("undisputedShare", without).gives(held));
      members.add(member(founder, share, held));
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
    long minimum = Math.max(1, basis.policy().minPayout());
    boolean paid = balance >= minimum;
    Figure withheld =
        paid
            ? Figure.halfEven(
                Fraction.of(balance).times(Fraction.of(founder.withholdingBps(), 10_000)))
            : Figure.NOTHING;
    long payable = paid ? Math.subtractExact(balance, withheld.amount()) : 0;
    long carriedOut = paid ? 0 : balance;
    show(
        Rule.BALANCE,
        founder,
        "balance",
        draft ->
            draft
                .with("share", share)
                .with("carriedIn", founder.carriedIn())
                .with("adjustment", founder.adjustment())
                .with("held", held)
                .gives(balance));
    show(
        Rule.WITHHELD,
        founder,
        "withheld",
        draft ->
            draft
                .with("balance", balance)
                .with("minimum", minimum)
                .with("withholdingBps", founder.withholdingBps())
                .gives(withheld));
    show(
        Rule.PAYABLE,
        founder,
        "payable",
        draft ->
            draft
                .with("balance", balance)
                .with("minimum", minimum)
                .with("withheld", withheld.amount())
                .gives(payable));
    show(
        Rule.CARRIED_OUT,
        founder,
        "carriedOut",
        draft -> draft.with("balance", balance).with("minimum", minimum).gives(carriedOut));
    return new Settlement.Member(
        founder.id(),
        share,
        founder.carriedIn(),
        founder.adjustment(),
        held,
        withheld.amount(),
        payable,
        carriedOut);
  }

  private void show(
      Rule rule,
      Founder founder,
      String name,
      Function<Explanation.Draft, Explanation> explanation) {
    working.show(() -> explanation.apply(Explanation.of(rule, figure(founder.id(), name))));
  }
}
