package org.patentpool.pool.scenario;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.patentpool.pool.proof.Node;
import org.patentpool.rules.royalty.Royalty;
import org.patentpool.rules.settlement.Settlement;

/** Writes an answer as one line of JSON with plain integers, its members in a fixed order. */
final class AnswerWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator out;

  private AnswerWriter(JsonGenerator out) {
    this.out = out;
  }

  static String write(Simulation.Answer answer) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      new AnswerWriter(out).answer(answer);
    } catch (IOException e) {
      throw new UncheckedIOException("a string in memory cannot fail to be written", e);
    }
    return text.toString();
  }

  private void answer(Simulation.Answer answer) throws IOException {
    out.writeStartObject();
    out.writeArrayFieldStart("royalties");
    for (Royalty royalty : answer.royalties()) {
      royalty(royalty);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("interest");
    for (Simulation.Late late : answer.interest()) {
      out.writeStartObject();
      out.writeStringField("id", late.id());
      out.writeNumberField("days", late.interest().days());
      out.writeNumberField("interest", late.interest().amount());
      out.writeEndObject();
    }
    out.writeEndArray();
    if (answer.settlement() != null) {
      settlement(answer.settlement(), answer.proven());
    }
    out.writeEndObject();
  }

  private void royalty(Royalty royalty) throws IOException {
    out.writeStartObject();
    out.writeStringField("licensee", royalty.licensee());
    out.writeStringField("quarter", royalty.quarter().toString());
    out.writeNumberField("due", royalty.due());
    out.writeNumberField("minimumTopUp", royalty.minimumTopUp());
    out.writeArrayFieldStart("lines");
    for (Royalty.Charge charge : royalty.lines()) {
      out.writeStartObject();
      out.writeStringField("product", charge.line().product());
      out.writeStringField("soldIn", charge.line().soldIn());
      out.writeStringField("madeIn", charge.line().madeIn());
      if (charge.line().from() != null) {
        out.writeStringField("from", charge.line().from().toString());
      }
      if (charge.line().to() != null) {
        out.writeStringField("to", charge.line().to().toString());
      }
      out.writeNumberField("coveredDays", charge.coveredDays());
      out.writeNumberField("days", charge.days());
      out.writeNumberField("amount", charge.amount());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void settlement(Settlement settlement, @Nullable Node proven) throws IOException {
    out.writeObjectFieldStart("settlement");
    out.writeStringField("quarter", settlement.quarter().toString());
    out.writeNumberField("gross", settlement.gross());
    out.writeNumberField("adminFee", settlement.adminFee());
    out.writeNumberField("reserve", settlement.reserve());
    out.writeNumberField("distributable", settlement.distributable());
    out.writeNumberField("deficitCarriedOut", settlement.deficitCarriedOut());
    out.writeArrayFieldStart("components");
    for (Settlement.Pot pot : settlement.components()) {
      out.writeStartObject();
      out.writeStringField("kind", pot.kind().name());
      out.writeNumberField("pot", pot.pot());
      out.writeNumberField("unallocated", pot.unallocated());
      out.writeObjectFieldStart("members");
      for (var part : pot.members().entrySet()) {
        out.writeNumberField(part.getKey(), part.getValue());
      }
      out.writeEndObject();
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeArrayFieldStart("members");
    for (Settlement.Member member : settlement.members()) {
      member(member);
    }
    out.writeEndArray();
    if (proven != null) {
      out.writeNumberField("payableTotal", proven.sum());
      out.writeStringField("root", proven.hash().value());
    }
    out.writeEndObject();
  }

  private void member(Settlement.Member member) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", member.id());
    out.writeNumberField("share", member.share());
    out.writeNumberField("carriedIn", member.carriedIn());
    out.writeNumberField("adjustment", member.adjustment());
    out.writeNumberField("held", member.held());
    out.writeNumberField("withheld", member.withheld());
    out.writeNumberField("payable", member.payable());
    out.writeNumberField("carriedOut", member.carriedOut());
    out.writeEndObject();
  }
}
