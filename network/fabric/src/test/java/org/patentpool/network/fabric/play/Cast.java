package org.patentpool.network.fabric.play;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.patentpool.network.fabric.play.Intent.User;
import org.patentpool.network.fabric.probe.Steps;

/** Who plays, and what they call; chance is the same in every play. */
final class Cast {
  static final String POOL = "pool";
  static final String ACCOUNTS = "accounts";
  static final String OPERATOR = "OperatorMSP";
  static final String FOUNDER_1 = "Founder1MSP";
  static final String FOUNDER_2 = "Founder2MSP";
  static final String AUDITOR = "AuditorMSP";

  static final List<String> ALL = List.of(OPERATOR, FOUNDER_1, FOUNDER_2, AUDITOR);
  static final List<String> CONFIDANTS = List.of(OPERATOR, AUDITOR);
  static final User CLERK = new User(OPERATOR, "operator");
  static final User FOUNDER = new User(FOUNDER_1, "founder");
  static final User MEMBER = new User("MembersMSP", "member1");

  private static final List<User> CLIENTS =
      List.of(
          CLERK,
          FOUNDER,
          MEMBER,
          new User("MembersMSP", "member2"),
          new User("Founder2MSP", "founder"),
          new User(AUDITOR, "auditor"));

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);

  User anyone() {
    return any(CLIENTS);
  }

  <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** Three of the four: as few as have to endorse what the pool writes. */
  List<String> majority() {
    List<String> three = new ArrayList<>(ALL);
    three.remove(random.nextInt(three.size()));
    return List.copyOf(three);
  }

  /** A call of the pool that as few endorse as have to. */
  Intent pool(Steps steps) {
    return Intent.of(anyone(), POOL, steps, majority());
  }

  /** A call of the accounts, where confidential rows are. */
  Intent accounts(Steps steps) {
    return Intent.of(anyone(), ACCOUNTS, steps, CONFIDANTS);
  }
}
