package org.patentpool.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.junit.jupiter.api.Test;
import org.patentpool.pool.register.Actor;

class CreatorTest {
  @Test
  void a_caller_is_its_organisation_and_the_thumbprint_of_its_key() throws Exception {
    var anna = Certificates.onP256("anna");
    byte[] key = anna.certificate().getPublicKey().getEncoded();
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
    assertThat(Creator.actor(anna.creator("MembersMSP")))
        .contains(Actor.of("MembersMSP", HexFormat.of().formatHex(digest)));
  }

  @Test
  void names_and_serial_numbers_mean_nothing() throws Exception {
    var authority = Certificates.onP256("authority");
    var one = Certificates.issued("operator", authority);
    var other = Certificates.issued("operator", authority);
    assertThat(Creator.actor(one.creator("OperatorMSP")))
        .isNotEqualTo(Creator.actor(other.creator("OperatorMSP")));
  }

  @Test
  void a_key_on_another_curve_cannot_act() throws Exception {
    assertThat(Creator.actor(Certificates.onP384("anna").creator("MembersMSP"))).isEmpty();
  }

  @Test
  void an_rsa_key_cannot_act() throws Exception {
    assertThat(Creator.actor(Certificates.rsa("anna").creator("MembersMSP"))).isEmpty();
  }

  @Test
  void an_organisation_without_a_proper_name_cannot_act() throws Exception {
    assertThat(Creator.actor(Certificates.onP256("anna").creator(""))).isEmpty();
    assertThat(Creator.actor(Certificates.onP256("anna").creator("no name"))).isEmpty();
  }

  @Test
  void what_is_no_certificate_cannot_act() {
    assertThat(Creator.actor(null)).isEmpty();
    assertThat(Creator.actor(new byte[0])).isEmpty();
    assertThat(Creator.actor(new byte[] {1, 2, 3})).isEmpty();
    var empty = SerializedIdentity.newBuilder().setMspid("MembersMSP").build();
    assertThat(Creator.actor(empty.toByteArray())).isEmpty();
  }
}
