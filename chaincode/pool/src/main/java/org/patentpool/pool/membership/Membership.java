package org.patentpool.pool.membership;

import java.util.List;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.decision.AboutParty;
import org.patentpool.pool.decision.CommandType;
import org.patentpool.pool.decision.Pages;
import org.patentpool.pool.decision.QueryType;
import org.patentpool.pool.decision.Question;
import org.patentpool.pool.decision.Question.Audience;
import org.patentpool.pool.decision.Subject;
import org.patentpool.pool.decision.Transaction;
import org.patentpool.pool.ledger.RecordType;
import org.patentpool.pool.register.Actor;
import org.patentpool.pool.register.Party;

/** Founders by the founders' vote, members and licensees on standard terms. */
public final class Membership {

  private Membership() {}

  public static List<Transaction<?, ?>> transactions() {
    return List.of(
        new Transaction<>(
            CommandType.FOUNDER_PROPOSE,
            ProposeFounder.FORM,
            Subject.inRequest(ProposeFounder::candidate, request -> request.candidate().actor()),
            ProposeFounder::decide),
        onParty(CommandType.PARTY_JOIN, Join.FORM, Join::decide),
        new Transaction<>(
            CommandType.PARTY_APPLY,
            Apply.FORM,
            (_, scene) -> Subject.<Actor>owned(scene.actor(), scene.actor()),
            Apply::decide),
        onParty(CommandType.PARTY_ADMIT, Admit.FORM, Admit::decide),
        onParty(CommandType.PARTY_REFUSE, Refuse.FORM, Refuse::decide),
        onParty(CommandType.PARTY_APPEAL, Appeal.FORM, Appeal::decide),
        onParty(CommandType.PARTY_SUSPEND, Suspend.FORM, Suspend::decide),
        onParty(CommandType.PARTY_REINSTATE, Reinstate.FORM, Reinstate::decide),
        onParty(CommandType.PARTY_WITHDRAW, Withdraw.FORM, Withdraw::decide),
        onParty(CommandType.PARTY_NOTIFY, Notify.FORM, Notify::decide));
  }

  private static <R extends AboutParty> Transaction<R, Party> onParty(
      CommandType type, Form<R> form, Transaction.Rule<R, Party> rule) {
    return new Transaction<>(type, form, Subject.party(), rule);
  }

  public static List<RecordType<?>> records() {
    return List.of(Application.TYPE, Notice.TYPE);
  }

  public static List<Question<?>> questions() {
    return List.of(
        new Question<>(QueryType.ME_READ, Readings.Nothing.FORM, Audience.EVERYBODY, Readings::me),
        new Question<>(
            QueryType.PARTY_READ, Readings.ByParty.FORM, Audience.PARTIES, Readings::party),
        new Question<>(
            QueryType.PARTY_LIST, Readings.ByRole.FORM, Audience.PARTIES, Readings::parties),
        new Question<>(
            QueryType.PARTY_HISTORY, Readings.Past.FORM, Audience.PARTIES, Readings::history),
        new Question<>(
            QueryType.APPLICATION_LIST, Pages.Page.FORM, Audience.PARTIES, Readings::applications));
  }
}
