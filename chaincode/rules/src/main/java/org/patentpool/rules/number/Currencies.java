package org.patentpool.rules.number;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The currencies of ISO 4217 that have decimals, and how many. The list is our own, because the
 * platform's differs from release to release and everybody must agree.
 */
public final class Currencies {
  private static final TreeMap<String, Integer> DECIMALS = new TreeMap<>();

  static {
    put(0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF");
    put(
        2,
        """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN
        BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP
        GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT
        LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN
        NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE
        SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES
        WST XCD XCG YER ZAR ZMW ZWG
        """);
    put(3, "BHD IQD JOD KWD LYD OMR TND");
    put(4, "CLF UYW");
  }

  private Currencies() {}

  private static void put(int decimals, String codes) {
    Arrays.stream(codes.strip().split("\\s+")).forEach(code -> DECIMALS.put(code, decimals));
  }

  /** Nothing if there is no such currency, or it has no decimals. */
  public static OptionalInt decimals(String code) {
    Integer decimals = DECIMALS.get(code);
    return decimals == null ? OptionalInt.empty() : OptionalInt.of(decimals);
  }
}
