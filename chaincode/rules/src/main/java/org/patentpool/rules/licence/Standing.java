package org.patentpool.rules.licence;

import java.time.LocalDate;
import java.util.List;
import org.patentpool.rules.calendar.Quarter;

/** Whether a licence proof holds, and if not, the first reason why. */
public sealed interface Standing {

  /**
   * It holds.
   *
   * @param licences whose days make up the period, by id
   * @param reported the quarters in which the product was reported
   */
  record Holds(List<String> licences, List<Quarter> reported) implements Standing {
    public Holds {
      licences = List.copyOf(licences);
      reported = List.copyOf(reported);
    }
  }

  /** It does not hold. */
  sealed interface DoesNotHold extends Standing {
    Code code();
  }

  /** Why a proof does not hold, in the order in which it is looked for. */
  enum Code {
    /** On a day no licence covers product and territory. */
    NOT_COVERED,
    /** On a day the licences that cover them are not active. */
    NOT_ACTIVE,
    /** The period goes on after the day of the proof, and nobody knows yet. */
    NOT_YET,
    REPORT_MISSING,
    REPORT_UNPAID,
    PRODUCT_NOT_REPORTED
  }

  /** The first day on which the licences do not carry the proof. */
  record WithoutLicence(Code code, LocalDate day) implements DoesNotHold {}

  /** The first quarter whose report does not carry it. */
  record WithoutReport(Code code, Quarter quarter) implements DoesNotHold {}
}
