package org.patentpool.network.simulation;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.peer.CollectionPolicyConfig;
import org.hyperledger.fabric.protos.peer.StaticCollectionConfig;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.identity.Identity;
import org.patentpool.network.lifecycle.ChaincodeDefinition;
import org.patentpool.network.lifecycle.Definitions;
import org.patentpool.network.policy.Policies;
import org.patentpool.network.store.StateView;
import org.patentpool.network.store.Version;

/** A channel with its state in memory and collections whose members tests name by MSP id. */
public final class TestChannel implements Definitions, Policies {
  public static final String NAME = "pool-channel";
  public static final Version DEFINED = new Version(1, 0);

  private final InMemoryState state = new InMemoryState();
  private final Map<String, ChaincodeDefinition> definitions = new HashMap<>();
  private final Set<String> denied = new HashSet<>();

  public InMemoryState state() {
    return state;
  }

  /** Commits a definition: all of its fields were written by the channel's first transaction. */
  public TestChannel define(String chaincode, StaticCollectionConfig... collections) {
    definitions.put(
        chaincode,
        new ChaincodeDefinition(
            chaincode, "1", 1, SignaturePolicyEnvelope.getDefaultInstance(), List.of(collections)));
    state.put("_lifecycle", "namespaces/metadata/" + chaincode, "m", DEFINED);
    for (String field : List.of("Sequence", "EndorsementInfo", "ValidationInfo", "Collections")) {
      state.put("_lifecycle", "namespaces/fields/" + chaincode + "/" + field, field, DEFINED);
    }
    return this;
  }

  public void deny(String resource) {
    denied.add(resource);
  }

  public static StaticCollectionConfig collection(
      String name, boolean memberOnlyRead, boolean memberOnlyWrite, String... members) {
    SignaturePolicyEnvelope.Builder policy = SignaturePolicyEnvelope.newBuilder();
    for (String member : members) {
      policy.addIdentities(
          MSPPrincipal.newBuilder()
              .setPrincipalClassification(MSPPrincipal.Classification.ROLE)
              .setPrincipal(
                  MSPRole.newBuilder()
                      .setMspIdentifier(member)
                      .setRole(MSPRole.MSPRoleType.MEMBER)
                      .build()
                      .toByteString()));
    }
    return StaticCollectionConfig.newBuilder()
        .setName(name)
        .setMemberOnlyRead(memberOnlyRead)
        .setMemberOnlyWrite(memberOnlyWrite)
        .setMemberOrgsPolicy(CollectionPolicyConfig.newBuilder().setSignaturePolicy(policy))
        .build();
  }

  public TxSimulator simulator(String txId, String creator, String organization) {
    return simulator(state.view(), txId, creator, organization);
  }

  public TxSimulator simulator(StateView view, String txId, String creator, String organization) {
    return new TxSimulator(
        view,
        this,
        this,
        new TransactionContext(NAME, txId, new TestIdentity(creator), organization));
  }

  @Override
  public @Nullable ChaincodeDefinition find(String chaincode, StateReader reader) {
    return reader.read("_lifecycle", "namespaces/metadata/" + chaincode) == null
        ? null
        : definitions.get(chaincode);
  }

  @Override
  public boolean channelPolicy(String path, Collection<? extends Identity> signers) {
    throw new AssertionError("execution asks for no channel policy");
  }

  @Override
  public boolean signaturePolicy(
      SignaturePolicyEnvelope policy, Collection<? extends Identity> signers) {
    return policy.getIdentitiesList().stream()
        .anyMatch(principal -> signers.stream().anyMatch(s -> s.satisfies(principal)));
  }

  @Override
  public boolean mayUse(String resource, Identity caller) {
    return !denied.contains(resource);
  }

  private record TestIdentity(String mspId) implements Identity {
    @Override
    public ByteString serialized() {
      return ByteString.copyFromUtf8(mspId);
    }

    @Override
    public Instant expiresAt() {
      return Instant.MAX;
    }

    @Override
    public boolean signed(byte[] message, byte[] signature) {
      return false;
    }

    @Override
    public boolean satisfies(MSPPrincipal principal) {
      return principal.equals(
          collection("", false, false, mspId)
              .getMemberOrgsPolicy()
              .getSignaturePolicy()
              .getIdentities(0));
    }
  }
}
