package org.patentpool.pool.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.patentpool.pool.scenario.Place.Fields;
import org.patentpool.rules.calendar.Quarter;
import org.patentpool.rules.number.Amount;
import org.patentpool.rules.number.Ids;
import org.patentpool.rules.patent.Family;
import org.patentpool.rules.royalty.Licensee;
import org.patentpool.rules.royalty.Report;
import org.patentpool.rules.royalty.Tariff;
import org.patentpool.rules.settlement.Founder;
import org.patentpool.rules.settlement.Policy;
import org.patentpool.rules.settlement.Receipt;
import org.patentpool.rules.settlement.Takings;

/** Reads a scenario, or everything that is wrong with it. */
final class ScenarioReader {
  private final List<Fault> faults = new ArrayList<>();
  private final KnownIds founderIds = new KnownIds("founder");
  private final KnownIds familyIds = new KnownIds("family");
  private final KnownIds products = new KnownIds("product");
  private final KnownIds discounts = new KnownIds("discount");
  private final KnownIds overdueIds = new KnownIds("overdue item");

  private Amount.@Nullable OutOfRange outOfRange;

  private ScenarioReader() {}

  /** What was read. */
  sealed interface Outcome {}

  record Read(Scenario scenario) implements Outcome {}

  record Refused(List<Fault> faults) implements Outcome {}

  /**
   * Reads a scenario, bare or as the {@code input} of a file that holds its answer too.
   *
   * @throws IOException when the file cannot be read
   * @throws Amount.OutOfRange when a receipt does not fit in the pool's currency
   */
  static Outcome read(Value.Source source) throws IOException {
    try {
      Value root = Value.read(source, List.of(List.of("receipts"), List.of("input", "receipts")));
      Value input = root instanceof Value.Members file ? file.members().get("input") : null;
      return read(input == null ? root : input);
    } catch (JsonProcessingException e) {
      return notJson(e);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof JsonProcessingException cause) {
        return notJson(cause);
      }
      throw e.getCause();
    }
  }

  private static Refused notJson(JsonProcessingException e) {
    return new Refused(
        List.of(new Fault("", Fault.Code.SYNTAX, "it is not JSON: " + e.getOriginalMessage())));
  }

  static Outcome read(Value root) {
    ScenarioReader reader = new ScenarioReader();
    Scenario scenario = reader.scenario(Place.root(reader.faults, root));
    return scenario == null ? new Refused(List.copyOf(reader.faults)) : new Read(scenario);
  }

  private record Named(String id, String currency, int decimals) {}

  private @Nullable Scenario scenario(Place place) {
    Fields root =
        place.object(
            "pool",
            "families",
            "tariff",
            "licensees",
            "reports",
            "receipts",
            "quarter",
            "carried",
            "adjustments",
            "disputed",
            "deficitCarriedIn",
            "overdue",
            "seed");
    if (root == null) {
      return null;
    }
    Fields pool = root.need("pool", each -> each.object("id", "currency", "founders", "policy"));
    if (pool == null) {
      founderIds.refused();
    }
    Named named = pool == null ? null : named(pool);
    List<Founder> founders = pool == null ? null : pool.need("founders", this::founders);
    if (founders == null) {
      founderIds.refused();
    }
    PolicyReader policyReader = new PolicyReader(founderIds);
    Policy policy = pool == null ? null : pool.need("policy", policyReader::read);
    FamilyReader familyReader =
        new FamilyReader(
            founderIds,
            familyIds,
            policyReader.has(Policy.Kind.TIER),
            policyReader.has(Policy.Kind.SCORE));
    List<Family> families = root.need("families", each -> each.listOf(familyReader::read));
    if (families == null) {
      familyIds.refused();
    }
    Tariff tariff = root.maybe("tariff", new TariffReader(products, discounts)::read);
    ReportReader reports = new ReportReader(products, discounts);
    List<Licensee> licensees = root.maybe("licensees", reports::licensees);
    List<Report> reported = root.maybe("reports", each -> each.listOf(reports::report));
    Quarter quarter = root.maybe("quarter", Place::quarter);
    Takings takings = root.maybe("receipts", each -> takings(each, named, quarter));
    SortedMap<String, Long> carried = root.maybe("carried", this::byFounder);
    SortedMap<String, Long> adjustments = root.maybe("adjustments", this::byFounder);
    TreeSet<String> disputed = new TreeSet<>(Ids.ORDER);
    root.maybe("disputed", each -> each.listOf(family -> disputed(family, disputed)));
    Long deficit = root.maybe("deficitCarriedIn", each -> each.integer(Long.MIN_VALUE, 0));
    List<Scenario.Overdue> overdue = root.maybe("overdue", each -> each.listOf(this::overdue));
    String seed = root.maybe("seed", Place::seed);
    if (!faults.isEmpty()
        || named == null
        || founders == null
        || policy == null
        || families == null) {
      return null;
    }
    if (outOfRange != null) {
      throw outOfRange;
    }
    return new Scenario(
        named.id,
        named.currency,
        named.decimals,
        policy,
        withMoney(founders, orNone(carried), orNone(adjustments)),
        families,
        tariff == null ? TariffReader.none() : tariff,
        orEmpty(licensees),
        orEmpty(reported),
        quarter,
        takings == null ? Takings.of(List.of()) : takings,
        deficit == null ? 0 : deficit,
        disputed,
        orEmpty(overdue),
        seed);
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  private static SortedMap<String, Long> orNone(@Nullable SortedMap<String, Long> map) {
    return map == null ? new TreeMap<>(Ids.ORDER) : map;
  }

  private static @Nullable Named named(Fields pool) {
    String id = pool.need("id", Place::id);
    Integer decimals = pool.need("currency", ReceiptReader::decimals);
    Place currency = pool.place("currency");
    String code = decimals == null || currency == null ? null : currency.text();
    return id == null || decimals == null || code == null ? null : new Named(id, code, decimals);
  }

  private @Nullable List<Founder> founders(Place place) {
    if (place.isEmptyList()) {
      place.fault(Fault.Code.MISSING, "at least one founder is needed");
      return null;
    }
    return place.listOf(this::founder);
  }

  private @Nullable Founder founder(Place place) {
    Fields fields = place.object("id", "multiplierBps", "withholdingBps");
    if (fields == null) {
      founderIds.refused();
      return null;
    }
    String id = fields.need("id", Place::id);
    founderIds.add(fields.place("id"), id);
    Long multiplier = fields.maybe("multiplierBps", Place::count);
    Integer withholding = fields.maybe("withholdingBps", Place::bps);
    return id == null
        ? null
        : new Founder(
            id,
            multiplier == null ? Founder.ORDINARY_MULTIPLIER : multiplier,
            withholding == null ? 0 : withholding,
            0,
            0);
  }

  private @Nullable SortedMap<String, Long> byFounder(Place place) {
    Fields fields = place.fields();
    if (fields == null) {
      return null;
    }
    fields.all().forEach((id, key) -> founderIds.check(key, id));
    return fields.map(each -> each.integer(Long.MIN_VALUE, Long.MAX_VALUE));
  }

  private @Nullable String disputed(Place place, Set<String> disputed) {
    String family = familyIds.read(place);
    if (family != null) {
      disputed.add(family);
    }
    return family;
  }

  private Scenario.@Nullable Overdue overdue(Place place) {
    Fields fields = place.object("id", "principal", "annualBps", "dueOn", "paidOn");
    if (fields == null) {
      return null;
    }
    String id = fields.need("id", Place::id);
    overdueIds.add(fields.place("id"), id);
    Long principal = fields.need("principal", Place::count);
    Long annualBps = fields.need("annualBps", Place::count);
    LocalDate dueOn = fields.need("dueOn", Place::date);
    LocalDate paidOn = fields.need("paidOn", Place::date);
    return id == null || principal == null || annualBps == null || dueOn == null || paidOn == null
        ? null
        : new Scenario.Overdue(id, principal, annualBps, dueOn, paidOn);
  }

  private static List<Founder> withMoney(
      List<Founder> founders,
      SortedMap<String, Long> carried,
      SortedMap<String, Long> adjustments) {
    return founders.stream()
        .map(founder ->
            new Founder(
                founder.id(),
                founder.multiplierBps(),
                founder.withholdingBps(),
                carried.getOrDefault(founder.id(), 0L),
                adjustments.getOrDefault(founder.id(), 0L)))
        .toList();
  }

  /** The receipts of the quarter. */
  private Takings takings(Place place, @Nullable Named named, @Nullable Quarter quarter) {
    ReceiptReader reader = new ReceiptReader();
    Takings.Till till = new Takings.Till();
    place.forEach(each -> {
      ReceiptReader.Written written = reader.read(each);
      if (written != null && named != null) {
        take(written, named.decimals, quarter, till);
      }
    });
    return till.takings();
  }

  /** Those of other quarters are converted too: an amount that does not fit is wrong anywhere. */
  private void take(
      ReceiptReader.Written written, int decimals, @Nullable Quarter quarter, Takings.Till till) {
    try {
      Receipt receipt = written.in(decimals);
      if (written.quarter().equals(quarter)) {
        till.add(receipt);
      }
    } catch (Amount.OutOfRange e) {
      // What is written wrong elsewhere comes before what cannot be computed.
      outOfRange = e;
    }
  }
}
