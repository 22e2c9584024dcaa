package org.patentpool.rules.licence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.patentpool.rules.calendar.Days;
import org.patentpool.rules.calendar.Period;

/**
 * A licence in one state of its life: offered, signed by both, active, suspended and active again,
 * until it is terminated or expires. What a state does not offer cannot happen in it.
 */
public sealed interface Licence {
  Terms terms();

  /** The days on which it is active, as far as this state knows. */
  Days active();

  /** The state of that day: terms that run out end it without anybody's doing. */
  default Licence on(LocalDate day) {
    if (!terms().haveExpired(day)) {
      return this;
    }
    return switch (this) {
      case Offered _, Terminated _, Expired _ -> this;
      case Signed signed -> new Expired(signed.terms, List.of());
      case Active active -> new Expired(active.terms, active.until(day));
      case Suspended suspended -> new Expired(suspended.terms, suspended.stretches);
    };
  }

  /** The two who sign. */
  enum Party {
    LICENSOR,
    LICENSEE
  }

  /**
   * An offer.
   *
   * @param signedBy the one who has signed, or null when nobody has
   */
  record Offered(Terms terms, @Nullable Party signedBy) implements Licence {
    /** The second signature makes it signed; signing twice changes nothing. */
    public Licence sign(Party party, LocalDate day) {
      return signedBy == null || signedBy == party
          ? new Offered(terms, party)
          : new Signed(terms, day);
    }

    @Override
    public Days active() {
      return Days.NONE;
    }
  }

  /** Signed by both, and not yet active. */
  record Signed(Terms terms, LocalDate signedOn) implements Licence {
    /** A licence may be active from a day before it was signed: past use is licensed that way. */
    public Active activate(LocalDate since) {
      return new Active(terms, List.of(), since);
    }

    @Override
    public Days active() {
      return Days.NONE;
    }
  }

  /**
   * Active since a day.
   *
   * @param before earlier stretches of days on which it was active
   */
  record Active(Terms terms, List<Period> before, LocalDate since) implements Licence {
    public Active {
      before = List.copyOf(before);
    }

    public Suspended suspend(LocalDate day) {
      return new Suspended(terms, until(day), day);
    }

    public Terminated terminate(LocalDate day) {
      return new Terminated(terms, until(day), day);
    }

    @Override
    public Days active() {
      LocalDate end = terms.expiresOn() == null ? LocalDate.MAX : terms.expiresOn();
      return union(before).or(Days.between(since, end));
    }

    /** A stretch that ends on a day has the day before as its last. */
    private List<Period> until(LocalDate day) {
      requireNotBefore(since, day);
      LocalDate expiresOn = terms.expiresOn();
      LocalDate end = expiresOn != null && expiresOn.isBefore(day) ? expiresOn : day;
      List<Period> stretches = new ArrayList<>(before);
      if (since.isBefore(end)) {
        stretches.add(new Period(since, end.minusDays(1)));
      }
      return stretches;
    }
  }

  /**
   * Suspended since a day, which is not an active one.
   *
   * @param stretches the days on which it was active
   */
  record Suspended(Terms terms, List<Period> stretches, LocalDate since) implements Licence {
    public Suspended {
      stretches = List.copyOf(stretches);
    }

    public Active resume(LocalDate day) {
      requireNotBefore(since, day);
      return new Active(terms, stretches, day);
    }

    public Terminated terminate(LocalDate day) {
      requireNotBefore(since, day);
      return new Terminated(terms, stretches, day);
    }

    @Override
    public Days active() {
      return union(stretches);
    }
  }

  /** Ended by somebody on a day, which is not an active one. */
  record Terminated(Terms terms, List<Period> stretches, LocalDate on) implements Licence {
    public Terminated {
      stretches = List.copyOf(stretches);
    }

    @Override
    public Days active() {
      return union(stretches);
    }
  }

  /** Ended by its terms. */
  record Expired(Terms terms, List<Period> stretches) implements Licence {
    public Expired {
      stretches = List.copyOf(stretches);
    }

    @Override
    public Days active() {
      return union(stretches);
    }
  }

  private static Days union(List<Period> stretches) {
    return Days.union(
        stretches.stream()
            .map(each -> Days.between(each.first(), each.last().plusDays(1)))
            .toList());
  }

  private static void requireNotBefore(LocalDate since, LocalDate day) {
    if (day.isBefore(since)) {
      throw new IllegalArgumentException("a licence does not go back to a day before " + since);
    }
  }
}
