package org.patentpool.pool.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patentpool.pool.Vectors.items;
import static org.patentpool.pool.Vectors.number;
import static org.patentpool.pool.Vectors.object;
import static org.patentpool.pool.Vectors.objects;
import static org.patentpool.pool.Vectors.text;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patentpool.pool.Vectors;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.canonical.Secret;

/** The right answers for sealed amounts. */
class CommitmentsTest {

  static Stream<Path> files() {
    return Vectors.places("commitments.json");
  }

  @ParameterizedTest
  @MethodSource("files")
  void the_second_generator_is_the_one_of_the_vectors(Path file) throws IOException {
    var h = SealedAmount.of(text(Vectors.read(file), "h"));
    assertThat(new SealedAmount(P256.H)).isEqualTo(h);
    assertThat(new Opening(0, new Blinding(BigInteger.ONE)).seal()).isEqualTo(h);
  }

  @ParameterizedTest
  @MethodSource("files")
  void every_amount_is_sealed_as_the_vectors_say(Path file) throws IOException {
    List<Json.Obj> cases = objects(Vectors.read(file), "cases");
    assertThat(cases).hasSizeGreaterThan(10);
    for (Json.Obj each : cases) {
      var sealed = SealedAmount.of(text(each, "commitment"));
      assertThat(opening(each).seal()).isEqualTo(sealed).hasToString(text(each, "commitment"));
      assertThat(sealed.isOpenedBy(opening(each))).isTrue();
    }
    assertThat(Opening.sealAll(cases.stream().map(CommitmentsTest::opening).toList()))
        .extracting(SealedAmount::value)
        .isEqualTo(cases.stream().map(each -> text(each, "commitment")).toList());
  }

  @ParameterizedTest
  @MethodSource("files")
  void the_sum_opens_as_the_vectors_say(Path file) throws IOException {
    Json.Obj vectors = Vectors.read(file);
    Json.Obj sum = object(vectors, "sum");
    List<Json.Obj> cases = objects(vectors, "cases");
    List<Json.Obj> added =
        items(sum, "of").stream()
            .map(index -> cases.get(Integer.parseInt(((Json.Text) index).value())))
            .toList();
    var openings = Opening.sum(added.stream().map(CommitmentsTest::opening).toList());
    var sealed =
        SealedAmount.sum(
            added.stream().map(each -> SealedAmount.of(text(each, "commitment"))).toList());
    assertThat(openings).isEqualTo(opening(sum));
    assertThat(sealed).hasToString(text(sum, "commitment"));
    assertThat(sealed.isOpenedBy(openings)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("files")
  void blindings_come_from_secret_and_index_as_the_vectors_say(Path file) throws IOException {
    List<Json.Obj> blindings = objects(Vectors.read(file), "blindings");
    assertThat(blindings).hasSizeGreaterThan(2);
    for (Json.Obj each : blindings) {
      var batch = Secret.of(text(each, "secret"));
      assertThat(Blinding.of(batch, Math.toIntExact(number(each, "index"))).value())
          .isEqualTo(text(each, "blinding"));
    }
  }

  private static Opening opening(Json.Obj json) {
    return new Opening(number(json, "amount"), Blinding.of(text(json, "blinding")));
  }
}
