package org.patentpool.app.ledger;

import java.nio.file.Path;
import java.util.SortedMap;
import org.patentpool.pool.canonical.Canonical;
import org.patentpool.pool.canonical.Hash;

/**
 * Where a ledger is and as whom it can be reached: the {@code connection.json} that whoever runs
 * the network hands out.
 */
public record Connection(
    Path file,
    String channel,
    String poolChaincode,
    String accountsChaincode,
    SortedMap<String, Organization> organizations) {

  /** An organisation's gateway and those of its users whose keys lie here. */
  public record Organization(
      String mspId,
      String endpoint,
      Path tlsCa,
      String serverName,
      SortedMap<String, User> users) {}

  /** A user's certificate and private key, both PEM. */
  public record User(String name, Path certificate, Path key) {
    /** What the register of the pool knows the user's public key by. */
    public Hash thumbprint() {
      return Canonical.sha256(Gateways.certificate(certificate).getPublicKey().getEncoded());
    }
  }

  /**
   * Reads the file strictly: an unknown, doubled or missing field is an error, and so is anything
   * after the end.
   *
   * @throws ConnectionException saying what is wrong, where and what to do
   */
  public static Connection read(Path file) {
    return new ConnectionFile(file.toAbsolutePath().normalize()).read();
  }

  public Organization organization(String mspId) {
    Organization organization = organizations.get(mspId);
    if (organization == null) {
      throw new ConnectionException(
          file
              + " names no organisation "
              + mspId
              + ": it has "
              + String.join(", ", organizations.keySet()));
    }
    return organization;
  }

  public User user(String mspId, String name) {
    Organization organization = organization(mspId);
    User user = organization.users().get(name);
    if (user == null) {
      throw new ConnectionException(
          file
              + " names no user "
              + name
              + " of "
              + mspId
              + ": it has "
              + String.join(", ", organization.users().keySet()));
    }
    return user;
  }
}
