package org.patentpool.network.endorsement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.endorsement.EndorsementRefused.Kind;
import org.patentpool.network.identity.Identity;
import org.patentpool.network.identity.IdentityException;
import org.patentpool.network.identity.SigningIdentity;
import org.patentpool.network.policy.ChannelConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The endorsing identities of this process, one per organisation with a node, and the choice among
 * them. The first one is at home here: it is asked first and kept in a choice when it can be.
 */
final class Nodes {
  private static final Logger LOG = LoggerFactory.getLogger(Nodes.class);
  private static final int REMEMBERED = 256;

  private final List<SigningIdentity> all;

  /** Choices made under one configuration; another one makes them anew. */
  private record Choices(ChannelConfig config, Map<Question, List<SigningIdentity>> made) {}

  private record Question(Set<SignaturePolicyEnvelope> policies, Set<String> preferred) {}

  private volatile Choices choices;

  Nodes(List<SigningIdentity> all, ChannelConfig config) {
    if (all.isEmpty()) {
      throw new IllegalArgumentException("an endorser needs at least one node");
    }
    this.all = List.copyOf(all);
    this.choices = new Choices(config, new ConcurrentHashMap<>());
  }

  SigningIdentity home() {
    return all.getFirst();
  }

  List<SigningIdentity> all() {
    return all;
  }

  /** The nodes of the named organisations, in the order of the nodes. */
  List<SigningIdentity> of(Collection<String> organizations) throws EndorsementRefused {
    List<SigningIdentity> named = among(organizations);
    if (named.size() != organizations.size()) {
      List<String> missing = new ArrayList<>(organizations);
      named.forEach(node -> missing.remove(node.mspId()));
      throw noNode(missing);
    }
    return named;
  }

  /** A node of any of the named organisations, the one at home first; of all when none is named. */
  SigningIdentity anyOf(Collection<String> organizations) throws EndorsementRefused {
    if (organizations.isEmpty()) {
      return home();
    }
    return among(organizations).stream().findFirst().orElseThrow(() -> noNode(organizations));
  }

  private List<SigningIdentity> among(Collection<String> organizations) {
    return all.stream().filter(node -> organizations.contains(node.mspId())).toList();
  }

  private static EndorsementRefused noNode(Collection<String> organizations) {
    return EndorsementRefused.because(
        Kind.NO_NODE, "no node here belongs to the organisations " + organizations);
  }

  /**
   * Nodes that satisfy all the policies together and of which none could be left out; those of
   * preferred organisations stay longest.
   */
  List<SigningIdentity> satisfying(
      Set<SignaturePolicyEnvelope> policies, Set<String> preferred, ChannelConfig config)
      throws EndorsementRefused {
    Choices known = choices;
    if (!known.config().equals(config) || known.made().size() > REMEMBERED) {
      known = new Choices(config, new ConcurrentHashMap<>());
      choices = known;
    }
    Question question = new Question(policies, preferred);
    List<SigningIdentity> choice = known.made().get(question);
    if (choice == null) {
      choice = choose(policies, preferred, config);
      known.made().put(question, choice);
    }
    return choice;
  }

  private List<SigningIdentity> choose(
      Set<SignaturePolicyEnvelope> policies, Set<String> preferred, ChannelConfig config)
      throws EndorsementRefused {
    List<SigningIdentity> chosen = new ArrayList<>(all);
    chosen.removeIf(node -> recognised(node, config) == null);
    chosen.sort(Comparator.comparing((SigningIdentity node) -> !preferred.contains(node.mspId())));
    if (!satisfy(chosen, policies, config)) {
      throw EndorsementRefused.because(
          Kind.UNSATISFIABLE, "no combination of nodes satisfies the endorsement policies");
    }
    for (int i = chosen.size() - 1; i >= 0; i--) {
      SigningIdentity spared = chosen.remove(i);
      if (!satisfy(chosen, policies, config)) {
        chosen.add(i, spared);
      }
    }
    return List.copyOf(chosen);
  }

  private static boolean satisfy(
      List<SigningIdentity> nodes, Set<SignaturePolicyEnvelope> policies, ChannelConfig config) {
    List<Identity> identities = new ArrayList<>();
    for (SigningIdentity node : nodes) {
      identities.add(Objects.requireNonNull(recognised(node, config)));
    }
    return policies.stream()
        .allMatch(policy -> config.policies().signaturePolicy(policy, identities));
  }

  /**
   * The node as the channel knows it, or null when it does not, for instance since a revocation.
   */
  private static @Nullable Identity recognised(SigningIdentity node, ChannelConfig config) {
    try {
      return config.membership().identify(node.serialized());
    } catch (IdentityException e) {
      LOG.warn("the node of {} cannot endorse: {}", node.mspId(), e.getMessage());
      return null;
    }
  }
}
