package org.patentpool.rules.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.patentpool.rules.explanation.Explanation;
import org.patentpool.rules.explanation.Pointer;
import org.patentpool.rules.explanation.Rule;
import org.patentpool.rules.explanation.Working;
import org.patentpool.rules.number.Fraction;
import org.patentpool.rules.number.Ids;
import org.patentpool.rules.patent.Tier;
import org.patentpool.rules.settlement.Weights.Weighing;

/** Shares one component's pot among the founders (rulebook §6, step 3). */
final class Sharing<T extends Comparable<T>> {
  private final Arithmetic<T> arithmetic;
  private final Basis basis;
  private final Weights weights;
  private final Working working;
  private final String component;
  private final List<Shelf<T>> shelves = new ArrayList<>();

  /**
   * One component's sharing.
   *
   * @param component where it stands in the answer
   */
  Sharing(
      Arithmetic<T> arithmetic, Basis basis, Weights weights, Working working, String component) {
    this.arithmetic = arithmetic;
    this.basis = basis;
    this.weights = weights;
    this.working = working;
    this.component = component;
  }

  /** What a component brings each founder, and what nobody has weight for. */
  record Pot<T>(Policy.Kind kind, T pot, T unallocated, SortedMap<String, T> members) {}

  /** Money that is shared by one kind of weight; it has no parts when nobody has any. */
  private record Shelf<T>(String name, T pot, SortedMap<String, T> parts) {}

  Pot<T> share(Policy.Component policy, T pot) {
    switch (policy) {
      case Policy.Equal _ -> fill("", pot, weights.equal());
      case Policy.Fixed fixed -> fill("", pot, weights.agreed(fixed.shares()));
      case Policy.FamilyCount _ -> fill("", pot, weights.familyDays());
      case Policy.Score _ -> fill("", pot, weights.scores());
      case Policy.Tiers tiers ->
          fillAll("/tiers", pot, ratios(tiers), tier -> weights.inTier(Tier.valueOf(tier)));
      case Policy.Territories _ -> fillAll("/territories", pot, receipts(), this::inTerritory);
    }
    SortedMap<String, T> members = new TreeMap<>(Ids.ORDER);
    basis.founders().forEach(founder -> members.put(founder.id(), member(founder.id())));
    return new Pot<>(policy.kind(), pot, unallocated(), members);
  }

  private void fill(String name, T pot, Weighing weighing) {
    String at = component + name;
    for (Founder founder : basis.founders()) {
      working.show(() -> weighing.explain(founder, at + "/weights" + Pointer.to(founder.id())));
    }
    SortedMap<String, T> parts =
        weighing.isNothing()
            ? new TreeMap<>(Ids.ORDER)
            : arithmetic.allot(
                pot, weighing.weights(), working, id -> at + "/members" + Pointer.to(id));
    shelves.add(new Shelf<>(name, pot, parts));
  }

  /** Splits the pot first, and then every part of it. */
  private void fillAll(
      String kind, T pot, SortedMap<String, Fraction> by, Function<String, Weighing> weighing) {
    if (Weighing.isNothing(by)) {
      shelves.add(new Shelf<>("", pot, new TreeMap<>(Ids.ORDER)));
      return;
    }
    arithmetic
        .allot(pot, by, working, id -> component + kind + Pointer.to(id) + "/pot")
        .forEach((id, part) -> fill(kind + Pointer.to(id), part, weighing.apply(id)));
  }

  private T member(String founder) {
    T sum = arithmetic.of(0);
    Explanation.Draft draft =
        Explanation.of(Rule.PARTS, component + "/members" + Pointer.to(founder));
    for (Shelf<T> shelf : shelves) {
      T part = shelf.parts.get(founder);
      if (part != null) {
        sum = arithmetic.plus(sum, part);
        draft.with("part", shelf.name, arithmetic.exact(part));
      }
    }
    if (!isUndivided()) {
      Fraction exact = arithmetic.exact(sum);
      working.show(() -> draft.gives(exact));
    }
    return sum;
  }

  /** The parts of the one shelf are then those of the component, and have been explained. */
  private boolean isUndivided() {
    return shelves.size() == 1
        && shelves.getFirst().name.isEmpty()
        && !shelves.getFirst().parts.isEmpty();
  }

  private T unallocated() {
    T sum = arithmetic.of(0);
    Explanation.Draft draft = Explanation.of(Rule.UNALLOCATED, component + "/unallocated");
    for (Shelf<T> shelf : shelves) {
      if (shelf.parts.isEmpty()) {
        sum = arithmetic.plus(sum, shelf.pot);
        draft.with("pot", shelf.name, arithmetic.exact(shelf.pot));
      }
    }
    Fraction exact = arithmetic.exact(sum);
    working.show(() -> draft.gives(exact));
    return sum;
  }

  private SortedMap<String, Fraction> ratios(Policy.Tiers policy) {
    SortedMap<String, Fraction> ratios = new TreeMap<>(Ids.ORDER);
    for (Tier tier : Tier.values()) {
      boolean counts =
          policy.emptyTiers() == Policy.EmptyTiers.RESERVE || !weights.inTier(tier).isNothing();
      ratios.put(tier.name(), Fraction.of(counts ? policy.ratios().getOrDefault(tier, 0L) : 0L));
    }
    return ratios;
  }

  /** The positive receipts by the territories in which somebody has weight. */
  private SortedMap<String, Fraction> receipts() {
    SortedMap<String, Fraction> sums = new TreeMap<>(Ids.ORDER);
    basis
        .takings()
        .byTerritory()
        .forEach((territory, sum) ->
            sums.merge(
                inTerritory(territory).isNothing() ? Takings.ELSEWHERE : territory,
                Fraction.of(sum),
                Fraction::plus));
    return sums;
  }

  private Weighing inTerritory(String territory) {
    return territory.equals(Takings.ELSEWHERE)
        ? weights.familyDays()
        : weights.inTerritory(territory);
  }
}
