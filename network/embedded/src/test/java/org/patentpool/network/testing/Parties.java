package org.patentpool.network.testing;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.patentpool.network.identity.Identity;
import org.patentpool.network.identity.IdentityException;
import org.patentpool.network.identity.Membership;
import org.patentpool.network.policy.Policies;

/** Five organisations, four of them with a node, and the policies of a pool's channel. */
public final class Parties implements Membership, Policies {
  public static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(86_400);

  public final Party operator = new Party("OperatorMSP", MSPRole.MSPRoleType.PEER, LATER);
  public final Party founder1 = new Party("Founder1MSP", MSPRole.MSPRoleType.PEER, LATER);
  public final Party founder2 = new Party("Founder2MSP", MSPRole.MSPRoleType.PEER, LATER);
  public final Party auditor = new Party("AuditorMSP", MSPRole.MSPRoleType.PEER, LATER);
  public final Party orderer = new Party("OperatorMSP", MSPRole.MSPRoleType.ORDERER, LATER);
  public final Party member = new Party("MembersMSP", MSPRole.MSPRoleType.CLIENT, LATER);
  public final Party expired = new Party("MembersMSP", MSPRole.MSPRoleType.CLIENT, NOW);
  public final Party revoked = new Party("MembersMSP", MSPRole.MSPRoleType.CLIENT, LATER);
  public final Party stranger = new Party("StrangerMSP", MSPRole.MSPRoleType.PEER, LATER);

  private final Map<ByteString, Identity> known = new HashMap<>();

  public Parties() {
    for (Party party : List.of(operator, founder1, founder2, auditor, orderer, member, expired)) {
      known.put(party.serialized(), party);
    }
  }

  /** In the order in which an endorser asks them. */
  public List<Party> nodes() {
    return List.of(operator, founder1, founder2, auditor);
  }

  @Override
  public Identity identify(ByteString serialized) throws IdentityException {
    Identity identity = known.get(serialized);
    if (identity == null) {
      throw new IdentityException("unknown or revoked");
    }
    return identity;
  }

  @Override
  public boolean channelPolicy(String path, Collection<? extends Identity> signers) {
    return switch (path) {
      case "/Channel/Writers" -> !signers.isEmpty();
      case "/Channel/Orderer/BlockValidation" -> signers.stream().anyMatch(orderer::equals);
      case "/Channel/Application/LifecycleEndorsement" -> signaturePolicy(majority(), signers);
      default -> false;
    };
  }

  @Override
  public boolean mayUse(String resource, Identity caller) {
    return resource.equals("peer/Propose") || !caller.mspId().equals("MembersMSP");
  }

  public SignaturePolicyEnvelope majority() {
    return outOf(3, operator, founder1, founder2, auditor);
  }

  /** So many of these parties' organisations, by a node of each. */
  public static SignaturePolicyEnvelope outOf(int count, Party... parties) {
    SignaturePolicy.NOutOf.Builder rule = SignaturePolicy.NOutOf.newBuilder().setN(count);
    SignaturePolicyEnvelope.Builder policy = SignaturePolicyEnvelope.newBuilder();
    for (int i = 0; i < parties.length; i++) {
      rule.addRules(SignaturePolicy.newBuilder().setSignedBy(i));
      policy.addIdentities(
          MSPPrincipal.newBuilder()
              .setPrincipalClassification(MSPPrincipal.Classification.ROLE)
              .setPrincipal(
                  MSPRole.newBuilder()
                      .setMspIdentifier(parties[i].mspId())
                      .setRole(MSPRole.MSPRoleType.PEER)
                      .build()
                      .toByteString()));
    }
    return policy.setRule(SignaturePolicy.newBuilder().setNOutOf(rule)).build();
  }

  @Override
  public boolean signaturePolicy(
      SignaturePolicyEnvelope policy, Collection<? extends Identity> signers) {
    List<Identity> all = new ArrayList<>(signers);
    return satisfied(policy.getRule(), policy.getIdentitiesList(), all, new HashSet<>());
  }

  private static boolean satisfied(
      SignaturePolicy rule,
      List<MSPPrincipal> principals,
      List<Identity> signers,
      Set<Integer> used) {
    if (rule.hasNOutOf()) {
      int count = 0;
      for (SignaturePolicy part : rule.getNOutOf().getRulesList()) {
        count += satisfied(part, principals, signers, used) ? 1 : 0;
      }
      return count >= rule.getNOutOf().getN();
    }
    for (int i = 0; i < signers.size(); i++) {
      if (!used.contains(i) && signers.get(i).satisfies(principals.get(rule.getSignedBy()))) {
        used.add(i);
        return true;
      }
    }
    return false;
  }
}
