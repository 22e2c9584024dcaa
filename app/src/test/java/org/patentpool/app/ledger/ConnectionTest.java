package org.patentpool.app.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionTest {
  private static final Path FILES = Path.of("src", "test", "resources", "connection");

  @TempDir private Path folder;

  @Test
  void a_good_file_says_where_and_as_whom() {
    Connection connection = Connection.read(FILES.resolve("good.json"));
    assertThat(connection.channel()).isEqualTo("pool");
    Connection.Organization operator = connection.organization("OperatorMSP");
    assertThat(operator.endpoint()).isEqualTo("127.0.0.1:7051");
    assertThat(operator.serverName()).isEqualTo("gateway.operator");
    assertThat(connection.user("OperatorMSP", "operator").key())
        .isEqualTo(
            FILES.toAbsolutePath().resolve("organizations/OperatorMSP/users/operator/key.pem"));
    assertThat(connection.organization("MembersMSP").serverName()).isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          not_json.json              | is not valid JSON at line 1, column
          trailing.json              | is not valid JSON at line 1
          doubled_field.json         | is not valid JSON at line 3
          a_list.json                | / is not an object
          unknown_field.json         | /organizations/OperatorMSP/url is no field
          channel_missing.json       | /channel is missing
          channel_not_text.json      | /channel is not a text
          no_organizations.json      | /organizations is empty
          endpoint_without_port.json | /organizations/OperatorMSP/endpoint is not host:port
          endpoint_port_large.json   | /organizations/OperatorMSP/endpoint is not host:port
          user_without_key.json      | /organizations/OperatorMSP/users/operator/key is missing
          """)
  void a_bad_file_is_refused_with_the_place(String file, String complaint) {
    assertThatThrownBy(() -> Connection.read(FILES.resolve(file)))
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining(file)
        .hasMessageContaining(complaint);
  }

  @Test
  void a_missing_file_is_refused() {
    assertThatThrownBy(() -> Connection.read(folder.resolve("absent.json")))
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining("there is no connection file " + folder.resolve("absent.json"));
  }

  @Test
  void a_folder_is_no_file() {
    assertThatThrownBy(() -> Connection.read(folder))
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining("cannot read the connection file " + folder);
  }

  @Test
  void somebody_the_file_does_not_name_is_told_whom_it_names() {
    Connection connection = Connection.read(FILES.resolve("good.json"));
    assertThatThrownBy(() -> connection.user("OperatorMSP", "mallory"))
        .hasMessageEndingWith("names no user mallory of OperatorMSP: it has operator");
    assertThatThrownBy(() -> connection.user("NobodyMSP", "operator"))
        .hasMessageEndingWith("names no organisation NobodyMSP: it has MembersMSP, OperatorMSP");
  }

  @Test
  void a_key_that_cannot_be_read_is_not_quoted() throws IOException {
    Path key = Files.write(folder.resolve("key.pem"), "my secret".getBytes(UTF_8));
    assertThatThrownBy(() -> Gateways.key(key))
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining(key.toString())
        .hasMessageNotContaining("my secret")
        .hasNoCause();
  }
}
