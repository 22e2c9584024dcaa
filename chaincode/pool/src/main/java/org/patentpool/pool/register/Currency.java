package org.patentpool.pool.register;

import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Scalar;
import org.patentpool.rules.number.Currencies;

/** A currency of ISO 4217 that has decimals. */
public record Currency(String value) implements Scalar {
  public static final Form<Currency> FORM = Form.scalar(Currency::new);

  public Currency {
    if (Currencies.decimals(value).isEmpty()) {
      throw new IllegalArgumentException("a code of ISO 4217 with decimals is expected");
    }
  }
}
