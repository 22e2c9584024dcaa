package org.patentpool.pool.register;

import java.util.List;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Scalar;

/**
 * A currency of ISO 4217 that has decimals. The list is our own, because the platform's differs
 * from release to release and endorsers must agree.
 */
public record Currency(String value) implements Scalar {
  public static final Form<Currency> FORM = Form.scalar(Currency::new);

  private static final List<String> CODES =
      List.of(
          """
          AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN
          BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP
          ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR
          ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA
          MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK
          PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC
          SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND
          VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
          """
              .strip()
              .split("\\s+"));

  public Currency {
    if (!CODES.contains(value)) {
      throw new IllegalArgumentException("a code of ISO 4217 with decimals is expected");
    }
  }
}
