package org.patentpool.network.identity;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import org.hyperledger.fabric.protos.common.CombinedPrincipal;
import org.hyperledger.fabric.protos.common.MSPIdentityAnonymity;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.OrganizationUnit;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** Whom a principal means. A malformed or unknown one means nobody. */
final class Principals {
  /** A combination holds its parts as bytes, so only this limit bounds how deep they nest. */
  private static final int DEEPEST = 16;

  private Principals() {}

  static boolean satisfied(X509Identity identity, MSPPrincipal principal) {
    try {
      return satisfied(identity, principal, 0);
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }

  private static boolean satisfied(X509Identity identity, MSPPrincipal principal, int depth)
      throws InvalidProtocolBufferException {
    var content = principal.getPrincipal();
    return switch (principal.getPrincipalClassification()) {
      case ROLE -> hasRole(identity, MSPRole.parseFrom(content));
      case ORGANIZATION_UNIT -> inUnit(identity, OrganizationUnit.parseFrom(content));
      case IDENTITY -> is(identity, content);
      case ANONYMITY ->
          MSPIdentityAnonymity.parseFrom(content).getAnonymityType()
              == MSPIdentityAnonymity.MSPIdentityAnonymityType.NOMINAL;
      case COMBINED -> all(identity, CombinedPrincipal.parseFrom(content), depth + 1);
      case UNRECOGNIZED -> false;
    };
  }

  private static boolean hasRole(X509Identity identity, MSPRole role) {
    if (!role.getMspIdentifier().equals(identity.mspId())) {
      return false;
    }
    return switch (role.getRole()) {
      case MEMBER -> true;
      case ADMIN -> identity.isAdmin();
      case CLIENT -> identity.hasRole(CertificateRole.CLIENT);
      case PEER -> identity.hasRole(CertificateRole.PEER);
      case ORDERER -> identity.hasRole(CertificateRole.ORDERER);
      case UNRECOGNIZED -> false;
    };
  }

  private static boolean inUnit(X509Identity identity, OrganizationUnit unit) {
    return unit.getMspIdentifier().equals(identity.mspId())
        && identity.inUnit(unit.getOrganizationalUnitIdentifier(), unit.getCertifiersIdentifier());
  }

  private static boolean is(X509Identity identity, ByteString serialized)
      throws InvalidProtocolBufferException {
    var named = SerializedIdentity.parseFrom(serialized);
    if (!named.getMspid().equals(identity.mspId())) {
      return false;
    }
    try {
      var der = Pem.decode(Pem.CERTIFICATE, named.getIdBytes().toByteArray());
      return identity.certificate().der().equals(ByteString.copyFrom(der));
    } catch (IdentityException e) {
      return false;
    }
  }

  private static boolean all(X509Identity identity, CombinedPrincipal combined, int depth)
      throws InvalidProtocolBufferException {
    if (depth > DEEPEST || combined.getPrincipalsCount() == 0) {
      return false;
    }
    for (var part : combined.getPrincipalsList()) {
      if (!satisfied(identity, part, depth)) {
        return false;
      }
    }
    return true;
  }
}
