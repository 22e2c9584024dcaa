package org.patentpool.network.validation;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWriteHash;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWriteHash;
import org.hyperledger.fabric.protos.peer.StaticCollectionConfig;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.identity.Identity;
import org.patentpool.network.lifecycle.ChaincodeDefinition;
import org.patentpool.network.lifecycle.CommittedDefinitions;
import org.patentpool.network.lifecycle.DefinitionRows;
import org.patentpool.network.lifecycle.Definitions;
import org.patentpool.network.lifecycle.ImplicitCollection;
import org.patentpool.network.ordering.ReadWriteSet;
import org.patentpool.network.policy.Policies;
import org.patentpool.network.store.StateView;

/**
 * Decides for one block, transaction after transaction, whether each was endorsed by enough:
 * chaincode, collection and key policies for every namespace it writes.
 *
 * <p>Policies are those committed before the block. A key whose policy an earlier transaction of
 * the same block changes cannot be written in that block any more: nobody can have endorsed under
 * the new policy yet.
 */
final class EndorsementPolicies {
  private static final String LIFECYCLE_POLICY = "/Channel/Application/LifecycleEndorsement";

  /** The chaincode of the lifecycle itself, which nobody commits. */
  private static final ChaincodeDefinition LIFECYCLE =
      new ChaincodeDefinition(
          DefinitionRows.NAMESPACE,
          "syscc",
          1,
          SignaturePolicyEnvelope.getDefaultInstance(),
          List.of());

  /** Whether these endorsers are enough. */
  private interface Policy {
    boolean satisfied(List<Identity> endorsers);
  }

  /** A public key (collection empty) or the hash of a private one. */
  private record Place(String namespace, String collection, ByteString key) {}

  private final Policies policies;
  private final Definitions definitions;
  private final StateView before;
  private final Map<String, Optional<ChaincodeDefinition>> found = new HashMap<>();
  private final Set<Place> changedPolicies = new HashSet<>();

  EndorsementPolicies(Policies policies, Definitions definitions, StateView before) {
    this.policies = policies;
    this.definitions = definitions;
    this.before = before;
  }

  /** Must be asked in the order of the block. */
  void check(Candidate.Endorsed transaction) throws Refusal {
    for (String namespace : written(transaction)) {
      if (namespace.equals(DefinitionRows.NAMESPACE)) {
        checkLifecycle(transaction);
      } else {
        checkNamespace(namespace, transaction);
      }
    }
    for (ReadWriteSet.Namespace part : transaction.set().namespaces()) {
      remember(part);
    }
  }

  /** The executed chaincode and whatever else is written, in a fixed order. */
  private static Set<String> written(Candidate.Endorsed transaction) {
    Set<String> names = new TreeSet<>();
    names.add(transaction.chaincode());
    for (ReadWriteSet.Namespace part : transaction.set().namespaces()) {
      if (part.writes()) {
        names.add(part.name());
      }
    }
    return names;
  }

  /** Definitions are everybody's; what an organisation approves is in its own collection. */
  private void checkLifecycle(Candidate.Endorsed transaction) throws Refusal {
    Policy policy = endorsers -> policies.channelPolicy(LIFECYCLE_POLICY, endorsers);
    check(transaction, new NamespaceCheck(LIFECYCLE, policy, transaction.endorsers()));
  }

  private void checkNamespace(String namespace, Candidate.Endorsed transaction) throws Refusal {
    ChaincodeDefinition definition =
        found
            .computeIfAbsent(namespace, this::find)
            .orElseThrow(() ->
                new Refusal(
                    TxValidationCode.INVALID_CHAINCODE,
                    "no chaincode " + namespace + " is committed"));
    Policy policy =
        endorsers -> policies.signaturePolicy(definition.endorsementPolicy(), endorsers);
    check(transaction, new NamespaceCheck(definition, policy, transaction.endorsers()));
  }

  private static void check(Candidate.Endorsed transaction, NamespaceCheck check) throws Refusal {
    for (ReadWriteSet.Namespace part : transaction.set().namespaces()) {
      if (part.name().equals(check.definition.name())) {
        check.rows(part);
      }
    }
    check.atLeastChaincodePolicy();
  }

  private Optional<ChaincodeDefinition> find(String chaincode) {
    return Optional.ofNullable(definitions.find(chaincode, CommittedDefinitions.reader(before)));
  }

  private void remember(ReadWriteSet.Namespace part) {
    part.rows()
        .getMetadataWritesList()
        .forEach(write -> changedPolicies.add(place(part.name(), write.getKey())));
    for (ReadWriteSet.Collection collection : part.collections()) {
      for (KVMetadataWriteHash write : collection.rows().getMetadataWritesList()) {
        changedPolicies.add(new Place(part.name(), collection.name(), write.getKeyHash()));
      }
    }
  }

  private static Place place(String namespace, String key) {
    return new Place(namespace, "", ByteString.copyFromUtf8(key));
  }

  private static Refusal failure(String policy, List<Identity> endorsers) {
    return new Refusal(
        TxValidationCode.ENDORSEMENT_POLICY_FAILURE,
        policy
            + " is not satisfied by "
            + endorsers.stream().map(Identity::mspId).sorted().toList());
  }

  /** One transaction's writes to one namespace; each policy is evaluated once. */
  private final class NamespaceCheck {
    private final ChaincodeDefinition definition;
    private final Policy policy;
    private final List<Identity> endorsers;
    private final Set<String> satisfiedCollections = new HashSet<>();
    private boolean chaincodeSatisfied;
    private boolean anySatisfied;

    NamespaceCheck(ChaincodeDefinition definition, Policy policy, List<Identity> endorsers) {
      this.definition = definition;
      this.policy = policy;
      this.endorsers = endorsers;
    }

    void rows(ReadWriteSet.Namespace part) throws Refusal {
      for (var write : part.rows().getWritesList()) {
        key(place(part.name(), write.getKey()));
      }
      for (var write : part.rows().getMetadataWritesList()) {
        key(place(part.name(), write.getKey()));
      }
      for (ReadWriteSet.Collection collection : part.collections()) {
        for (KVWriteHash write : collection.rows().getHashedWritesList()) {
          key(new Place(part.name(), collection.name(), write.getKeyHash()));
        }
      }
      for (ReadWriteSet.Collection collection : part.collections()) {
        for (KVMetadataWriteHash write : collection.rows().getMetadataWritesList()) {
          key(new Place(part.name(), collection.name(), write.getKeyHash()));
        }
      }
    }

    private void key(Place place) throws Refusal {
      if (changedPolicies.contains(place)) {
        throw new Refusal(
            TxValidationCode.ENDORSEMENT_POLICY_FAILURE,
            "an earlier transaction of this block changes the policy of a key it writes");
      }
      ByteString policy = KeyPolicy.of(metadata(place));
      if (policy.isEmpty()) {
        collectionOrChaincode(place.collection());
        return;
      }
      try {
        if (!policies.signaturePolicy(SignaturePolicyEnvelope.parseFrom(policy), endorsers)) {
          throw failure("the policy of a written key", endorsers);
        }
      } catch (InvalidProtocolBufferException e) {
        throw failure("the unreadable policy of a written key", endorsers);
      }
      anySatisfied = true;
    }

    private ByteString metadata(Place place) {
      var state =
          place.collection().isEmpty()
              ? before.get(place.namespace(), place.key().toStringUtf8())
              : before.hashed(place.namespace(), place.collection(), place.key());
      return state == null ? ByteString.EMPTY : state.metadata();
    }

    private void collectionOrChaincode(String collection) throws Refusal {
      if (collection.isEmpty()) {
        chaincode();
      } else if (!satisfiedCollections.contains(collection)) {
        Policy own = collectionPolicy(collection);
        if (own == null) {
          chaincode();
        } else if (!own.satisfied(endorsers)) {
          throw failure(
              "the policy of collection " + definition.name() + "/" + collection, endorsers);
        }
        satisfiedCollections.add(collection);
        anySatisfied = true;
      }
    }

    /** The collection's own policy; null where the chaincode's holds. */
    private @Nullable Policy collectionPolicy(String name) throws Refusal {
      String owner = ImplicitCollection.owner(name);
      if (owner != null) {
        return signers ->
            policies.channelPolicy(ImplicitCollection.endorsementPolicy(owner), signers);
      }
      StaticCollectionConfig collection = definition.collection(name);
      if (collection == null) {
        throw new Refusal(
            TxValidationCode.ENDORSEMENT_POLICY_FAILURE,
            "chaincode " + definition.name() + " has no collection " + name);
      }
      return collection.hasEndorsementPolicy()
          ? signers ->
              policies.signaturePolicy(
                  collection.getEndorsementPolicy().getSignaturePolicy(), signers)
          : null;
    }

    private void chaincode() throws Refusal {
      if (!chaincodeSatisfied) {
        if (!policy.satisfied(endorsers)) {
          throw failure("the policy of chaincode " + definition.name(), endorsers);
        }
        chaincodeSatisfied = true;
        anySatisfied = true;
      }
    }

    /** A transaction that writes nothing here still needs the chaincode's endorsement. */
    void atLeastChaincodePolicy() throws Refusal {
      if (!anySatisfied) {
        chaincode();
      }
    }
  }
}
