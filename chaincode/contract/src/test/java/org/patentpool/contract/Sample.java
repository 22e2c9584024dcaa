package org.patentpool.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.patentpool.contract.Certificates.Certified;
import org.patentpool.contract.InMemoryLedger.Outcome;

/** An operator, an auditor and a founder, and the pool they found. */
final class Sample {
  final InMemoryLedger ledger = new InMemoryLedger();
  final byte[] operator;
  final byte[] founder;
  final String founding;

  private final ChaincodeBase chaincode;

  Sample(ChaincodeBase chaincode) throws Exception {
    this.chaincode = chaincode;
    Certified first = Certificates.onP256("operator");
    Certified second = Certificates.onP256("founder");
    operator = first.creator("OperatorMSP");
    founder = second.creator("Founder1MSP");
    founding =
        """
        {"id":"c-1","pool":"cells","theme":"batteries","kind":"TECHNOLOGY","currency":"EUR",
         "day":"2026-07-01",
         "terms":{"agreement":"%s","rulebook":1,"quorumBps":6000,"thresholdBps":6667,
          "votingDays":14,"keyWaitingDays":7,"departedMultiplierBps":5000,"departedDays":730,
          "noticeDays":30,"tiers":["standard"]},
         "operator":{"party":"operator","mspId":"OperatorMSP","key":"%s"},
         "auditor":{"party":"auditor","mspId":"AuditorMSP","key":"%s"},
         "founders":[{"party":"founder-1","mspId":"Founder1MSP","key":"%s"}]}
        """
            .formatted(
                "aa".repeat(32), key(first), key(Certificates.onP256("auditor")), key(second));
  }

  Outcome found() {
    return submit(operator, "pool.found", founding);
  }

  /** The pool, signed by its one founder and so active. */
  void activate() {
    Outcome signed = submit(founder, "pool.sign", signing(found().response().getStringPayload()));
    if (!signed.isAccepted()) {
      throw new IllegalStateException(signed.response().getMessage());
    }
  }

  /** The founder's signature under the terms that the answer to the founding tells. */
  static String signing(String founded) {
    String terms = founded.replaceAll("(?s).*\"terms\":\"([0-9a-f]{64})\".*", "$1");
    return "{\"id\":\"c-2\",\"party\":\"founder-1\",\"terms\":\"" + terms + "\"}";
  }

  Outcome submit(byte[] creator, String function, String payload) {
    return ledger.submit(chaincode, creator, function.getBytes(UTF_8), payload.getBytes(UTF_8));
  }

  private static String key(Certified certified) throws Exception {
    byte[] key = certified.certificate().getPublicKey().getEncoded();
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
  }
}
