package org.patentpool.rules.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.patentpool.rules.Json;
import org.patentpool.rules.calendar.Quarter;
import org.patentpool.rules.number.Currencies;
import org.patentpool.rules.number.Fraction;
import org.patentpool.rules.number.Ids;
import org.patentpool.rules.patent.Coverage;
import org.patentpool.rules.patent.Family;
import org.patentpool.rules.patent.Patent;
import org.patentpool.rules.patent.Tier;
import org.patentpool.rules.royalty.Licensee;
import org.patentpool.rules.royalty.Report;
import org.patentpool.rules.royalty.Tariff;
import org.patentpool.rules.settlement.Founder;
import org.patentpool.rules.settlement.Policy;
import org.patentpool.rules.settlement.Quarterly;
import org.patentpool.rules.settlement.Receipt;
import org.patentpool.rules.settlement.Takings;

/** What the rules take of a scenario. */
record Scenario(Json input) {
  int decimals() {
    return Currencies.decimals(input.at("pool").at("currency").text()).orElseThrow();
  }

  List<Family> families() {
    return input.at("families").list().stream().map(Scenario::family).toList();
  }

  private static Family family(Json family) {
    return new Family(
        family.at("id").text(),
        family.at("owner").text(),
        family.at("tier").isNull() ? null : Tier.valueOf(family.at("tier").text()),
        family.at("score").isNull() ? null : family.at("score").small(),
        family.at("patents").list().stream().map(Scenario::patent).toList(),
        family.at("pooledFrom").day(),
        family.at("pooledUntil").dayOrNone());
  }

  private static Patent patent(Json patent) {
    return new Patent(
        patent.at("office").text(),
        patent.at("grantedOn").day(),
        patent.at("expiresOn").day(),
        patent.at("lapsedOn").dayOrNone());
  }

  Coverage coverage() {
    return new Coverage(families());
  }

  Tariff tariff() {
    Json tariff = input.at("tariff");
    SortedMap<String, Tariff.Rate> rates = new TreeMap<>(Ids.ORDER);
    for (Json line : tariff.at("lines").list()) {
      rates.put(line.at("product").text(), rate(line));
    }
    return new Tariff(
        rates,
        tariff.at("discounts").list().stream()
            .map(each ->
                new Tariff.Discount(
                    each.at("kind").text(), Fraction.decimal(each.at("rate").text())))
            .toList(),
        numberOrNone(tariff.at("annualCap")),
        numberOrNone(tariff.at("annualMinimum")));
  }

  private static Tariff.Rate rate(Json line) {
    SortedMap<String, Fraction> factors =
        map(line.at("territoryFactor"), each -> Fraction.decimal(each.text()));
    if (line.at("kind").text().equals("PERCENT_OF_SALES")) {
      return new Tariff.PercentOfSales(Fraction.decimal(line.at("rate").text()), factors);
    }
    return new Tariff.PerUnit(
        line.at("bands").list().stream()
            .map(each ->
                new Tariff.Band(
                    numberOrNone(each.at("upTo")), Fraction.decimal(each.at("rate").text())))
            .toList(),
        factors);
  }

  List<Licensee> licensees() {
    return input.at("licensees").list().stream()
        .map(each -> {
          TreeSet<String> discounts = new TreeSet<>(Ids.ORDER);
          each.at("discounts").list().forEach(kind -> discounts.add(kind.text()));
          Json year = each.at("yearToDate");
          return new Licensee(
              each.at("id").text(),
              discounts,
              map(year.at("units"), Json::number),
              year.at("due").isNull() ? 0 : year.at("due").number());
        })
        .toList();
  }

  List<Report> reports(String licensee) {
    return input.at("reports").list().stream()
        .filter(each -> each.at("licensee").text().equals(licensee))
        .map(each ->
            new Report(
                licensee,
                Quarter.parse(each.at("quarter").text()),
                each.at("lines").list().stream().map(Scenario::line).toList()))
        .toList();
  }

  private static Report.Line line(Json line) {
    return new Report.Line(
        line.at("product").text(),
        line.at("madeIn").text(),
        line.at("soldIn").text(),
        line.at("units").number(),
        line.at("netSales").number(),
        line.at("from").dayOrNone(),
        line.at("to").dayOrNone());
  }

  /** The quarter that is to be settled, if there is one. */
  @Nullable Quarterly quarterly() {
    if (input.at("quarter").isNull()) {
      return null;
    }
    Quarter quarter = Quarter.parse(input.at("quarter").text());
    Json deficit = input.at("deficitCarriedIn");
    TreeSet<String> disputed = new TreeSet<>(Ids.ORDER);
    input.at("disputed").list().forEach(each -> disputed.add(each.text()));
    return new Quarterly(
        quarter,
        policy(),
        founders(),
        families(),
        Takings.of(receipts(quarter)),
        deficit.isNull() ? 0 : deficit.number(),
        disputed);
  }

  private List<Founder> founders() {
    SortedMap<String, Long> carried = map(input.at("carried"), Json::number);
    SortedMap<String, Long> adjustments = map(input.at("adjustments"), Json::number);
    return input.at("pool").at("founders").list().stream()
        .map(each -> {
          String id = each.at("id").text();
          Json multiplier = each.at("multiplierBps");
          Json withholding = each.at("withholdingBps");
          return new Founder(
              id,
              multiplier.isNull() ? Founder.ORDINARY_MULTIPLIER : multiplier.number(),
              withholding.isNull() ? 0 : withholding.small(),
              carried.getOrDefault(id, 0L),
              adjustments.getOrDefault(id, 0L));
        })
        .toList();
  }

  private List<Receipt> receipts(Quarter quarter) {
    List<Receipt> receipts = new ArrayList<>();
    for (Json each : input.at("receipts").list()) {
      if (each.at("quarter").text().equals(quarter.toString())) {
        Json original = each.at("original");
        receipts.add(
            new Receipt(
                each.at("id").text(),
                Receipt.Source.valueOf(each.at("source").text()),
                original.isNull() ? each.at("amount").number() : converted(original),
                each.at("territory").isNull() ? null : each.at("territory").text()));
      }
    }
    return receipts;
  }

  private long converted(Json original) {
    return Receipt.converted(
        original.at("amount").number(),
        Fraction.decimal(original.at("rate").text()),
        Currencies.decimals(original.at("currency").text()).orElseThrow(),
        decimals());
  }

  private Policy policy() {
    Json policy = input.at("pool").at("policy");
    Json maxShare = policy.at("maxShareBps");
    Json minPayout = policy.at("minPayout");
    return new Policy(
        policy.at("adminFeeBps").small(),
        policy.at("reserveBps").small(),
        numberOrNone(policy.at("adminFeeCap")),
        minPayout.isNull() ? 0 : minPayout.number(),
        maxShare.isNull() ? null : maxShare.small(),
        policy.at("components").list().stream().map(Scenario::component).toList());
  }

  private static Policy.Component component(Json component) {
    int bps = component.at("weightBps").small();
    return switch (Policy.Kind.valueOf(component.at("kind").text())) {
      case EQUAL -> new Policy.Equal(bps);
      case FIXED -> new Policy.Fixed(bps, map(component.at("shares"), Json::number));
      case FAMILY_COUNT -> new Policy.FamilyCount(bps);
      case SCORE -> new Policy.Score(bps);
      case TIER -> {
        SortedMap<Tier, Long> ratios = new TreeMap<>();
        component
            .at("ratios")
            .members()
            .forEach((tier, ratio) -> ratios.put(Tier.valueOf(tier), ratio.number()));
        Json empty = component.at("emptyTiers");
        yield new Policy.Tiers(
            bps,
            ratios,
            empty.isNull()
                ? Policy.EmptyTiers.REDISTRIBUTE
                : Policy.EmptyTiers.valueOf(empty.text()));
      }
      case COVERAGE -> new Policy.Territories(bps);
    };
  }

  private static <T> SortedMap<String, T> map(Json members, Function<Json, T> reading) {
    SortedMap<String, T> map = new TreeMap<>(Ids.ORDER);
    Map<String, Json> all = members.members();
    all.forEach((name, each) -> map.put(name, reading.apply(each)));
    return map;
  }

  private static @Nullable Long numberOrNone(Json number) {
    return number.isNull() ? null : number.number();
  }
}
