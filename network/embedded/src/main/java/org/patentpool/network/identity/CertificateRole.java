package org.patentpool.network.identity;

import java.util.Locale;

/** What a certificate is for. Its organisational unit says so, and exactly one may be named. */
public enum CertificateRole {
  CLIENT,
  PEER,
  ADMIN,
  ORDERER;

  /** The organisational unit that stands for the role. */
  public String unit() {
    return name().toLowerCase(Locale.ROOT);
  }
}
