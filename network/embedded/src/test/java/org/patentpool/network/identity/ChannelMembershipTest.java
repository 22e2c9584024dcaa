package org.patentpool.network.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelMembershipTest {
  private final Forge forge = Forge.of("AMSP");
  private final SigningKey key = SigningKey.generate();

  @Test
  void a_certificate_of_the_organisation_is_recognised() throws Exception {
    var identity = forge.membership().identify(forge.serialized(forge.issue(key, "client")));
    assertThat(identity.mspId()).isEqualTo("AMSP");
    assertThat(identity.expiresAt()).isEqualTo(Forge.YEAR.until());
    var message = new byte[] {1};
    assertThat(identity.signed(message, key.sign(message))).isTrue();
    assertThat(identity.signed(new byte[] {2}, key.sign(message))).isFalse();
  }

  @Test
  void an_expired_certificate_is_recognised_and_says_so() throws Exception {
    var past = new Validity(Forge.YEAR.from(), Forge.NOW);
    var expired = forge.authority().issue(key.publicKey(), "x", "AMSP", List.of("client"), past);
    var identity = forge.membership().identify(forge.serialized(expired));
    assertThat(identity.expiresAt()).isEqualTo(Forge.NOW);
  }

  @Test
  void a_certificate_from_before_its_authority_is_refused() throws Exception {
    var early = new Validity(Forge.NOW.minus(Duration.ofDays(9)), Forge.YEAR.until());
    refused(Draft.of(forge).during(early), "outside the time of its issuer");
  }

  @Test
  void an_authority_of_the_same_name_with_another_key_is_refused() {
    refused(forge.serialized(forge.impostor().issue(key, "client")), "0 authorities");
  }

  @Test
  void a_certificate_without_key_identifiers_from_an_impostor_is_refused() throws Exception {
    refused(Draft.of(forge.impostor()), "0 authorities");
    refused(Draft.of(forge).signedBy(key), "0 authorities");
    assertThat(identify(Draft.of(forge).pem()).mspId()).isEqualTo("AMSP");
  }

  @Test
  void another_organisations_certificate_is_refused() {
    refused(forge.serialized(Forge.of("BMSP").issue(key, "client")), "0 authorities");
  }

  @Test
  void a_certificate_that_signed_itself_is_refused() throws Exception {
    var own =
        Draft.of(forge)
            .key(key.publicKey().getEncoded())
            .subject("OU=client,CN=x")
            .issuer("OU=client,CN=x")
            .signedBy(key);
    refused(own, "0 authorities");
  }

  @Test
  void an_unknown_organisation_is_refused() {
    refused(Forge.serialized("BMSP", Forge.pem(forge.issue(key, "client"))), "'BMSP'");
  }

  @Test
  void the_name_of_an_unknown_organisation_cannot_write_lines_into_the_log() {
    var forged = Forge.serialized("a\nINFO all is well", ByteString.EMPTY);
    assertThatThrownBy(() -> forge.membership().identify(forged))
        .isInstanceOf(IdentityException.class)
        .hasMessageNotContaining("\n");
  }

  @Test
  void a_revoked_certificate_is_refused_and_no_other() throws Exception {
    var revoked = forge.issue(key, "client");
    var other = forge.issue(key, "client");
    var config = forge.definition().addRevocationList(forge.revocation(revoked)).build();
    var membership = ChannelMembership.of(List.of(config));
    assertThatThrownBy(() -> membership.identify(forge.serialized(revoked)))
        .isInstanceOf(IdentityException.class)
        .hasMessageContaining("revoked");
    assertThat(membership.identify(forge.serialized(other)).mspId()).isEqualTo("AMSP");
  }

  @Test
  void the_authority_itself_is_nobodys_identity() throws Exception {
    refused(forge.serialized(forge.authority().certificate()), "an authority's");
    var promoted =
        Draft.of(forge).with(Extension.basicConstraints, true, new BasicConstraints(true));
    refused(promoted, "an authority's");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "client,peer", "client,client", "admin,client", "Client", "auditor"})
  void a_certificate_must_name_exactly_one_role(String units) {
    var named = units.isEmpty() ? new String[0] : units.split(",", -1);
    refused(forge.serialized(forge.issue(key, named)), "exactly one role");
  }

  @Test
  void further_units_beside_the_role_are_allowed() throws Exception {
    var certificate = forge.issue(key, "client", "department1");
    assertThat(identify(Forge.pem(certificate)).mspId()).isEqualTo("AMSP");
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp384r1", "secp521r1"})
  void keys_of_other_curves_are_refused(String curve) throws Exception {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    var info = generator.generateKeyPair().getPublic().getEncoded();
    refused(Draft.of(forge).key(info), "P-256");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "Ed25519"})
  void keys_of_other_kinds_are_refused(String algorithm) throws Exception {
    var info = KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPublic().getEncoded();
    refused(Draft.of(forge).key(info), "P-256");
  }

  @Test
  void a_point_off_the_curve_is_refused() throws Exception {
    var info = key.publicKey().getEncoded();
    info[info.length - 1] ^= 1;
    refused(Draft.of(forge).key(info), "not a point on the curve");
  }

  @Test
  void a_certificate_whose_own_signature_has_a_high_s_is_refused() throws Exception {
    refused(Draft.of(forge).signedWithHighS(), "0 authorities");
  }

  @Test
  void a_certificate_that_may_not_sign_is_refused() throws Exception {
    refused(
        Draft.of(forge).with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyEncipherment)),
        "key usage");
    refused(purposes(KeyPurposeId.id_kp_clientAuth), "key usage");
    assertThat(identify(purposes(KeyPurposeId.anyExtendedKeyUsage).pem())).isNotNull();
  }

  @Test
  void an_unknown_critical_extension_is_refused_and_an_uncritical_one_is_not() throws Exception {
    var unknown = new ASN1ObjectIdentifier("1.2.3.4.5");
    refused(Draft.of(forge).with(unknown, true, DERNull.INSTANCE), "critical extension 1.2.3.4.5");
    assertThat(identify(Draft.of(forge).with(unknown, false, DERNull.INSTANCE).pem())).isNotNull();
  }

  @Test
  void anything_around_or_inside_the_pem_block_is_refused() {
    var good = Forge.pem(forge.issue(key, "client"));
    var text = good.toStringUtf8();
    refusedPem("hello\n" + text, "PEM");
    refusedPem(text + "hello", "PEM");
    refusedPem(text + text, "base64");
    refusedPem(text.replace("CERTIFICATE", "PUBLIC KEY"), "PEM");
    refusedPem(text.replace("MII", "M*I"), "base64");
    refusedPem("", "PEM");
    refusedPem("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n", "malformed");
  }

  @Test
  void bytes_after_the_certificate_inside_the_pem_block_are_refused() throws Exception {
    var bytes = new ByteArrayOutputStream();
    bytes.write(forge.issue(key, "client").der().toByteArray());
    bytes.write(0);
    var pem = ByteString.copyFrom(Pem.encode(Pem.CERTIFICATE, bytes.toByteArray()));
    refused(Forge.serialized("AMSP", pem), "");
  }

  @Test
  void every_cut_and_every_flipped_bit_of_a_certificate_is_refused() throws Exception {
    var membership = forge.membership();
    var der = forge.issue(key, "client").der().toByteArray();
    for (int length = 0; length < der.length; length++) {
      refusedDer(membership, Arrays.copyOf(der, length));
    }
    for (int place = 0; place < der.length; place++) {
      var damaged = der.clone();
      damaged[place] ^= (byte) (1 << (place % 8));
      refusedDer(membership, damaged);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 2500})
  void deeply_nested_bytes_are_refused_and_do_not_exhaust_the_stack(int depth) throws Exception {
    var membership = forge.membership();
    var endless = new byte[depth * 2];
    for (int i = 0; i < endless.length; i += 2) {
      endless[i] = 0x30;
      endless[i + 1] = (byte) 0x80;
    }
    refusedDer(membership, endless);
    var nested = nested(depth);
    refusedDer(membership, nested);
    var inside = sequence(forge.issue(key, "client").der().toByteArray(), nested);
    refusedDer(membership, inside);
    refusedDer(membership, sequence(sequence(nested, nested), nested));
  }

  @Test
  void an_oversized_or_foreign_message_is_refused() {
    refused(ByteString.copyFrom(new byte[20_000]), "limit");
    refused(ByteString.copyFromUtf8("\u0007nonsense"), "no serialised identity");
  }

  @Test
  void the_same_certificate_in_other_bytes_is_the_same_identity() throws Exception {
    var pem = Forge.pem(forge.issue(key, "client"));
    var rearranged = ByteString.copyFromUtf8(pem.toStringUtf8().replace("\n", "\r\n"));
    assertThat(identify(rearranged)).isEqualTo(identify(pem));
    assertThat(identify(rearranged)).hasSameHashCodeAs(identify(pem));
    assertThat(identify(pem)).isNotEqualTo(identify(Forge.pem(forge.issue(key, "client"))));
  }

  @Test
  void lately_recognised_identities_are_remembered_up_to_the_limit() throws Exception {
    var membership = ChannelMembership.of(List.of(forge.definition().build()), 2);
    var first = forge.serialized(forge.issue(key, "client"));
    var kept = membership.identify(first);
    for (int i = 0; i < 5; i++) {
      membership.identify(forge.serialized(forge.issue(key, "client")));
      assertThat(membership.identify(first)).isSameAs(kept);
      assertThat(membership.remembered()).isLessThanOrEqualTo(2);
    }
  }

  private static byte[] nested(int depth) {
    var bytes = new byte[0];
    for (int i = 0; i < depth; i++) {
      bytes = sequence(bytes);
    }
    return bytes;
  }

  private static byte[] sequence(byte[]... parts) {
    var content = new ByteArrayOutputStream();
    for (var part : parts) {
      content.writeBytes(part);
    }
    var sequence = new ByteArrayOutputStream();
    sequence.write(0x30);
    sequence.write(0x82);
    sequence.write(content.size() >> 8);
    sequence.write(content.size());
    sequence.writeBytes(content.toByteArray());
    return sequence.toByteArray();
  }

  private Identity identify(ByteString pem) throws Exception {
    return forge.membership().identify(Forge.serialized("AMSP", pem));
  }

  private Draft purposes(KeyPurposeId purpose) {
    return Draft.of(forge).with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
  }

  private void refused(Draft draft, String reason) throws Exception {
    refused(Forge.serialized("AMSP", draft.pem()), reason);
  }

  private void refusedPem(String text, String reason) {
    var pem = ByteString.copyFrom(text, StandardCharsets.US_ASCII);
    refused(Forge.serialized("AMSP", pem), reason);
  }

  private static void refusedDer(ChannelMembership membership, byte[] der) {
    var pem = ByteString.copyFrom(Pem.encode(Pem.CERTIFICATE, der));
    assertThatThrownBy(() -> membership.identify(Forge.serialized("AMSP", pem)))
        .isInstanceOf(IdentityException.class);
  }

  private void refused(ByteString serialized, String reason) {
    assertThatThrownBy(() -> forge.membership().identify(serialized))
        .isInstanceOf(IdentityException.class)
        .hasMessageContaining(reason);
  }
}
