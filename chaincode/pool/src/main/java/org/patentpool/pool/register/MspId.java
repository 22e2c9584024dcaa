package org.patentpool.pool.register;

import java.util.regex.Pattern;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Scalar;

/** The id of an organisation's membership service, as certificates are checked against it. */
public record MspId(String value) implements Scalar {
  public static final Form<MspId> FORM = Form.scalar(MspId::new);

  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,63}");

  public MspId {
    if (!ALLOWED.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "an MSP id has 1 to 64 letters, digits, points and dashes");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
