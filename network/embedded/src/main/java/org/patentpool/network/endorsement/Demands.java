package org.patentpool.network.endorsement;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWriteHash;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWriteHash;
import org.hyperledger.fabric.protos.peer.StaticCollectionConfig;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.endorsement.EndorsementRefused.Kind;
import org.patentpool.network.lifecycle.ChaincodeDefinition;
import org.patentpool.network.lifecycle.CommittedDefinitions;
import org.patentpool.network.lifecycle.Definitions;
import org.patentpool.network.lifecycle.ImplicitCollection;
import org.patentpool.network.ordering.ReadWriteSet;
import org.patentpool.network.policy.SignaturePolicies;
import org.patentpool.network.store.StateValue;
import org.patentpool.network.store.StateView;
import org.patentpool.network.validation.KeyPolicy;

/**
 * Collects the policies that the endorsers of a simulation must satisfy together: of keys written
 * that have their own, of collections, and of every chaincode involved. A chaincode that was only
 * read counts too, as it does for a Fabric gateway.
 */
final class Demands {
  private static final Set<String> SYSTEM =
      Set.of("_lifecycle", "lscc", "cscc", "qscc", "escc", "vscc");

  private final Definitions definitions;
  private final StateView view;
  private final Set<SignaturePolicyEnvelope> policies = new LinkedHashSet<>();

  private Demands(Definitions definitions, StateView view) {
    this.definitions = definitions;
    this.view = view;
  }

  static Set<SignaturePolicyEnvelope> of(
      String invoked, ReadWriteSet set, Definitions definitions, StateView view)
      throws EndorsementRefused, InvalidProtocolBufferException {
    Demands demands = new Demands(definitions, view);
    boolean covered = false;
    for (ReadWriteSet.Namespace part : set.namespaces()) {
      if (!SYSTEM.contains(part.name())) {
        demands.add(part);
        covered |= part.name().equals(invoked);
      }
    }
    if (!covered) {
      demands.policies.add(demands.definition(invoked).endorsementPolicy());
    }
    return demands.policies;
  }

  private void add(ReadWriteSet.Namespace part)
      throws EndorsementRefused, InvalidProtocolBufferException {
    ChaincodeDefinition definition = definition(part.name());
    if (!part.writes()) {
      policies.add(definition.endorsementPolicy());
    }
    for (var write : part.rows().getWritesList()) {
      key(definition, view.get(part.name(), write.getKey()), "");
    }
    for (var write : part.rows().getMetadataWritesList()) {
      key(definition, view.get(part.name(), write.getKey()), "");
    }
    for (ReadWriteSet.Collection collection : part.collections()) {
      for (KVWriteHash write : collection.rows().getHashedWritesList()) {
        hash(definition, collection.name(), write.getKeyHash());
      }
      for (KVMetadataWriteHash write : collection.rows().getMetadataWritesList()) {
        hash(definition, collection.name(), write.getKeyHash());
      }
    }
  }

  private void hash(ChaincodeDefinition definition, String collection, ByteString keyHash)
      throws EndorsementRefused, InvalidProtocolBufferException {
    key(definition, view.hashed(definition.name(), collection, keyHash), collection);
  }

  private void key(ChaincodeDefinition definition, @Nullable StateValue state, String collection)
      throws EndorsementRefused, InvalidProtocolBufferException {
    ByteString own = state == null ? ByteString.EMPTY : KeyPolicy.of(state.metadata());
    if (own.isEmpty()) {
      policies.add(policy(definition, collection));
      return;
    }
    policies.add(SignaturePolicyEnvelope.parseFrom(own));
  }

  private static SignaturePolicyEnvelope policy(ChaincodeDefinition definition, String collection) {
    String owner = ImplicitCollection.owner(collection);
    if (owner != null) {
      return SignaturePolicies.outOf(1, owner + ".peer");
    }
    StaticCollectionConfig config = definition.collection(collection);
    return config != null && config.hasEndorsementPolicy()
        ? config.getEndorsementPolicy().getSignaturePolicy()
        : definition.endorsementPolicy();
  }

  private ChaincodeDefinition definition(String chaincode) throws EndorsementRefused {
    ChaincodeDefinition definition = definitions.find(chaincode, CommittedDefinitions.reader(view));
    if (definition == null) {
      throw EndorsementRefused.because(
          Kind.EXECUTION_FAILED, "chaincode " + chaincode + " is not defined on this channel");
    }
    return definition;
  }
}
