package org.patentpool.pool.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.patentpool.pool.scenario.Place.Fields;
import org.patentpool.rules.number.Ids;
import org.patentpool.rules.patent.Tier;
import org.patentpool.rules.settlement.Policy;
import org.patentpool.rules.settlement.Policy.Component;

/** Reads a policy and its components. */
final class PolicyReader {
  private static final long ALL = 10_000;

  private final KnownIds founders;
  private final Set<Policy.Kind> kinds = EnumSet.noneOf(Policy.Kind.class);

  PolicyReader(KnownIds founders) {
    this.founders = founders;
  }

  @Nullable Policy read(Place place) {
    Fields fields =
        place.object(
            "adminFeeBps", "reserveBps", "adminFeeCap", "minPayout", "maxShareBps", "components");
    if (fields == null) {
      return null;
    }
    Integer fee = fields.need("adminFeeBps", Place::bps);
    Integer reserve = fields.need("reserveBps", Place::bps);
    Long cap = fields.maybe("adminFeeCap", Place::count);
    Long minPayout = fields.maybe("minPayout", Place::count);
    Integer maxShare = fields.maybe("maxShareBps", Place::bps);
    List<Component> components = fields.need("components", this::components);
    return fee == null || reserve == null || components == null
        ? null
        : new Policy(fee, reserve, cap, minPayout == null ? 0 : minPayout, maxShare, components);
  }

  /** Whether it has a component of this kind, whatever else is wrong with it. */
  boolean has(Policy.Kind kind) {
    return kinds.contains(kind);
  }

  private @Nullable List<Component> components(Place place) {
    List<@Nullable Integer> weights = new ArrayList<>();
    List<Component> components = place.listOf(item -> component(item, weights));
    if (components == null) {
      return null;
    }
    if (weights.isEmpty()) {
      place.fault(Fault.Code.MISSING, "at least one component is needed");
    } else if (weights.stream().allMatch(Objects::nonNull)) {
      long sum = weights.stream().mapToLong(weight -> weight == null ? 0 : weight).sum();
      if (sum != ALL) {
        place.fault(Fault.Code.SUM, "the weights add up to " + sum + ", not to 10000");
      }
    }
    return components;
  }

  private @Nullable Component component(Place item, List<@Nullable Integer> weights) {
    Fields fields = item.fields();
    if (fields == null) {
      weights.add(null);
      return null;
    }
    Policy.Kind kind = fields.need("kind", place -> place.oneOf(Policy.Kind.values()));
    Integer weight = fields.need("weightBps", Place::bps);
    weights.add(weight);
    switch (kind) {
      case null -> fields.refuseOthers("kind", "weightBps", "shares", "ratios", "emptyTiers");
      case FIXED -> fields.refuseOthers("kind", "weightBps", "shares");
      case TIER -> fields.refuseOthers("kind", "weightBps", "ratios", "emptyTiers");
      default -> fields.refuseOthers("kind", "weightBps");
    }
    if (kind == null) {
      return null;
    }
    kinds.add(kind);
    int bps = weight == null ? 0 : weight;
    return switch (kind) {
      case EQUAL -> new Policy.Equal(bps);
      case FAMILY_COUNT -> new Policy.FamilyCount(bps);
      case SCORE -> new Policy.Score(bps);
      case COVERAGE -> new Policy.Territories(bps);
      case FIXED -> fixed(fields, bps);
      case TIER -> tiers(fields, bps);
    };
  }

  private Component fixed(Fields fields, int bps) {
    SortedMap<String, Long> shares =
        fields.need(
            "shares",
            place -> {
              Fields members = place.fields();
              if (members == null) {
                return null;
              }
              members.all().forEach((id, key) -> founders.check(key, id));
              SortedMap<String, Long> read = members.map(Place::count);
              if (read != null) {
                requirePositive(place, read.values());
              }
              return read;
            });
    return new Policy.Fixed(bps, shares == null ? new TreeMap<>(Ids.ORDER) : shares);
  }

  private static Component tiers(Fields fields, int bps) {
    SortedMap<Tier, Long> ratios = fields.need("ratios", PolicyReader::ratios);
    Policy.EmptyTiers empty =
        fields.maybe("emptyTiers", place -> place.oneOf(Policy.EmptyTiers.values()));
    return new Policy.Tiers(
        bps,
        ratios == null ? new TreeMap<>() : ratios,
        empty == null ? Policy.EmptyTiers.REDISTRIBUTE : empty);
  }

  private static @Nullable SortedMap<Tier, Long> ratios(Place place) {
    Fields fields = place.object("R1", "R2", "R3", "R4");
    if (fields == null) {
      return null;
    }
    SortedMap<Tier, Long> ratios = new TreeMap<>();
    for (Tier tier : Tier.values()) {
      Long ratio = fields.maybe(tier.name(), Place::count);
      if (ratio != null) {
        ratios.put(tier, ratio);
      }
    }
    if (ratios.size() == fields.all().size()) {
      requirePositive(place, ratios.values());
    }
    return ratios;
  }

  private static void requirePositive(Place place, Collection<Long> parts) {
    if (parts.stream().noneMatch(part -> part > 0)) {
      place.fault(Fault.Code.SUM, "at least one of them has to be positive");
    }
  }
}
