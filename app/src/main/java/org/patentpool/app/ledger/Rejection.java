package org.patentpool.app.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.canonical.MalformedException;
import org.patentpool.pool.canonical.StrictReader;

/**
 * The contract's refusal; nothing was written.
 *
 * @param code stable, for programs
 * @param at JSON pointer into the payload that was sent
 * @param reason what is wrong, for people
 * @param remedy what to do about it
 */
public record Rejection(String code, String at, String reason, String remedy)
    implements Outcome, Reply {
  /** How a Fabric gateway words a response that is not a success. */
  private static final Pattern RESPONSE =
      Pattern.compile("chaincode response 400, (.*)", Pattern.DOTALL);

  /** The rejection that a failed call carries in its details, if the contract is what refused. */
  static Optional<Rejection> of(GatewayException failure) {
    return failure.getDetails().stream()
        .map(ErrorDetail::getMessage)
        .map(Rejection::decode)
        .flatMap(Optional::stream)
        .findFirst();
  }

  static Optional<Rejection> decode(String message) {
    var response = RESPONSE.matcher(message);
    if (!response.matches()) {
      return Optional.empty();
    }
    try {
      return StrictReader.read(response.group(1).getBytes(StandardCharsets.UTF_8))
              instanceof Json.Obj json
          ? of(json)
          : Optional.empty();
    } catch (MalformedException _) {
      // Not the contract's wording: the caller reports the message as it came.
      return Optional.empty();
    }
  }

  private static Optional<Rejection> of(Json.Obj json) {
    boolean rejection = member(json, "type").equals("rejection") && member(json, "v").equals("1");
    return rejection
        ? Optional.of(
            new Rejection(
                member(json, "code"),
                member(json, "at"),
                member(json, "reason"),
                member(json, "remedy")))
        : Optional.empty();
  }

  private static String member(Json.Obj json, String name) {
    return json.get(name).orElse(null) instanceof Json.Text(String value) ? value : "";
  }

  @Override
  public String toString() {
    return code + " at " + (at.isEmpty() ? "/" : at) + ": " + reason + " (" + remedy + ")";
  }
}
