package org.patentpool.network.identity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** One block of PEM and nothing else: text around it, or a second block, is refused. */
final class Pem {
  static final String CERTIFICATE = "CERTIFICATE";
  static final String REVOCATION_LIST = "X509 CRL";
  static final String CERTIFICATE_REQUEST = "CERTIFICATE REQUEST";

  private static final Base64.Encoder ENCODER =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private Pem() {}

  static byte[] encode(String type, byte[] content) {
    var text =
        "-----BEGIN %s-----%n%s%n-----END %s-----%n"
            .replace("%n", "\n")
            .formatted(type, ENCODER.encodeToString(content), type);
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] decode(String type, byte[] pem) throws IdentityException {
    var text = new String(pem, StandardCharsets.ISO_8859_1).strip();
    var begin = "-----BEGIN " + type + "-----";
    var end = "-----END " + type + "-----";
    if (!text.startsWith(begin)
        || !text.endsWith(end)
        || text.length() < begin.length() + end.length()) {
      throw new IdentityException("not exactly one PEM block of type " + type);
    }
    var content = text.substring(begin.length(), text.length() - end.length());
    try {
      return Base64.getDecoder().decode(content.replaceAll("[\r\n]", ""));
    } catch (IllegalArgumentException e) {
      throw new IdentityException("the PEM block of type " + type + " is not valid base64", e);
    }
  }
}
