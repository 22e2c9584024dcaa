package org.patentpool.network.policy;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigUpdate;
import org.hyperledger.fabric.protos.common.ConfigUpdateEnvelope;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.patentpool.network.identity.Identity;
import org.patentpool.network.identity.IdentityException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies a signed update to a configuration by Fabric's rules: an update names the versions it has
 * read, raises the version of what it changes by one, and needs for each change the signatures that
 * the changed element asks for.
 */
final class ConfigTransition {
  private static final Logger LOG = LoggerFactory.getLogger(ConfigTransition.class);

  private ConfigTransition() {}

  /** The tree after the update, when enough have signed all that it changes. */
  static ConfigGroup result(ChannelConfig current, ConfigUpdateEnvelope envelope)
      throws InvalidConfigException {
    ConfigUpdate update;
    try {
      update = ConfigUpdate.parseFrom(envelope.getConfigUpdate());
    } catch (InvalidProtocolBufferException e) {
      throw new InvalidConfigException("the configuration update is malformed", e);
    }
    if (!update.getChannelId().equals(current.channelId())) {
      throw new InvalidConfigException("the update is for another channel");
    }
    var existing = ConfigElement.elements(current.config().getChannelGroup());
    var read = ConfigElement.elements(update.getReadSet());
    var written = ConfigElement.elements(update.getWriteSet());
    checkRead(existing, read);
    var changed = new TreeMap<String, ConfigElement>();
    for (var entry : written.entrySet()) {
      var before = read.get(entry.getKey());
      if (before == null || before.version() != entry.getValue().version()) {
        changed.put(entry.getKey(), entry.getValue());
      }
    }
    if (changed.isEmpty()) {
      throw new InvalidConfigException("the update changes nothing");
    }
    checkChanges(current, existing, changed, signers(current, envelope));
    var all = new TreeMap<>(existing);
    all.putAll(changed);
    return ConfigElement.assemble(all);
  }

  private static void checkRead(
      Map<String, ConfigElement> existing, Map<String, ConfigElement> read)
      throws InvalidConfigException {
    for (var entry : read.entrySet()) {
      var now = existing.get(entry.getKey());
      if (now == null || now.version() != entry.getValue().version()) {
        throw new InvalidConfigException(
            "the update was made for another version of the " + entry.getKey());
      }
    }
  }

  private static void checkChanges(
      ChannelConfig current,
      Map<String, ConfigElement> existing,
      Map<String, ConfigElement> changed,
      Collection<Identity> signers)
      throws InvalidConfigException {
    for (var entry : changed.entrySet()) {
      var place = entry.getKey();
      var proposed = entry.getValue();
      if (!proposed.modPolicy().matches("/?[a-zA-Z0-9.-]+(/[a-zA-Z0-9.-]+)*")) {
        throw new InvalidConfigException("no valid policy would guard the " + place);
      }
      var now = existing.get(place);
      long due = now == null ? 0 : now.version() + 1;
      if (proposed.version() != due) {
        throw new InvalidConfigException(
            "the %s must get version %d, not %d".formatted(place, due, proposed.version()));
      }
      // What is new is guarded by the group that must list it, and so must change as well.
      if (now != null && !current.policies().channelPolicy(now.modPolicyPath(), signers)) {
        throw new InvalidConfigException(
            "too few have signed to change the %s: policy %s"
                .formatted(place, now.modPolicyPath()));
      }
    }
  }

  /** Everybody with a valid signature; strangers and bad signatures count for nothing. */
  private static List<Identity> signers(ChannelConfig current, ConfigUpdateEnvelope envelope) {
    var signers = new ArrayList<Identity>();
    for (var signature : envelope.getSignaturesList()) {
      try {
        var header = SignatureHeader.parseFrom(signature.getSignatureHeader());
        var signer = current.membership().identify(header.getCreator());
        var message = signature.getSignatureHeader().concat(envelope.getConfigUpdate());
        if (!signers.contains(signer)
            && signer.signed(message.toByteArray(), signature.getSignature().toByteArray())) {
          signers.add(signer);
        }
      } catch (InvalidProtocolBufferException | IdentityException e) {
        LOG.warn("A signature of a configuration update counts for nothing: {}", e.getMessage());
      }
    }
    return signers;
  }
}
