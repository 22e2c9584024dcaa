package org.patentpool.rules.settlement;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.patentpool.rules.explanation.Explanation;
import org.patentpool.rules.explanation.Pointer;
import org.patentpool.rules.explanation.Rule;
import org.patentpool.rules.explanation.Working;
import org.patentpool.rules.number.Fraction;
import org.patentpool.rules.number.Ids;
import org.patentpool.rules.settlement.Sharing.Pot;

/** Divides a quarter's money (rulebook §6, steps 1 to 4), by either arithmetic. */
final class Division<T extends Comparable<T>> {
  private final Arithmetic<T> arithmetic;
  private final Basis basis;
  private final Policy policy;
  private final Working working;
  private final T nothing;

  private Division(Arithmetic<T> arithmetic, Basis basis, Working working) {
    this.arithmetic = arithmetic;
    this.basis = basis;
    this.policy = basis.policy();
    this.working = working;
    this.nothing = arithmetic.of(0);
  }

  /**
   * A quarter's money, divided.
   *
   * @param toShare what fee and reserve leave
   * @param unallocated what of it nobody gets
   */
  record Divided<T>(
      T gross,
      T adminFee,
      T reserve,
      T toShare,
      List<Pot<T>> pots,
      SortedMap<String, T> shares,
      T unallocated) {}

  /**
   * In amounts, as they are paid.
   *
   * @throws org.patentpool.rules.number.Amount.OutOfRange when one does not fit
   */
  static Divided<Long> rounded(Basis basis, Working working) {
    return new Division<>(new Rounded(), basis, working).divide();
  }

  /** As if nothing were ever rounded. */
  static Divided<Fraction> exact(Basis basis) {
    return new Division<>(new Exact(), basis, Working.unshown()).divide();
  }

  private Divided<T> divide() {
    T gross = gross();
    SortedMap<String, T> shares = new TreeMap<>(Ids.ORDER);
    basis.founders().forEach(founder -> shares.put(founder.id(), nothing));
    if (gross.compareTo(nothing) <= 0) {
      showNothing(gross);
      return new Divided<>(gross, nothing, nothing, nothing, List.of(), shares, nothing);
    }
    T fee = adminFee(gross);
    T reserve = reserve(gross, fee);
    T toShare = arithmetic.minus(arithmetic.minus(gross, fee), reserve);
    List<Pot<T>> pots = share(toShare);
    pots.forEach(
        pot -> pot.members().forEach((id, part) -> shares.merge(id, part, arithmetic::plus)));
    T leftOver = limited(toShare, shares);
    showShares(pots, shares);
    return new Divided<>(
        gross, fee, reserve, toShare, pots, shares, unallocated(reserve, toShare, pots, leftOver));
  }

  private void showNothing(T gross) {
    List<String> figures = new ArrayList<>(List.of("/adminFee", "/reserve", "/distributable"));
    basis.founders().forEach(founder -> figures.add(Settling.figure(founder.id(), "share")));
    for (String figure : figures) {
      working.show(() ->
          Explanation.of(Rule.NOTHING_TO_SHARE, figure)
              .with("gross", arithmetic.exact(gross))
              .gives(0));
    }
  }

  private void showShares(List<Pot<T>> pots, SortedMap<String, T> shares) {
    shares.forEach((id, share) ->
        working.show(() -> {
          Explanation.Draft draft = Explanation.of(Rule.SHARE, Settling.figure(id, "share"));
          Fraction parts = Fraction.ZERO;
          for (int i = 0; i < pots.size(); i++) {
            Fraction part = arithmetic.exact(pots.get(i).members().getOrDefault(id, nothing));
            draft.with("part", Integer.toString(i), part);
            parts = parts.plus(part);
          }
          Fraction exact = arithmetic.exact(share);
          return draft.with("byTheLimit", exact.minus(parts)).gives(exact);
        }));
  }

  /** Step 5: what joins the reserve. */
  private T unallocated(T reserve, T toShare, List<Pot<T>> pots, T leftOver) {
    Explanation.Draft joined =
        Explanation.of(Rule.RESERVE_AT_LAST, "/reserve").with("first", arithmetic.exact(reserve));
    T sum = leftOver;
    for (int i = 0; i < pots.size(); i++) {
      T part = pots.get(i).unallocated();
      joined.with("unallocated", Integer.toString(i), arithmetic.exact(part));
      sum = arithmetic.plus(sum, part);
    }
    T unallocated = sum;
    working.show(() ->
        joined
            .with("unallocated", "limit", arithmetic.exact(leftOver))
            .gives(arithmetic.exact(arithmetic.plus(reserve, unallocated))));
    working.show(() ->
        Explanation.of(Rule.DISTRIBUTABLE, "/distributable")
            .with("toShare", arithmetic.exact(toShare))
            .with("unallocated", arithmetic.exact(unallocated))
            .gives(arithmetic.exact(arithmetic.minus(toShare, unallocated))));
    return unallocated;
  }

  /** Step 1; the sum may pass 64 bits on the way, but not at its end. */
  private T gross() {
    BigInteger sum = BigInteger.valueOf(basis.deficitCarriedIn()).add(basis.takings().total());
    working.show(() -> {
      Explanation.Draft draft = Explanation.of(Rule.GROSS, "/gross");
      basis
          .takings()
          .bySource()
          .forEach((source, total) -> draft.with("receipts", source.name(), Fraction.of(total)));
      return draft.with("deficitCarriedIn", basis.deficitCarriedIn()).gives(Fraction.of(sum));
    });
    return arithmetic.of(sum);
  }

  /** Step 2. */
  private T adminFee(T gross) {
    T uncapped = arithmetic.portion(gross, policy.adminFeeBps());
    Long cap = policy.adminFeeCap();
    T fee =
        cap == null || uncapped.compareTo(arithmetic.of(cap)) <= 0 ? uncapped : arithmetic.of(cap);
    working.show(() -> {
      Explanation.Draft draft =
          Explanation.of(Rule.ADMIN_FEE, "/adminFee")
              .with("gross", arithmetic.exact(gross))
              .with("adminFeeBps", policy.adminFeeBps());
      if (cap != null) {
        draft.with("adminFeeCap", cap);
      }
      Fraction exact = arithmetic.portionExactly(gross, policy.adminFeeBps());
      return draft.gives(exact, arithmetic.exact(fee));
    });
    return fee;
  }

  private T reserve(T gross, T fee) {
    T net = arithmetic.minus(gross, fee);
    T reserve = arithmetic.portion(net, policy.reserveBps());
    working.show(() ->
        Explanation.of(Rule.RESERVE, "/reserve/first")
            .with("gross", arithmetic.exact(gross))
            .with("adminFee", arithmetic.exact(fee))
            .with("reserveBps", policy.reserveBps())
            .gives(arithmetic.portionExactly(net, policy.reserveBps()), arithmetic.exact(reserve)));
    working.show(() ->
        Explanation.of(Rule.TO_SHARE, "/toShare")
            .with("gross", arithmetic.exact(gross))
            .with("adminFee", arithmetic.exact(fee))
            .with("reserve", arithmetic.exact(reserve))
            .gives(arithmetic.exact(arithmetic.minus(net, reserve))));
    return reserve;
  }

  /** Step 3. */
  private List<Pot<T>> share(T toShare) {
    List<Fraction> bps =
        policy.components().stream().map(each -> Fraction.of(each.weightBps())).toList();
    List<T> money = arithmetic.allot(toShare, bps);
    Weights weights = new Weights(basis);
    List<Pot<T>> pots = new ArrayList<>();
    for (int i = 0; i < money.size(); i++) {
      String at = Pointer.to("components", i);
      T pot = money.get(i);
      Fraction weight = bps.get(i);
      working.show(() ->
          Explanation.allotted(
              at + "/pot",
              arithmetic.exact(toShare),
              weight,
              Arithmetic.sum(bps),
              arithmetic.exact(pot)));
      pots.add(
          new Sharing<>(arithmetic, basis, weights, working, at)
              .share(policy.components().get(i), pot));
    }
    return pots;
  }

  /** Step 4: what nobody is left to take. */
  private T limited(T toShare, SortedMap<String, T> shares) {
    if (policy.maxShareBps() == null) {
      return nothing;
    }
    int bps = policy.maxShareBps();
    T limit = arithmetic.limit(toShare, bps);
    working.show(() ->
        Explanation.of(Rule.LIMIT, "/limit")
            .with("toShare", arithmetic.exact(toShare))
            .with("maxShareBps", bps)
            .gives(arithmetic.portionExactly(toShare, bps), arithmetic.exact(limit)));
    return ShareLimit.apply(arithmetic, working, limit, shares);
  }
}
