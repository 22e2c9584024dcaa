package org.patentpool.contract.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patentpool.contract.Certificates;
import org.patentpool.contract.Certificates.Certified;

/** The service jar under mutual TLS, with the test in the place of the peer. */
class ContractServerIT {
  private static final String ID = "pool_1.0:0123456789abcdef";

  @TempDir private static Path folder;
  private static Certified authority;
  private static Service service;

  @BeforeAll
  static void a_service_under_mutual_tls() throws Exception {
    authority = Certificates.onP256("authority");
    Certified server = Certificates.issued("chaincode", authority);
    service =
        Service.start(
            List.of(
                "--chaincode", "pool",
                "--id", ID,
                "--certificate", write("server.pem", server.certificatePem()),
                "--key", write("server.key", server.keyPem()),
                "--client-ca", write("authority.pem", authority.certificatePem())));
  }

  @AfterAll
  static void the_service_ends_when_told_to() throws Exception {
    service.stop();
  }

  @Test
  void a_peer_shakes_hands_and_gets_answers() throws Exception {
    try (var peer =
        Peer.connect(service.port(), authority, Certificates.issued("peer", authority))) {
      ChaincodeMessage hello = peer.next();
      assertThat(hello.getType()).isEqualTo(ChaincodeMessage.Type.REGISTER);
      assertThat(ChaincodeID.parseFrom(hello.getPayload()).getName()).isEqualTo(ID);

      peer.send(ChaincodeMessage.Type.REGISTERED);
      peer.send(ChaincodeMessage.Type.READY);
      byte[] creator = Certificates.onP256("anna").creator("MembersMSP");
      ChaincodeMessage answer = peer.call(creator, "no.such", "{}");
      assertThat(answer.getType()).isEqualTo(ChaincodeMessage.Type.COMPLETED);
      Response response = Response.parseFrom(answer.getPayload());
      assertThat(response.getStatus()).isEqualTo(400);
      assertThat(response.getMessage()).contains("UNKNOWN_FUNCTION");
    }
  }

  @Test
  void who_has_no_certificate_is_turned_away() throws Exception {
    try (var peer = Peer.connect(service.port(), authority, null)) {
      assertThatThrownBy(peer::next).isInstanceOf(Peer.BrokenOff.class);
    }
  }

  @Test
  void who_has_a_certificate_of_another_authority_is_turned_away() throws Exception {
    Certified other = Certificates.onP256("authority");
    try (var peer = Peer.connect(service.port(), authority, Certificates.issued("peer", other))) {
      assertThatThrownBy(peer::next).isInstanceOf(Peer.BrokenOff.class);
    }
  }

  @Test
  void who_speaks_without_tls_is_turned_away() throws Exception {
    try (var peer = Peer.inPlaintext(service.port())) {
      assertThatThrownBy(peer::next).isInstanceOf(Peer.BrokenOff.class);
    }
  }

  @Test
  void bad_usage_is_one_line_and_exit_2() throws Exception {
    Service.Ended ended = Service.ended(List.of("--chaincode", "pool", "--colour", "red"));
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.errors())
        .containsExactly("contract: unknown option '--colour'; --help lists the options");
    assertThat(ended.output()).isEmpty();
  }

  @Test
  void a_key_that_is_none_is_one_line_and_exit_1() throws Exception {
    String junk = write("junk.pem", "junk");
    Service.Ended ended =
        Service.ended(
            List.of(
                "--chaincode",
                "accounts",
                "--id",
                "x",
                "--address",
                "127.0.0.1:1",
                "--certificate",
                junk,
                "--key",
                junk,
                "--client-ca",
                junk));
    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.errors()).last().asString().startsWith("contract: could not start: ");
    assertThat(ended.errors()).noneMatch(line -> line.startsWith("\tat "));
  }

  @Test
  void help_lists_the_chaincodes() throws Exception {
    Service.Ended ended = Service.ended(List.of("--help"));
    assertThat(ended.exit()).isZero();
    assertThat(String.join("\n", ended.output())).contains("accounts or pool", "POOL_DAY_AHEAD");
  }

  private static String write(String name, String content) throws Exception {
    return Files.writeString(folder.resolve(name), content, UTF_8).toString();
  }
}
