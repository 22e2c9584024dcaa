package org.patentpool.pool.scenario;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.patentpool.pool.scenario.Place.Fields;
import org.patentpool.rules.number.Ids;
import org.patentpool.rules.patent.Family;
import org.patentpool.rules.patent.Patent;
import org.patentpool.rules.patent.Tier;

/** Reads the families and their patents. */
final class FamilyReader {
  private final KnownIds founders;
  private final KnownIds families;
  private final boolean tierNeeded;
  private final boolean scoreNeeded;
  private final SortedMap<String, List<Stay>> stays = new TreeMap<>(Ids.ORDER);

  FamilyReader(KnownIds founders, KnownIds families, boolean tierNeeded, boolean scoreNeeded) {
    this.founders = founders;
    this.families = families;
    this.tierNeeded = tierNeeded;
    this.scoreNeeded = scoreNeeded;
  }

  private record Stay(LocalDate from, LocalDate until) {
    boolean isEmpty() {
      return !from.isBefore(until);
    }

    boolean overlaps(Stay other) {
      return !isEmpty()
          && !other.isEmpty()
          && from.isBefore(other.until)
          && other.from.isBefore(until);
    }
  }

  @Nullable Family read(Place place) {
    Fields fields =
        place.object("id", "owner", "tier", "score", "patents", "pooledFrom", "pooledUntil");
    if (fields == null) {
      families.refused();
      return null;
    }
    String id = fields.need("id", Place::id);
    families.addAgain(id);
    String owner = fields.need("owner", founders::read);
    Tier tier = read(fields, "tier", tierNeeded, each -> each.oneOf(Tier.values()));
    Long score = read(fields, "score", scoreNeeded, each -> each.integer(0, 10_000));
    List<Patent> patents = fields.need("patents", each -> each.listOf(FamilyReader::patent));
    LocalDate from = fields.need("pooledFrom", Place::date);
    boolean leaves = fields.place("pooledUntil") != null;
    LocalDate until = fields.maybe("pooledUntil", Place::date);
    if (id == null || from == null || (leaves && until == null)) {
      return null;
    }
    refuseOverlap(place, id, new Stay(from, until == null ? LocalDate.MAX : until));
    return owner == null || patents == null
        ? null
        : new Family(
            id, owner, tier, score == null ? null : Math.toIntExact(score), patents, from, until);
  }

  private static <T> @Nullable T read(
      Fields fields, String name, boolean needed, Place.Reading<T> reading) {
    return needed ? fields.need(name, reading) : fields.maybe(name, reading);
  }

  private void refuseOverlap(Place place, String id, Stay stay) {
    List<Stay> earlier = stays.computeIfAbsent(id, _ -> new ArrayList<>());
    if (earlier.stream().anyMatch(stay::overlaps)) {
      place.fault(Fault.Code.DUPLICATE, "this family is in the pool already on some of these days");
    }
    earlier.add(stay);
  }

  private static @Nullable Patent patent(Place place) {
    Fields fields = place.object("office", "grantedOn", "expiresOn", "lapsedOn");
    if (fields == null) {
      return null;
    }
    String office = fields.need("office", Place::territory);
    LocalDate granted = fields.need("grantedOn", Place::date);
    LocalDate expires = fields.need("expiresOn", each -> ending(each, granted));
    LocalDate lapsed = fields.maybe("lapsedOn", each -> ending(each, granted));
    return office == null || granted == null || expires == null
        ? null
        : new Patent(office, granted, expires, lapsed);
  }

  private static @Nullable LocalDate ending(Place place, @Nullable LocalDate granted) {
    LocalDate date = place.date();
    if (date != null && granted != null && date.isBefore(granted)) {
      place.fault(Fault.Code.ORDER, "it comes before the grant");
    }
    return date;
  }
}
