package org.patentpool.network.policy;

import com.google.protobuf.MessageLite;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ConfigValue;

/**
 * One group, value or policy of a configuration tree, at its place.
 *
 * @param group the path of the group in whose terms a relative modification policy is meant: a
 *     group's own path, and for values and policies that of the group they are in
 */
record ConfigElement(String group, long version, String modPolicy, MessageLite content) {
  private static final String GROUP = "group ";
  private static final String VALUE = "value ";
  private static final String POLICY = "policy ";
  private static final String NAME = "[a-zA-Z0-9.-]{1,249}";

  /** The absolute path of the policy by which this element may be changed. */
  String modPolicyPath() {
    return modPolicy.startsWith("/") ? modPolicy : group + "/" + modPolicy;
  }

  /** Takes a tree apart into its elements by kind and path. */
  static Map<String, ConfigElement> elements(ConfigGroup root) throws InvalidConfigException {
    var elements = new TreeMap<String, ConfigElement>();
    collect("/" + PolicyTree.ROOT, root, elements);
    return elements;
  }

  /** Puts a tree together again: every group lists its members, whose content is taken anew. */
  static ConfigGroup assemble(Map<String, ConfigElement> elements) throws InvalidConfigException {
    return assemble("/" + PolicyTree.ROOT, elements);
  }

  private static void collect(String path, ConfigGroup group, Map<String, ConfigElement> elements)
      throws InvalidConfigException {
    elements.put(
        GROUP + path, new ConfigElement(path, group.getVersion(), group.getModPolicy(), group));
    for (var entry : group.getValuesMap().entrySet()) {
      var value = entry.getValue();
      elements.put(
          VALUE + below(path, entry.getKey()),
          new ConfigElement(path, value.getVersion(), value.getModPolicy(), value));
    }
    for (var entry : group.getPoliciesMap().entrySet()) {
      var policy = entry.getValue();
      elements.put(
          POLICY + below(path, entry.getKey()),
          new ConfigElement(path, policy.getVersion(), policy.getModPolicy(), policy));
    }
    for (var entry : group.getGroupsMap().entrySet()) {
      collect(below(path, entry.getKey()), entry.getValue(), elements);
    }
  }

  private static ConfigGroup assemble(String path, Map<String, ConfigElement> elements)
      throws InvalidConfigException {
    var listing = (ConfigGroup) content(GROUP + path, elements);
    var group = listing.toBuilder();
    for (var key : listing.getGroupsMap().keySet()) {
      group.putGroups(key, assemble(path + "/" + key, elements));
    }
    for (var key : listing.getValuesMap().keySet()) {
      group.putValues(key, (ConfigValue) content(VALUE + path + "/" + key, elements));
    }
    for (var key : listing.getPoliciesMap().keySet()) {
      group.putPolicies(key, (ConfigPolicy) content(POLICY + path + "/" + key, elements));
    }
    return group.build();
  }

  private static MessageLite content(String place, Map<String, ConfigElement> elements)
      throws InvalidConfigException {
    var element = elements.get(place);
    if (element == null) {
      throw new InvalidConfigException("the updated configuration would lack the " + place);
    }
    return element.content();
  }

  private static String below(String path, String name) throws InvalidConfigException {
    if (!name.matches(NAME) || name.equals(".") || name.equals("..")) {
      throw new InvalidConfigException("a name below %s is not allowed".formatted(path));
    }
    return path + "/" + name;
  }
}
