package org.patentpool.network.identity;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.jspecify.annotations.Nullable;

/**
 * The organisations of one channel configuration. It remembers whom it recognised lately, which is
 * sound because a configuration never changes: the next one gets a membership of its own.
 */
public final class ChannelMembership implements Membership {
  /** Longer than any certificate this network issues, and short enough to parse at leisure. */
  private static final int LONGEST_IDENTITY = 16 * 1024;

  private static final int REMEMBERED = 10_000;

  private final Map<String, Msp> organizations;
  private final Map<ByteString, X509Identity> recognised;

  private ChannelMembership(Map<String, Msp> organizations, int remembered) {
    this.organizations = organizations;
    this.recognised =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<ByteString, X509Identity> eldest) {
            return size() > remembered;
          }
        };
  }

  /** Checks every definition; the same organisation may come twice when both are alike. */
  public static ChannelMembership of(Collection<FabricMSPConfig> definitions)
      throws InvalidOrganizationException {
    return of(definitions, REMEMBERED);
  }

  static ChannelMembership of(Collection<FabricMSPConfig> definitions, int remembered)
      throws InvalidOrganizationException {
    var configs = new HashMap<String, FabricMSPConfig>();
    var organizations = new HashMap<String, Msp>();
    for (var config : definitions) {
      var known = configs.putIfAbsent(config.getName(), config);
      if (known == null) {
        organizations.put(config.getName(), Msp.of(config));
      } else if (!known.equals(config)) {
        throw new InvalidOrganizationException(
            "organisation '%s' is defined in two ways".formatted(config.getName()));
      }
    }
    return new ChannelMembership(Map.copyOf(organizations), remembered);
  }

  public Set<String> organizations() {
    return organizations.keySet();
  }

  @Override
  public Identity identify(ByteString serialized) throws IdentityException {
    var known = recall(serialized);
    if (known != null) {
      return known;
    }
    var identity = recognise(serialized);
    synchronized (recognised) {
      recognised.put(serialized, identity);
    }
    return identity;
  }

  /** How many identities are remembered at present. */
  int remembered() {
    synchronized (recognised) {
      return recognised.size();
    }
  }

  private @Nullable X509Identity recall(ByteString serialized) {
    synchronized (recognised) {
      return recognised.get(serialized);
    }
  }

  private X509Identity recognise(ByteString serialized) throws IdentityException {
    if (serialized.size() > LONGEST_IDENTITY) {
      throw new IdentityException(
          "an identity of %d bytes is refused; the limit is %d"
              .formatted(serialized.size(), LONGEST_IDENTITY));
    }
    SerializedIdentity claimed;
    try {
      claimed = SerializedIdentity.parseFrom(serialized);
    } catch (InvalidProtocolBufferException e) {
      throw new IdentityException("the bytes are no serialised identity", e);
    }
    var organization = organizations.get(claimed.getMspid());
    if (organization == null) {
      throw new IdentityException(
          "organisation '%s' is not of this channel".formatted(printable(claimed.getMspid())));
    }
    return organization.identify(serialized, claimed.getIdBytes());
  }

  /** A stranger chose this name; it must not be able to write lines of its own into the log. */
  private static String printable(String name) {
    return name.matches("[A-Za-z0-9._-]{0,64}") ? name : "(no name that could be printed)";
  }
}
