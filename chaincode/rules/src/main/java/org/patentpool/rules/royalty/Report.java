package org.patentpool.rules.royalty;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.patentpool.rules.calendar.Period;
import org.patentpool.rules.calendar.Quarter;
import org.patentpool.rules.number.Ids;

/** What one licensee made and sold in a quarter. */
public record Report(String licensee, Quarter quarter, List<Line> lines) {
  public Report {
    lines = List.copyOf(lines);
  }

  /**
   * One product made in one territory and sold in one.
   *
   * @param netSales in minor units
   * @param from null when it is the first day of the quarter and was not written
   * @param to null when it is the last day of the quarter and was not written
   */
  public record Line(
      String product,
      String madeIn,
      String soldIn,
      long units,
      long netSales,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {

    Period period(Quarter quarter) {
      Period whole = quarter.period();
      return new Period(from == null ? whole.first() : from, to == null ? whole.last() : to);
    }
  }

  /** The lines in the order in which they are charged; equal lines keep theirs. */
  List<Line> ordered() {
    return lines.stream()
        .sorted(
            Comparator.comparing(Line::product, Ids.ORDER)
                .thenComparing(Line::soldIn, Ids.ORDER)
                .thenComparing(Line::madeIn, Ids.ORDER)
                .thenComparing(line -> line.period(quarter).first()))
        .toList();
  }
}
