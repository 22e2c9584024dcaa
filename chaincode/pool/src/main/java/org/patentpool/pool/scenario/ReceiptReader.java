package org.patentpool.pool.scenario;

import org.jspecify.annotations.Nullable;
import org.patentpool.pool.scenario.Place.Fields;
import org.patentpool.rules.calendar.Quarter;
import org.patentpool.rules.number.Currencies;
import org.patentpool.rules.number.Fraction;
import org.patentpool.rules.settlement.Receipt;

/** Reads receipts; their amounts are computed when everything else has been found right. */
final class ReceiptReader {
  private final KnownIds ids = new KnownIds("receipt");

  /** A receipt as it was written. */
  record Written(
      String id,
      Quarter quarter,
      Receipt.Source source,
      long amount,
      @Nullable Rate rate,
      @Nullable String territory) {

    Receipt in(int poolDecimals) {
      long own =
          rate == null
              ? amount
              : Receipt.converted(amount, rate.perUnit, rate.decimals, poolDecimals);
      return new Receipt(id, source, own, territory);
    }
  }

  /** What another currency's units are worth, and how many decimals it has. */
  record Rate(Fraction perUnit, int decimals) {}

  private record Money(long amount, @Nullable Rate rate) {}

  @Nullable Written read(Place place) {
    Fields fields = place.object("id", "quarter", "source", "amount", "original", "territory");
    if (fields == null) {
      return null;
    }
    String id = fields.need("id", Place::id);
    ids.add(fields.place("id"), id);
    Quarter quarter = fields.need("quarter", Place::quarter);
    Receipt.Source source = fields.need("source", each -> each.oneOf(Receipt.Source.values()));
    Money money = money(fields, source);
    String territory = fields.maybe("territory", Place::territory);
    return id == null || quarter == null || source == null || money == null
        ? null
        : new Written(id, quarter, source, money.amount, money.rate, territory);
  }

  private static @Nullable Money money(Fields fields, Receipt.@Nullable Source source) {
    Place original = fields.place("original");
    if (original == null || fields.place("amount") != null) {
      if (original != null) {
        original.fault(Fault.Code.UNKNOWN_FIELD, "it stands beside an amount");
      }
      Long amount = fields.need("amount", each -> signed(each, source));
      return amount == null ? null : new Money(amount, null);
    }
    Fields parts = original.object("currency", "amount", "rate", "on", "source");
    if (parts == null) {
      return null;
    }
    Integer decimals = parts.need("currency", ReceiptReader::decimals);
    Long amount = parts.need("amount", each -> signed(each, source));
    Fraction rate = parts.need("rate", Place::decimal);
    parts.need("on", Place::date);
    parts.need("source", Place::id);
    return decimals == null || amount == null || rate == null
        ? null
        : new Money(amount, new Rate(rate, decimals));
  }

  private static @Nullable Long signed(Place place, Receipt.@Nullable Source source) {
    Long amount = place.integer(Long.MIN_VALUE, Long.MAX_VALUE);
    if (amount != null && source == Receipt.Source.REFUND && amount > 0) {
      place.fault(Fault.Code.RANGE, "a refund is not positive");
    } else if (amount != null && source != null && source != Receipt.Source.REFUND && amount < 0) {
      place.fault(Fault.Code.RANGE, "only a refund is negative");
    }
    return amount;
  }

  /** The decimals of a currency. */
  static @Nullable Integer decimals(Place place) {
    String code = place.text();
    if (code == null) {
      return null;
    }
    var decimals = Currencies.decimals(code);
    if (decimals.isEmpty()) {
      place.fault(Fault.Code.FORMAT, "it is no currency of ISO 4217 with decimals");
      return null;
    }
    return decimals.getAsInt();
  }
}
