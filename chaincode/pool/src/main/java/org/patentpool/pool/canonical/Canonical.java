package org.patentpool.pool.canonical;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The one encoder of everything that is stored, hashed or answered: RFC 8785 with every integer
 * written as a string (rulebook §9).
 */
public final class Canonical {

  private static final String HEX = "0123456789abcdef";

  private Canonical() {}

  public static byte[] bytes(Json json) {
    return text(json).getBytes(StandardCharsets.UTF_8);
  }

  public static String text(Json json) {
    var out = new StringBuilder();
    append(out, json);
    return out.toString();
  }

  public static Hash sha256(Json json) {
    return sha256(bytes(json));
  }

  public static Hash sha256(byte[] bytes) {
    try {
      return Hash.of(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void append(StringBuilder out, Json json) {
    switch (json) {
      case Json.Text(String value) -> quote(out, value);
      case Json.Bool(boolean value) -> out.append(value);
      case Json.Null.NULL -> out.append("null");
      case Json.Arr(var items) -> {
        String separator = "[";
        for (Json item : items) {
          append(out.append(separator), item);
          separator = ",";
        }
        out.append(items.isEmpty() ? "[]" : "]");
      }
      case Json.Obj object -> {
        out.append('{');
        String separator = "";
        for (var member : object.members().entrySet()) {
          quote(out.append(separator), member.getKey());
          append(out.append(':'), member.getValue());
          separator = ",";
        }
        out.append('}');
      }
    }
  }

  private static void quote(StringBuilder out, String value) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < 0x20) {
            out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
