package org.patentpool.rules.royalty;

import java.util.SortedMap;
import java.util.SortedSet;

/**
 * Who reports.
 *
 * @param discounts the kinds it is entitled to
 * @param unitsBefore the units of the year before its first report, by product
 * @param dueBefore what it owed in the year before its first report
 */
public record Licensee(
    String id, SortedSet<String> discounts, SortedMap<String, Long> unitsBefore, long dueBefore) {}
