package org.patentpool.app.member;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A party as the table holds it: its standing taken apart into days. */
record PartyRow(
    String party,
    String role,
    String organization,
    String key,
    @Nullable String tier,
    String standing,
    @Nullable LocalDate since,
    @Nullable LocalDate suspendedFrom,
    @Nullable LocalDate suspendedUntil,
    @Nullable LocalDate leavesOn,
    LocalDate changedOn) {}
