package org.patentpool.network.lifecycle;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.peer.ApplicationPolicy;
import org.hyperledger.fabric.protos.peer.CollectionConfig;
import org.hyperledger.fabric.protos.peer.CollectionConfigPackage;
import org.hyperledger.fabric.protos.peer.StaticCollectionConfig;
import org.hyperledger.fabric.protos.peer.lifecycle.ChaincodeEndorsementInfo;
import org.hyperledger.fabric.protos.peer.lifecycle.ChaincodeValidationInfo;
import org.hyperledger.fabric.protos.peer.lifecycle.StateData;
import org.hyperledger.fabric.protos.peer.lifecycle.StateMetadata;
import org.jspecify.annotations.Nullable;

/**
 * How a definition lies in the {@code _lifecycle} namespace: one row names the fields, one row per
 * field holds it, in exactly the bytes Fabric's peers write, so that tools for Fabric can read it.
 */
public final class DefinitionRows {
  public static final String NAMESPACE = "_lifecycle";

  private static final String TYPE = "ChaincodeDefinition";
  private static final String SEQUENCE = "Sequence";
  private static final String ENDORSEMENT = "EndorsementInfo";
  private static final String VALIDATION = "ValidationInfo";
  private static final String COLLECTIONS = "Collections";

  private DefinitionRows() {}

  static String metadataKey(String chaincode) {
    return "namespaces/metadata/" + chaincode;
  }

  static String sequenceKey(String chaincode) {
    return fieldKey(chaincode, SEQUENCE);
  }

  private static String fieldKey(String chaincode, String field) {
    return "namespaces/fields/" + chaincode + "/" + field;
  }

  /** Every row of the definition, by key. */
  static SortedMap<String, ByteString> encode(ChaincodeDefinition definition) {
    String name = definition.name();
    SortedMap<String, ByteString> rows = new TreeMap<>();
    rows.put(
        metadataKey(name),
        StateMetadata.newBuilder()
            .setDatatype(TYPE)
            .addAllFields(List.of(SEQUENCE, ENDORSEMENT, VALIDATION, COLLECTIONS))
            .build()
            .toByteString());
    rows.put(
        sequenceKey(name),
        StateData.newBuilder().setInt64(definition.sequence()).build().toByteString());
    rows.put(
        fieldKey(name, ENDORSEMENT),
        bytes(
            ChaincodeEndorsementInfo.newBuilder()
                .setVersion(definition.version())
                .setEndorsementPlugin("escc")
                .build()
                .toByteString()));
    rows.put(
        fieldKey(name, VALIDATION),
        bytes(
            ChaincodeValidationInfo.newBuilder()
                .setValidationPlugin("vscc")
                .setValidationParameter(policy(definition).toByteString())
                .build()
                .toByteString()));
    rows.put(fieldKey(name, COLLECTIONS), bytes(collections(definition).toByteString()));
    return rows;
  }

  /** The endorsement policy as lifecycle calls and rows carry it. */
  public static ApplicationPolicy policy(ChaincodeDefinition definition) {
    return ApplicationPolicy.newBuilder()
        .setSignaturePolicy(definition.endorsementPolicy())
        .build();
  }

  /** The collections as lifecycle calls and rows carry them. */
  public static CollectionConfigPackage collections(ChaincodeDefinition definition) {
    CollectionConfigPackage.Builder all = CollectionConfigPackage.newBuilder();
    for (StaticCollectionConfig collection : definition.collections()) {
      all.addConfig(CollectionConfig.newBuilder().setStaticCollectionConfig(collection));
    }
    return all.build();
  }

  private static ByteString bytes(ByteString content) {
    return StateData.newBuilder().setBytes(content).build().toByteString();
  }

  /** The committed sequence, or zero when no such chaincode was committed. */
  static long sequence(String chaincode, Definitions.StateReader reader) {
    ByteString row = reader.read(NAMESPACE, sequenceKey(chaincode));
    return row == null ? 0 : data(row, sequenceKey(chaincode)).getInt64();
  }

  /** The definition as its rows have it, or null when there is none. Reads every row of it. */
  public static @Nullable ChaincodeDefinition decode(
      String chaincode, Definitions.StateReader reader) {
    ByteString metadata = reader.read(NAMESPACE, metadataKey(chaincode));
    long sequence = sequence(chaincode, reader);
    if (metadata == null || sequence == 0) {
      return null;
    }
    try {
      if (!StateMetadata.parseFrom(metadata).getDatatype().equals(TYPE)) {
        return null;
      }
      var endorsement = ChaincodeEndorsementInfo.parseFrom(content(chaincode, ENDORSEMENT, reader));
      var validation = ChaincodeValidationInfo.parseFrom(content(chaincode, VALIDATION, reader));
      var collections = CollectionConfigPackage.parseFrom(content(chaincode, COLLECTIONS, reader));
      return new ChaincodeDefinition(
          chaincode,
          endorsement.getVersion(),
          sequence,
          signaturePolicy(chaincode, validation.getValidationParameter()),
          collections.getConfigList().stream()
              .map(CollectionConfig::getStaticCollectionConfig)
              .toList());
    } catch (InvalidProtocolBufferException e) {
      throw unreadable("the definition of chaincode " + chaincode, e);
    }
  }

  private static SignaturePolicyEnvelope signaturePolicy(String chaincode, ByteString parameter)
      throws InvalidProtocolBufferException {
    ApplicationPolicy policy = ApplicationPolicy.parseFrom(parameter);
    if (!policy.hasSignaturePolicy()) {
      throw new IllegalStateException(
          "the endorsement policy of chaincode "
              + chaincode
              + " refers to a channel policy; this network needs it written out as signatures");
    }
    return policy.getSignaturePolicy();
  }

  private static ByteString content(
      String chaincode, String field, Definitions.StateReader reader) {
    String key = fieldKey(chaincode, field);
    ByteString row = reader.read(NAMESPACE, key);
    return row == null ? ByteString.EMPTY : data(row, key).getBytes();
  }

  private static StateData data(ByteString row, String key) {
    try {
      return StateData.parseFrom(row);
    } catch (InvalidProtocolBufferException e) {
      throw unreadable("row " + key + " of namespace " + NAMESPACE, e);
    }
  }

  private static IllegalStateException unreadable(
      String what, InvalidProtocolBufferException cause) {
    return new IllegalStateException(what + " is not what Fabric's lifecycle writes", cause);
  }
}
