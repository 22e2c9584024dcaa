package org.patentpool.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.patentpool.rules.patent.Tier;
import org.patentpool.rules.royalty.Licensee;
import org.patentpool.rules.royalty.Report;
import org.patentpool.rules.royalty.Tariff;
import org.patentpool.rules.settlement.Founder;
import org.patentpool.rules.settlement.Policy;
import org.patentpool.rules.settlement.Receipt;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes a quarter as a scenario, its receipts one by one; records here have its names. */
final class ScenarioFile {
  private static final String QUARTER = MadeUpQuarter.QUARTER.toString();

  /** A scenario does not mention what there is not. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private ScenarioFile() {}

  static void write(Path file, MadeUpQuarter quarter, ReceiptFile receipts) throws IOException {
    try (JsonGenerator out = JSON.createGenerator(file.toFile(), JsonEncoding.UTF8)) {
      out.writeStartObject();
      out.writePOJOProperty("pool", pool(quarter));
      out.writePOJOProperty("quarter", QUARTER);
      out.writePOJOProperty("deficitCarriedIn", quarter.deficitCarriedIn());
      out.writePOJOProperty("carried", byFounder(quarter, Founder::carriedIn));
      out.writePOJOProperty("adjustments", byFounder(quarter, Founder::adjustment));
      out.writePOJOProperty("families", quarter.families());
      out.writePOJOProperty("disputed", quarter.disputed());
      out.writePOJOProperty("tariff", tariff(quarter.tariff()));
      out.writePOJOProperty(
          "licensees", quarter.licensees().stream().map(ScenarioFile::licensee).toList());
      out.writePOJOProperty(
          "reports", quarter.reports().stream().map(ScenarioFile::report).toList());
      out.writeArrayPropertyStart("receipts");
      receipts.forEach(receipt -> out.writePOJO(receipt(receipt)));
      out.writeEndArray();
      out.writeEndObject();
    }
  }

  private record Pool(String id, String currency, List<Member> founders, Terms policy) {}

  private record Member(String id, long multiplierBps, int withholdingBps) {}

  private record Terms(
      int adminFeeBps,
      @Nullable Long adminFeeCap,
      int reserveBps,
      long minPayout,
      @Nullable Integer maxShareBps,
      List<Part> components) {}

  private record Part(
      Policy.Kind kind,
      int weightBps,
      @Nullable SortedMap<String, Long> shares,
      @Nullable SortedMap<Tier, Long> ratios,
      Policy.@Nullable EmptyTiers emptyTiers) {}

  private static Pool pool(MadeUpQuarter quarter) {
    Policy policy = quarter.policy();
    return new Pool(
        "made-up",
        MadeUpQuarter.CURRENCY,
        quarter.founders().stream()
            .map(each -> new Member(each.id(), each.multiplierBps(), each.withholdingBps()))
            .toList(),
        new Terms(
            policy.adminFeeBps(),
            policy.adminFeeCap(),
            policy.reserveBps(),
            policy.minPayout(),
            policy.maxShareBps(),
            policy.components().stream().map(ScenarioFile::part).toList()));
  }

  private static Part part(Policy.Component component) {
    Policy.Kind kind = component.kind();
    int weight = component.weightBps();
    return switch (component) {
      case Policy.Fixed fixed -> new Part(kind, weight, fixed.shares(), null, null);
      case Policy.Tiers tiers -> new Part(kind, weight, null, tiers.ratios(), tiers.emptyTiers());
      default -> new Part(kind, weight, null, null, null);
    };
  }

  private static SortedMap<String, Long> byFounder(
      MadeUpQuarter quarter, ToLongFunction<Founder> amount) {
    SortedMap<String, Long> amounts = new TreeMap<>();
    quarter.founders().forEach(each -> amounts.put(each.id(), amount.applyAsLong(each)));
    return amounts;
  }

  private record Prices(
      List<Price> lines,
      List<Reduction> discounts,
      @Nullable Long annualCap,
      @Nullable Long annualMinimum) {}

  private record Price(
      String product,
      String kind,
      @Nullable List<Band> bands,
      @Nullable String rate,
      SortedMap<String, String> territoryFactor) {}

  private record Band(@Nullable Long upTo, String rate) {}

  private record Reduction(String kind, String rate) {}

  private static Prices tariff(Tariff tariff) {
    List<Price> lines = new ArrayList<>();
    tariff.lines().forEach((product, rate) -> lines.add(price(product, rate)));
    return new Prices(
        lines,
        tariff.discounts().stream()
            .map(each -> new Reduction(each.kind(), Tables.decimal(each.rate())))
            .toList(),
        tariff.annualCap(),
        tariff.annualMinimum());
  }

  private static Price price(String product, Tariff.Rate rate) {
    SortedMap<String, String> factors = new TreeMap<>();
    rate.factors().forEach((territory, each) -> factors.put(territory, Tables.decimal(each)));
    return switch (rate) {
      case Tariff.PerUnit perUnit ->
          new Price(
              product,
              "PER_UNIT",
              perUnit.bands().stream()
                  .map(band -> new Band(band.upTo(), Tables.decimal(band.rate())))
                  .toList(),
              null,
              factors);
      case Tariff.PercentOfSales sales ->
          new Price(product, "PERCENT_OF_SALES", null, Tables.decimal(sales.rate()), factors);
    };
  }

  private record Reporter(String id, SortedSet<String> discounts, Before yearToDate) {}

  private record Before(SortedMap<String, Long> units, long due) {}

  private static Reporter licensee(Licensee licensee) {
    return new Reporter(
        licensee.id(),
        licensee.discounts(),
        new Before(licensee.unitsBefore(), licensee.dueBefore()));
  }

  private record Reported(String licensee, String quarter, List<Report.Line> lines) {}

  private static Reported report(Report report) {
    return new Reported(report.licensee(), QUARTER, report.lines());
  }

  private record Taken(
      String id, String quarter, Receipt.Source source, long amount, @Nullable String territory) {}

  private static Taken receipt(Receipt receipt) {
    return new Taken(
        receipt.id(), QUARTER, receipt.source(), receipt.amount(), receipt.territory());
  }
}
