package org.patentpool.contract.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final List<String> PLAIN =
      List.of("--chaincode", "pool", "--id", "pool_1:ab", "--address", "0.0.0.0:9999");

  @TempDir private Path folder;
  private Path pem;

  @BeforeEach
  void a_pem_file() throws Exception {
    pem = Files.writeString(folder.resolve("a.pem"), "");
  }

  @Test
  void options_say_what_is_served_where_and_to_whom() throws Exception {
    Settings settings =
        read(with("--certificate", "" + pem, "--key", "" + pem, "--client-ca", "" + pem));
    assertThat(settings.chaincode()).isEqualTo("pool");
    assertThat(settings.id()).isEqualTo("pool_1:ab");
    assertThat(settings.address().getPort()).isEqualTo(9999);
    assertThat(settings.tls()).isEqualTo(new Settings.Tls(pem, pem, pem));
  }

  @Test
  void the_environment_says_it_as_well_and_an_option_wins() throws Exception {
    Map<String, String> environment =
        Map.of(
            "CHAINCODE_NAME",
            "accounts",
            "CORE_CHAINCODE_ID_NAME",
            "accounts_1:cd",
            "CHAINCODE_SERVER_ADDRESS",
            "127.0.0.1:1",
            "CORE_TLS_CLIENT_CERT_FILE",
            "" + pem,
            "CORE_TLS_CLIENT_KEY_FILE",
            "" + pem,
            "CORE_PEER_TLS_ROOTCERT_FILE",
            "" + pem);
    Settings settings = read(List.of("--address", "127.0.0.1:2"), environment);
    assertThat(settings.chaincode()).isEqualTo("accounts");
    assertThat(settings.id()).isEqualTo("accounts_1:cd");
    assertThat(settings.address().getPort()).isEqualTo(2);
    assertThat(settings.tls()).isNotNull();
  }

  @Test
  void plaintext_is_never_a_default() throws Exception {
    assertThatThrownBy(() -> read(PLAIN)).isInstanceOf(BadUsage.class);
    assertThat(read(with("--plaintext")).tls()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--chaincode ledger --id x --address a:1 --plaintext       | no chaincode 'ledger'",
        "--id x --address a:1 --plaintext                          | --chaincode is missing",
        "--chaincode pool --address a:1 --plaintext                | --id is missing",
        "--chaincode pool --id x --plaintext                       | --address is missing",
        "--chaincode pool --id x --address 9999 --plaintext        | HOST:PORT",
        "--chaincode pool --id x --address a:b --plaintext         | HOST:PORT",
        "--chaincode pool --id x --address a:0 --plaintext         | HOST:PORT",
        "--chaincode pool --id x --address a:65536 --plaintext     | HOST:PORT",
        "--chaincode pool --id x --address a:1                     | mutual TLS needs it",
        "--chaincode pool --id x --address a:1 --plaintext --key k | excludes",
        "--chaincode pool --id x --address a:1 --certificate none  | cannot be read",
        "--chaincode pool --chaincode pool                         | given twice",
        "--colour red                                              | unknown option '--colour'",
        "--id                                                      | needs a value",
      })
  void bad_usage_is_named_in_one_line(String arguments, String line) {
    assertThatThrownBy(() -> read(List.of(arguments.split(" ", -1))))
        .isInstanceOf(BadUsage.class)
        .hasMessageContaining(line)
        .hasMessageNotContaining("\n");
  }

  private static List<String> with(String... more) {
    var arguments = new ArrayList<>(PLAIN);
    arguments.addAll(List.of(more));
    return arguments;
  }

  private static Settings read(List<String> arguments) throws BadUsage {
    return read(arguments, Map.of());
  }

  private static Settings read(List<String> arguments, Map<String, String> environment)
      throws BadUsage {
    return Settings.read(arguments, environment, Set.of("pool", "accounts"));
  }
}
