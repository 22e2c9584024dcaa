package org.patentpool.pool.scenario;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.patentpool.pool.scenario.Place.Fields;
import org.patentpool.rules.calendar.Period;
import org.patentpool.rules.calendar.Quarter;
import org.patentpool.rules.number.Ids;
import org.patentpool.rules.royalty.Licensee;
import org.patentpool.rules.royalty.Report;

/** Reads licensees and their reports. */
final class ReportReader {
  private final KnownIds licensees = new KnownIds("licensee");
  private final KnownIds products;
  private final KnownIds discounts;
  private final TreeSet<String> reported = new TreeSet<>();

  ReportReader(KnownIds products, KnownIds discounts) {
    this.products = products;
    this.discounts = discounts;
  }

  @Nullable List<Licensee> licensees(Place place) {
    List<Licensee> read = place.listOf(this::licensee);
    if (read == null) {
      licensees.refused();
    }
    return read;
  }

  private @Nullable Licensee licensee(Place place) {
    Fields fields = place.object("id", "discounts", "yearToDate");
    if (fields == null) {
      licensees.refused();
      return null;
    }
    String id = fields.need("id", Place::id);
    licensees.add(fields.place("id"), id);
    TreeSet<String> entitled = new TreeSet<>(Ids.ORDER);
    fields.maybe("discounts", each -> each.listOf(kind -> entitled(kind, entitled)));
    SortedMap<String, Long> units = new TreeMap<>(Ids.ORDER);
    Long due = fields.maybe("yearToDate", each -> yearToDate(each, units));
    return id == null ? null : new Licensee(id, entitled, units, due == null ? 0 : due);
  }

  private @Nullable String entitled(Place place, Set<String> entitled) {
    String kind = discounts.read(place);
    if (kind != null && !entitled.add(kind)) {
      place.fault(Fault.Code.DUPLICATE, "the licensee has this discount already");
    }
    return kind;
  }

  private @Nullable Long yearToDate(Place place, SortedMap<String, Long> units) {
    Fields fields = place.object("units", "due");
    if (fields == null) {
      return null;
    }
    fields.maybe(
        "units",
        each -> {
          Fields counts = each.fields();
          if (counts == null) {
            return null;
          }
          counts.all().forEach((product, key) -> products.check(key, product));
          SortedMap<String, Long> read = counts.map(Place::count);
          if (read != null) {
            units.putAll(read);
          }
          return read;
        });
    return fields.maybe("due", Place::count);
  }

  @Nullable Report report(Place place) {
    Fields fields = place.object("licensee", "quarter", "lines");
    if (fields == null) {
      return null;
    }
    String licensee = fields.need("licensee", licensees::read);
    Quarter quarter = fields.need("quarter", Place::quarter);
    if (licensee != null && quarter != null && !reported.add(quarter + " " + licensee)) {
      place.fault(Fault.Code.DUPLICATE, "this licensee has reported this quarter already");
    }
    List<Report.Line> lines =
        fields.need("lines", each -> each.listOf(line -> line(line, quarter)));
    return licensee == null || quarter == null || lines == null
        ? null
        : new Report(licensee, quarter, lines);
  }

  private Report.@Nullable Line line(Place place, @Nullable Quarter quarter) {
    Fields fields = place.object("product", "madeIn", "soldIn", "units", "netSales", "from", "to");
    if (fields == null) {
      return null;
    }
    String product = fields.need("product", products::read);
    String madeIn = fields.need("madeIn", Place::territory);
    String soldIn = fields.need("soldIn", Place::territory);
    Long units = fields.need("units", Place::count);
    Long netSales = fields.need("netSales", Place::count);
    Period whole = quarter == null ? null : quarter.period();
    LocalDate from = fields.maybe("from", each -> within(each, whole));
    LocalDate to =
        fields.maybe(
            "to",
            each -> {
              LocalDate day = within(each, whole);
              if (day != null && from != null && day.isBefore(from)) {
                each.fault(Fault.Code.RANGE, "it comes before the first day");
                return null;
              }
              return day;
            });
    return product == null || madeIn == null || soldIn == null || units == null || netSales == null
        ? null
        : new Report.Line(product, madeIn, soldIn, units, netSales, from, to);
  }

  private static @Nullable LocalDate within(Place place, @Nullable Period whole) {
    LocalDate day = place.date();
    if (day != null && whole != null && !whole.contains(day)) {
      place.fault(Fault.Code.RANGE, "it lies outside the quarter");
      return null;
    }
    return day;
  }
}
