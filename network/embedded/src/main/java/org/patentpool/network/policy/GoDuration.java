package org.patentpool.network.policy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A time span as configurations spell it, for instance {@code 2s}, {@code 1m30s} or {@code 0.5s}.
 */
final class GoDuration {
  private static final Pattern PART = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ns|us|ms|s|m|h)");
  private static final Pattern WHOLE = Pattern.compile("(?:" + PART.pattern() + ")+");
  private static final Map<String, Long> NANOS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private GoDuration() {}

  static Duration parse(String text) throws InvalidConfigException {
    if (!WHOLE.matcher(text).matches()) {
      throw new InvalidConfigException("'%s' is no time span".formatted(text));
    }
    var total = BigDecimal.ZERO;
    var parts = PART.matcher(text);
    while (parts.find()) {
      var unit = BigDecimal.valueOf(NANOS.getOrDefault(parts.group(2), 0L));
      total = total.add(new BigDecimal(parts.group(1)).multiply(unit));
    }
    return Duration.ofNanos(total.longValue());
  }

  static String format(Duration span) {
    return span.toNanos() % 1_000_000 == 0 ? span.toMillis() + "ms" : span.toNanos() + "ns";
  }
}
