package org.patentpool.pool.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.patentpool.pool.scenario.Place.Fields;
import org.patentpool.rules.number.Fraction;
import org.patentpool.rules.number.Ids;
import org.patentpool.rules.royalty.Tariff;
import org.patentpool.rules.royalty.Tariff.Rate;

/** Reads a tariff, and learns its products and discounts. */
final class TariffReader {
  private final KnownIds products;
  private final KnownIds discounts;

  TariffReader(KnownIds products, KnownIds discounts) {
    this.products = products;
    this.discounts = discounts;
  }

  /** How a product is priced. */
  private enum Kind {
    PER_UNIT,
    PERCENT_OF_SALES
  }

  static Tariff none() {
    return new Tariff(new TreeMap<>(Ids.ORDER), List.of(), null, null);
  }

  @Nullable Tariff read(Place place) {
    Fields fields = place.object("lines", "discounts", "annualCap", "annualMinimum");
    if (fields == null) {
      products.refused();
      discounts.refused();
      return null;
    }
    SortedMap<String, Rate> rates = new TreeMap<>(Ids.ORDER);
    if (fields.need("lines", each -> each.listOf(line -> line(line, rates))) == null) {
      products.refused();
    }
    List<Tariff.Discount> reductions =
        fields.maybe("discounts", each -> each.listOf(this::discount));
    if (reductions == null && fields.place("discounts") != null) {
      discounts.refused();
    }
    return new Tariff(
        rates,
        reductions == null ? List.of() : reductions,
        fields.maybe("annualCap", Place::count),
        fields.maybe("annualMinimum", Place::count));
  }

  private @Nullable Rate line(Place place, SortedMap<String, Rate> rates) {
    Fields fields = place.fields();
    if (fields == null) {
      products.refused();
      return null;
    }
    String product = fields.need("product", Place::id);
    products.add(fields.place("product"), product);
    Kind kind = fields.need("kind", each -> each.oneOf(Kind.values()));
    SortedMap<String, Fraction> read = fields.maybe("territoryFactor", TariffReader::factors);
    SortedMap<String, Fraction> factors = read == null ? new TreeMap<>(Ids.ORDER) : read;
    Rate rate =
        switch (kind) {
          case null -> {
            fields.refuseOthers("product", "kind", "bands", "rate", "territoryFactor");
            yield null;
          }
          case PER_UNIT -> {
            fields.refuseOthers("product", "kind", "bands", "territoryFactor");
            List<Tariff.Band> bands = fields.need("bands", TariffReader::bands);
            yield bands == null ? null : new Tariff.PerUnit(bands, factors);
          }
          case PERCENT_OF_SALES -> {
            fields.refuseOthers("product", "kind", "rate", "territoryFactor");
            Fraction part = fields.need("rate", Place::decimal);
            yield part == null ? null : new Tariff.PercentOfSales(part, factors);
          }
        };
    if (product != null && rate != null) {
      rates.put(product, rate);
    }
    return rate;
  }

  private static @Nullable SortedMap<String, Fraction> factors(Place place) {
    Fields fields = place.fields();
    if (fields == null) {
      return null;
    }
    fields
        .all()
        .forEach((territory, key) -> {
          if (!territory.equals(Tariff.ANYWHERE) && !territory.matches("[A-Z]{2}")) {
            key.fault(Fault.Code.FORMAT, "a territory is two capitals, or * for all others");
          }
        });
    return fields.map(Place::decimal);
  }

  private static @Nullable List<Tariff.Band> bands(Place place) {
    List<Place> items = place.list();
    if (items == null) {
      return null;
    }
    if (items.isEmpty()) {
      place.fault(Fault.Code.MISSING, "at least one band is needed");
      return null;
    }
    List<Tariff.Band> bands = new ArrayList<>();
    long before = 0;
    boolean onlyLastOpen = true;
    for (int i = 0; i < items.size(); i++) {
      Fields fields = items.get(i).object("upTo", "rate");
      if (fields == null) {
        continue;
      }
      Fraction rate = fields.need("rate", Place::decimal);
      Place end = fields.place("upTo");
      onlyLastOpen &= (end == null) == (i == items.size() - 1);
      Long upTo = end == null ? null : end.integer(1, Long.MAX_VALUE);
      if (end != null && upTo != null) {
        if (upTo <= before) {
          end.fault(Fault.Code.ORDER, "it does not rise above " + before);
        }
        before = upTo;
      }
      if (rate != null) {
        bands.add(new Tariff.Band(upTo, rate));
      }
    }
    if (!onlyLastOpen) {
      place.fault(Fault.Code.ORDER, "the last band and no other is open");
    }
    return bands;
  }

  private Tariff.@Nullable Discount discount(Place place) {
    Fields fields = place.object("kind", "rate");
    if (fields == null) {
      discounts.refused();
      return null;
    }
    String kind = fields.need("kind", Place::id);
    discounts.add(fields.place("kind"), kind);
    Fraction rate =
        fields.need(
            "rate",
            each -> {
              Fraction part = each.decimal();
              if (part != null && part.compareTo(Fraction.ONE) > 0) {
                each.fault(Fault.Code.RANGE, "no discount is above 1");
              }
              return part;
            });
    return kind == null || rate == null ? null : new Tariff.Discount(kind, rate);
  }
}
