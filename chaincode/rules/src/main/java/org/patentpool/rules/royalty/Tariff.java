package org.patentpool.rules.royalty;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.patentpool.rules.number.Fraction;

/**
 * What the pool charges.
 *
 * @param lines by product
 * @param discounts in the order in which they are applied
 * @param annualCap what a licensee owes at most in a year, or null
 * @param annualMinimum what a licensee owes at least in a year, or null
 */
public record Tariff(
    SortedMap<String, Rate> lines,
    List<Discount> discounts,
    @Nullable Long annualCap,
    @Nullable Long annualMinimum) {
  /** The territory whose factor counts where no other is named. */
  public static final String ANYWHERE = "*";

  public Tariff {
    discounts = List.copyOf(discounts);
  }

  /** A part of the price that a licensee may be let off. */
  public record Discount(String kind, Fraction rate) {}

  /** What one product costs. */
  public sealed interface Rate {
    SortedMap<String, Fraction> factors();

    /** The factor of the territory where it is sold. */
    default Fraction factor(String soldIn) {
      Fraction own = factors().get(soldIn);
      return own == null ? factors().getOrDefault(ANYWHERE, Fraction.ONE) : own;
    }
  }

  /** So much a unit, by marginal bands that the units of a year fill. */
  public record PerUnit(List<Band> bands, SortedMap<String, Fraction> factors) implements Rate {
    public PerUnit {
      bands = List.copyOf(bands);
    }
  }

  /** A part of what it was sold for. */
  public record PercentOfSales(Fraction rate, SortedMap<String, Fraction> factors)
      implements Rate {}

  /**
   * Some units of a year.
   *
   * @param upTo its last unit of the year, or null for the open last band
   * @param rate in major units of the currency
   */
  public record Band(@Nullable Long upTo, Fraction rate) {}
}
