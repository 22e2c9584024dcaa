package org.patentpool.rules.patent;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.patentpool.rules.calendar.Days;

/**
 * A patent of one office; {@code EP} covers only {@code EP}.
 *
 * @param grantedOn its first day in force
 * @param expiresOn the day after its last, unless it lapsed before
 */
public record Patent(
    String office, LocalDate grantedOn, LocalDate expiresOn, @Nullable LocalDate lapsedOn) {

  /** Until that day it is in force. */
  public LocalDate endsOn() {
    return lapsedOn != null && lapsedOn.isBefore(expiresOn) ? lapsedOn : expiresOn;
  }

  public boolean isInForce(LocalDate day) {
    return !day.isBefore(grantedOn) && day.isBefore(endsOn());
  }

  Days inForce(LocalDate from, @Nullable LocalDate until) {
    LocalDate first = grantedOn.isAfter(from) ? grantedOn : from;
    LocalDate end = until != null && until.isBefore(endsOn()) ? until : endsOn();
    return Days.between(first, end);
  }
}
