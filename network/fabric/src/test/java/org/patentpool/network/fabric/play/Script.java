package org.patentpool.network.fabric.play;

import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.Envelope;
import org.patentpool.network.identity.Organizations;

/** What is played for the recording, always the same. */
public final class Script {
  private static final int KEYS = 12;

  private final Stage stage;
  private final Cast cast = new Cast();
  private final OpenRows open = new OpenRows(cast);
  private final Ranges ranges = new Ranges(cast);
  private final ConfidentialRows confidential = new ConfidentialRows(cast);
  private final KeyPolicies policies = new KeyPolicies(cast);
  private final Answers answers = new Answers(cast);
  private final Lookups lookups = new Lookups(cast);
  private final Attacks attacks;
  private final List<Envelope> late = new ArrayList<>();

  /** What has to be done beside, by whoever started the network. */
  public interface Beside {
    void run() throws Exception;
  }

  /**
   * Prepares the play.
   *
   * @param foreign organisations of the same names with other keys
   */
  public Script(Stage stage, Organizations foreign) {
    this.stage = stage;
    this.attacks = new Attacks(stage, foreign);
  }

  /**
   * Plays everything.
   *
   * @param redefine has the accounts committed with all their collections
   */
  public void play(Beside redefine) throws Exception {
    stage.round(confidential.first());
    // Endorsed now and sent later: under another definition, on a state that is long gone.
    stage.round(late(confidential.first()));
    stage.round(late(open.counters(20, KEYS)));
    stage.round(open.counters(20, KEYS));
    redefine.run();
    stage.settle();
    stage.order(late);
    stage.order(late);
    for (int i = 0; i < 8; i++) {
      stage.round(open.counters(60, KEYS));
    }
    stage.round(open.odd());
    stage.round(open.oddAgain());
    stage.round(open.big());
    stage.round(open.bigAgain());
    stage.round(ranges.fill());
    for (int i = 0; i < 8; i++) {
      stage.round(ranges.collide(60));
    }
    stage.round(ranges.pages());
    for (int i = 0; i < 6; i++) {
      stage.round(confidential.collide(50));
      stage.round(confidential.read());
    }
    stage.round(confidential.carried(20));
    stage.round(confidential.readAndWrite(40));
    stage.round(confidential.refused());
    stage.round(confidential.own());
    stage.round(confidential.purge());
    stage.round(confidential.read());
    stage.round(policies.guard());
    stage.round(policies.read());
    stage.round(policies.change());
    stage.round(policies.regard());
    stage.round(policies.read());
    stage.round(answers.events(40));
    stage.round(answers.errors());
    stage.round(answers.calls());
    stage.round(answers.about(10));
    stage.round(lookups.calls(40));
    stage.round(lookups.named());
    stage.round(lookups.refused());
    stage.round(lookups.system());
    stage.round(attacks.endorsements());
    stage.ask(attacks.again());
    stage.ask(attacks.proposals());
    stage.order(attacks.envelopes());
    stage.order(new Forgeries(stage).envelopes());
    stage.round(mixed());
    new Revocation(stage).play();
    for (String chaincode : List.of(Cast.POOL, Cast.ACCOUNTS, "nobody")) {
      stage.listen(Cast.MEMBER, chaincode);
      stage.listen(Cast.FOUNDER, chaincode);
    }
    stage.round(open.all(KEYS));
    stage.round(confidential.read());
  }

  private List<Intent> late(List<Intent> intents) {
    return intents.stream()
        .map(intent ->
            intent.finishing(endorsed -> {
              synchronized (late) {
                late.add(endorsed.honest());
              }
              return List.of();
            }))
        .toList();
  }

  /** Of everything something, in the same blocks. */
  private List<Intent> mixed() {
    List<Intent> intents = new ArrayList<>(open.counters(40, KEYS));
    intents.addAll(ranges.collide(40));
    intents.addAll(confidential.collide(40));
    intents.addAll(answers.calls());
    return intents;
  }
}
