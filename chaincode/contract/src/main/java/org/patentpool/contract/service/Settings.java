package org.patentpool.contract.service;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How one chaincode is served. An option wins over its environment variable.
 *
 * @param chaincode name of the chaincode, as its jar lists it
 * @param id the package id under which the peers installed it
 * @param address where to listen
 * @param tls key, certificate and whom to let in; null only when asked for plaintext
 */
record Settings(String chaincode, String id, InetSocketAddress address, @Nullable Tls tls) {

  /** Mutual TLS; a caller whose certificate {@code clientCa} did not issue is turned away. */
  record Tls(Path certificate, Path key, Path clientCa) {}

  private static final String PLAINTEXT = "--plaintext";

  private static final Map<String, String> VARIABLES =
      Map.of(
          "--chaincode", "CHAINCODE_NAME",
          "--id", "CORE_CHAINCODE_ID_NAME",
          "--address", "CHAINCODE_SERVER_ADDRESS",
          "--certificate", "CORE_TLS_CLIENT_CERT_FILE",
          "--key", "CORE_TLS_CLIENT_KEY_FILE",
          "--client-ca", "CORE_PEER_TLS_ROOTCERT_FILE");

  static Settings read(List<String> arguments, Map<String, String> environment, Set<String> names)
      throws BadUsage {
    Map<String, String> given = options(arguments);
    boolean plaintext = given.containsKey(PLAINTEXT);
    VARIABLES.forEach((option, variable) -> {
      String value = environment.get(variable);
      if (value != null && !(plaintext && isTls(option))) {
        given.putIfAbsent(option, value);
      }
    });
    String chaincode = needed(given, "--chaincode");
    if (!names.contains(chaincode)) {
      throw new BadUsage("there is no chaincode '" + chaincode + "'; this jar has " + names);
    }
    return new Settings(
        chaincode, needed(given, "--id"), address(needed(given, "--address")), tls(given));
  }

  private static Map<String, String> options(List<String> arguments) throws BadUsage {
    Map<String, String> given = new TreeMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      String option = arguments.get(i);
      String value = "";
      if (!option.equals(PLAINTEXT)) {
        if (!VARIABLES.containsKey(option)) {
          throw new BadUsage("unknown option '" + option + "'; --help lists the options");
        }
        if (++i == arguments.size()) {
          throw new BadUsage(option + " needs a value; --help shows it");
        }
        value = arguments.get(i);
      }
      if (given.put(option, value) != null) {
        throw new BadUsage(option + " is given twice; give it once");
      }
    }
    return given;
  }

  private static boolean isTls(String option) {
    return switch (option) {
      case "--certificate", "--key", "--client-ca" -> true;
      default -> false;
    };
  }

  private static String needed(Map<String, String> given, String option) throws BadUsage {
    String value = given.get(option);
    if (value == null || value.isBlank()) {
      throw new BadUsage(option + " is missing; give it, or set " + VARIABLES.get(option));
    }
    return value;
  }

  private static InetSocketAddress address(String text) throws BadUsage {
    int colon = text.lastIndexOf(':');
    try {
      int port = Integer.parseInt(text.substring(colon + 1));
      String host = text.substring(0, Math.max(colon, 0));
      if (!host.isBlank() && port > 0 && port < 65_536) {
        return new InetSocketAddress(host, port);
      }
    } catch (NumberFormatException notANumber) {
      throw new BadUsage(badAddress(text));
    }
    throw new BadUsage(badAddress(text));
  }

  private static String badAddress(String text) {
    return "--address '" + text + "' is no HOST:PORT; give one, for instance 0.0.0.0:9999";
  }

  private static @Nullable Tls tls(Map<String, String> given) throws BadUsage {
    if (given.containsKey(PLAINTEXT)) {
      if (given.keySet().stream().anyMatch(Settings::isTls)) {
        throw new BadUsage(PLAINTEXT + " excludes --certificate, --key and --client-ca");
      }
      return null;
    }
    return new Tls(file(given, "--certificate"), file(given, "--key"), file(given, "--client-ca"));
  }

  private static Path file(Map<String, String> given, String option) throws BadUsage {
    if (!given.containsKey(option)) {
      throw new BadUsage(
          option + " is missing; mutual TLS needs it, or ask for " + PLAINTEXT + " outright");
    }
    Path file = Path.of(needed(given, option));
    if (!Files.isReadable(file)) {
      throw new BadUsage(option + " '" + file + "' cannot be read; name a PEM file");
    }
    return file;
  }
}
