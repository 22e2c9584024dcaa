package org.patentpool.app.member;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A party of the pool as it stands on the pool day.
 *
 * @param organization the membership service its certificate comes from
 * @param status one of {@link org.patentpool.pool.register.Party.Status}
 * @param since the day it was admitted or, before that, applied
 * @param suspendedUntil the last day of a suspension that is running
 * @param leavesOn the day its withdrawal takes effect
 */
public record Member(
    String party,
    String role,
    String organization,
    @Nullable String tier,
    String status,
    @Nullable LocalDate since,
    @Nullable LocalDate suspendedUntil,
    @Nullable LocalDate leavesOn) {}
