package org.patentpool.pool.canonical;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.TreeMap;
import org.patentpool.pool.rejection.Code;

/**
 * Reads JSON that leaves no doubt: one value, plain UTF-8, no key twice, integers of 64 bits only,
 * bounded in size and depth. Everything else is refused with the place where it stands.
 */
public final class StrictReader {

  /** How large a row of the ledger or the payload of a call may be. */
  public static final int MAX_BYTES = 64 * 1024;

  /** How deep objects and lists may be nested. */
  public static final int MAX_DEPTH = 16;

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  /** Field names are not pooled: the pool would grow with what strangers send. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_BYTES)
                  .maxNumberLength(MAX_BYTES)
                  .maxNameLength(MAX_BYTES)
                  .maxStringLength(MAX_BYTES)
                  .build())
          .build();

  private StrictReader() {}

  /**
   * Reads one value.
   *
   * @throws MalformedException if the bytes are anything else
   */
  public static Json read(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new MalformedException(Code.TOO_LARGE, "", "at most " + MAX_BYTES + " bytes");
    }
    try (JsonParser parser = FACTORY.createParser(decode(bytes))) {
      return document(parser);
    } catch (IOException e) {
      throw new IllegalStateException("a string in memory cannot fail to be read", e);
    }
  }

  private static String decode(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException(Code.ENCODING, "", "not UTF-8");
    }
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      throw new MalformedException(Code.ENCODING, "", "a byte order mark");
    }
    return text;
  }

  private static Json document(JsonParser parser) {
    JsonToken first = next(parser);
    if (first == null) {
      throw new MalformedException(Code.SYNTAX, "", "nothing was sent");
    }
    Json json = value(parser, first, "", 0);
    try {
      if (parser.nextToken() == null) {
        return json;
      }
    } catch (IOException e) {
      // What follows is not even JSON: refused like everything else that follows.
    }
    throw new MalformedException(Code.TRAILING, "", "");
  }

  private static Json value(JsonParser parser, JsonToken token, String at, int depth) {
    return switch (token) {
      case START_OBJECT -> object(parser, at, deeper(depth, at));
      case START_ARRAY -> list(parser, at, deeper(depth, at));
      case VALUE_STRING -> new Json.Text(wellFormed(text(parser), at));
      case VALUE_NUMBER_INT -> new Json.Text(integer(text(parser), at));
      case VALUE_NUMBER_FLOAT ->
          throw new MalformedException(Code.TYPE, at, "a number with fraction or exponent");
      case VALUE_TRUE -> new Json.Bool(true);
      case VALUE_FALSE -> new Json.Bool(false);
      case VALUE_NULL -> Json.Null.NULL;
      default -> throw new IllegalStateException("no value starts with " + token);
    };
  }

  private static Json.Obj object(JsonParser parser, String at, int depth) {
    var members = new TreeMap<String, Json>();
    while (next(parser) != JsonToken.END_OBJECT) {
      // The parser itself refuses lone surrogates in names, though not in values.
      String name = text(parser);
      String place = at + "/" + escape(name);
      if (members.containsKey(name)) {
        throw new MalformedException(Code.DUPLICATE, place, "a key");
      }
      members.put(name, value(parser, next(parser), place, depth));
    }
    return Json.Obj.of(members);
  }

  private static Json.Arr list(JsonParser parser, String at, int depth) {
    var items = new ArrayList<Json>();
    for (JsonToken token = next(parser); token != JsonToken.END_ARRAY; token = next(parser)) {
      items.add(value(parser, token, at + "/" + items.size(), depth));
    }
    return new Json.Arr(items);
  }

  private static int deeper(int depth, String at) {
    if (depth == MAX_DEPTH) {
      throw new MalformedException(Code.TOO_DEEP, at, "at most " + MAX_DEPTH + " levels");
    }
    return depth + 1;
  }

  private static String integer(String digits, String at) {
    // Nineteen digits and a sign hold every 64-bit integer; longer ones are not even computed.
    if (digits.length() > 20 || new BigInteger(digits).bitLength() > 63) {
      throw new MalformedException(Code.RANGE, at, "an integer beyond 64 bits");
    }
    return new BigInteger(digits).toString();
  }

  private static String wellFormed(String text, String at) {
    if (!Json.isWellFormed(text)) {
      throw new MalformedException(Code.ENCODING, at, "a lone surrogate");
    }
    return text;
  }

  /** One reference token of a JSON pointer (RFC 6901). */
  static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static JsonToken next(JsonParser parser) {
    try {
      return parser.nextToken();
    } catch (IOException e) {
      throw broken(parser);
    }
  }

  private static String text(JsonParser parser) {
    try {
      return parser.getText();
    } catch (IOException e) {
      throw broken(parser);
    }
  }

  private static MalformedException broken(JsonParser parser) {
    String at = parser.getParsingContext().pathAsPointer().toString();
    return new MalformedException(Code.SYNTAX, at, "");
  }
}
