package org.patentpool.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.patentpool.rules.calendar.Period;
import org.patentpool.rules.patent.Family;
import org.patentpool.rules.patent.Patent;
import org.patentpool.rules.patent.Tier;

/** Families that come, go, change owner, and whose patents are granted, expire and lapse. */
final class MadeUpFamilies {
  private static final Period QUARTER = MadeUpQuarter.QUARTER.period();

  /** Where patents are in force on some days of the quarter only. */
  private static final List<String> RARE = List.of("TW", "PL", "CL");

  /** Where there are none. */
  private static final List<String> FREE = List.of("BR", "TR", "KE");

  private static final List<String> OFFICES =
      MadeUpQuarter.TERRITORIES.stream()
          .filter(each -> !RARE.contains(each) && !FREE.contains(each))
          .toList();

  private static final int IN_RARE_OFFICES = 2 * RARE.size();

  /** No family is of the last tier. */
  private static final List<Tier> TIERS = List.of(Tier.R3, Tier.R2, Tier.R1);

  private final Chance chance;
  private final Sizes sizes;
  private final List<String> owners;

  MadeUpFamilies(Sizes sizes) {
    this.sizes = sizes;
    this.chance = new Chance(sizes.seed(), 1);
    this.owners = sizes.founderIds();
  }

  List<Family> all() {
    List<Family> families = new ArrayList<>();
    for (int i = 0; i < sizes.families(); i++) {
      add(i, families);
    }
    return families;
  }

  /** One family in thirty leaves its owner, half of them for another one. */
  private void add(int number, List<Family> families) {
    String id = Sizes.id("family", number);
    Tier tier = chance.oneOf(TIERS);
    int score = 2_000 + chance.below(8_001);
    List<Patent> patents = patents(number);
    LocalDate from = chance.percent(3) ? chance.day(QUARTER) : QUARTER.first().minusYears(1);
    LocalDate left = chance.percent(3) ? chance.day(QUARTER) : null;
    LocalDate until = left != null && left.isBefore(from) ? null : left;
    families.add(family(id, tier, score, patents, from, until));
    if (until != null && chance.percent(50)) {
      families.add(family(id, tier, score, patents, until, null));
    }
  }

  private Family family(
      String id,
      Tier tier,
      int score,
      List<Patent> patents,
      LocalDate from,
      @Nullable LocalDate until) {
    return new Family(id, chance.oneOf(owners), tier, score, patents, from, until);
  }

  private List<Patent> patents(int number) {
    TreeSet<String> offices = new TreeSet<>();
    for (int i = chance.below(8); i >= 0; i--) {
      offices.add(chance.oneOf(OFFICES));
    }
    List<Patent> patents = new ArrayList<>();
    offices.forEach(office -> patents.add(patent(office)));
    if (number < IN_RARE_OFFICES) {
      patents.add(brief(RARE.get(number % RARE.size())));
    }
    return patents;
  }

  private Patent patent(String office) {
    LocalDate granted =
        chance.percent(6)
            ? chance.day(QUARTER)
            : QUARTER.first().minusDays(1 + chance.below(6_000));
    LocalDate expires =
        chance.percent(6) && granted.isBefore(QUARTER.first())
            ? chance.day(QUARTER)
            : granted.plusDays(6_200);
    LocalDate lapsed = chance.percent(3) ? chance.day(new Period(granted, expires)) : null;
    return new Patent(office, granted, expires, lapsed);
  }

  private Patent brief(String office) {
    LocalDate granted = chance.day(QUARTER);
    return new Patent(office, granted, granted.plusDays(1 + chance.below(40)), null);
  }
}
