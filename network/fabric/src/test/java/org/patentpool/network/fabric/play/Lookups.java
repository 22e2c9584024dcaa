package org.patentpool.network.fabric.play;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.patentpool.network.FirstDefinitions;
import org.patentpool.network.fabric.probe.Steps;

/** What clients ask a gateway: calls for answers and for endorsements, and the system's queries. */
final class Lookups {
  private static final String CHANNEL = FirstDefinitions.CHANNEL;

  private final Cast cast;

  Lookups(Cast cast) {
    this.cast = cast;
  }

  List<Intent> calls(int count) {
    List<Intent> intents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String key = "gateway" + i;
      Steps steps = Steps.of("get", key).then("put", key, "by gateway");
      intents.add(Intent.of(cast.anyone(), Cast.POOL, steps, List.of()).byGateway());
    }
    return intents;
  }

  List<Intent> named() {
    List<Intent> intents = new ArrayList<>();
    Steps put = Steps.of("put", "named", "x");
    for (List<String> endorsers :
        List.of(
            Cast.ALL,
            List.of(Cast.FOUNDER_2),
            List.of(Cast.OPERATOR, Cast.AUDITOR),
            List.of("MembersMSP"),
            List.of("NobodyMSP"),
            List.of(Cast.OPERATOR, "NobodyMSP"))) {
      intents.add(Intent.of(Cast.MEMBER, Cast.POOL, put, endorsers).byGateway());
    }
    intents.add(Intent.of(Cast.MEMBER, "undefined", put, List.of()).byGateway());
    intents.add(Intent.of(Cast.MEMBER, "undefined", put, List.of(Cast.OPERATOR)).byGateway());
    intents.add(Intent.of(Cast.MEMBER, "", put, List.of()).byGateway());
    return intents;
  }

  List<Intent> refused() {
    List<Intent> intents = new ArrayList<>();
    for (Steps steps :
        List.of(
            Steps.of("answer", "400", "refused", "payload"),
            Steps.of("answer", "500", "broken", "payload"),
            Steps.of("throw", "thrown"),
            Steps.of("rich", "{}"),
            Steps.of("put", "", "x"),
            Steps.of("page", "a", "b", "3", "").then("put", "x", "y"))) {
      intents.add(Intent.of(Cast.MEMBER, Cast.POOL, steps, List.of()).byGateway());
      intents.add(Intent.of(Cast.CLERK, Cast.POOL, steps, List.of(Cast.OPERATOR)).byGateway());
    }
    return intents;
  }

  List<Intent> system() {
    List<Intent> intents = new ArrayList<>();
    for (Intent.User who : List.of(Cast.CLERK, Cast.MEMBER)) {
      for (Steps steps :
          List.of(
              Steps.of("GetChainInfo", CHANNEL),
              Steps.of("GetBlockByNumber", CHANNEL, "3"),
              Steps.of("GetBlockByNumber", CHANNEL, "9999"),
              Steps.of("GetBlockByNumber", CHANNEL, "x"),
              Steps.of("GetBlockByNumber", CHANNEL),
              Steps.of("GetTransactionByID", CHANNEL, "none"),
              Steps.of("GetBlockByTxID", CHANNEL, "none"),
              Steps.of("GetBlockByHash", CHANNEL).bytes(ByteString.copyFromUtf8("none")),
              Steps.of("GetChainInfo", "elsewhere"),
              Steps.of("GetNothing", CHANNEL),
              Steps.of("GetChainInfo"))) {
        intents.add(Intent.of(who, "qscc", steps, List.of()).byGateway().asking());
      }
      for (Steps steps :
          List.of(
              Steps.of("GetConfigBlock", CHANNEL),
              Steps.of("GetConfigBlock"),
              Steps.of("GetChannels"),
              Steps.of("GetNothing", CHANNEL))) {
        intents.add(Intent.of(who, "cscc", steps, List.of()).byGateway().asking());
      }
    }
    return intents;
  }
}
