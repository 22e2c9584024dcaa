package org.patentpool.rules.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patentpool.rules.Json;
import org.patentpool.rules.Vectors;
import org.patentpool.rules.number.Amount;

class AccountTest {
  private static final LocalDate ISSUED = LocalDate.parse("2026-07-10");
  private static final LocalDate DUE = LocalDate.parse("2026-08-15");

  static Stream<Vectors.Case> vectors() {
    return Vectors.of("accounts.json");
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void the_account_is_as_the_rulebook_has_it(Vectors.Case it) {
    Json input = it.input();
    Account account =
        Account.of(
            input.at("annualBps").number(),
            input.at("invoices").list().stream().map(AccountTest::invoice).toList(),
            input.at("payments").list().stream().map(AccountTest::payment).toList());
    Map<String, Object> written =
        Map.of(
            "allocations", account.allocations().stream().map(AccountTest::written).toList(),
            "invoices", account.invoices().stream().map(AccountTest::written).toList(),
            "credit", account.credit());
    assertThat(written).isEqualTo(it.expected().value());
  }

  private static Invoice invoice(Json it) {
    return new Invoice(
        it.at("id").text(),
        it.at("issuedOn").day(),
        it.at("dueOn").day(),
        it.at("amount").number());
  }

  private static Payment payment(Json it) {
    return new Payment(
        it.at("id").text(),
        it.at("paidOn").day(),
        it.at("cash").number(),
        it.at("taxWithheld").number());
  }

  private static Map<String, Object> written(Allocation it) {
    return Map.of(
        "payment", it.source().written(),
        "invoice", it.invoice(),
        "interest", it.interest(),
        "principal", it.principal());
  }

  private static Map<String, @Nullable Object> written(InvoiceState it) {
    Map<String, @Nullable Object> members = new TreeMap<>();
    members.put("id", it.id());
    members.put("open", it.open());
    members.put("interest", it.interest());
    members.put("unpaidInterest", it.unpaidInterest());
    members.put("settledOn", it.settledOn() == null ? null : it.settledOn().toString());
    return members;
  }

  @Test
  void every_accrual_shows_how_it_came_about() {
    Account account =
        Account.of(
            800,
            List.of(new Invoice("i", ISSUED, DUE, 1_000_000)),
            List.of(
                new Payment("p1", LocalDate.parse("2026-08-25"), 500_000, 0),
                new Payment("p2", LocalDate.parse("2026-09-14"), 600_000, 0)));
    assertThat(account.invoices().getFirst().accruals())
        .containsExactly(
            Interest.of(1_000_000, 800, DUE, LocalDate.parse("2026-08-25")),
            Interest.of(
                502_192, 800, LocalDate.parse("2026-08-25"), LocalDate.parse("2026-09-14")));
  }

  @Test
  void an_invoice_is_settled_from_the_day_on_which_nothing_was_left() {
    InvoiceState state =
        Account.of(
                0,
                List.of(new Invoice("i", ISSUED, DUE, 100)),
                List.of(new Payment("p", DUE, 60, 40)))
            .invoices()
            .getFirst();
    assertThat(state.isSettled(DUE.minusDays(1))).isFalse();
    assertThat(state.isSettled(DUE)).isTrue();
  }

  @Test
  void an_invoice_of_nothing_is_settled_when_it_is_issued_and_takes_no_money() {
    Account account =
        Account.of(
            800,
            List.of(new Invoice("i", ISSUED, DUE, 0)),
            List.of(new Payment("p", DUE.plusDays(9), 5, 0)));
    assertThat(account.allocations()).isEmpty();
    assertThat(account.credit()).isEqualTo(5);
    assertThat(account.invoices().getFirst().settledOn()).isEqualTo(ISSUED);
  }

  @Test
  void a_payment_named_credit_is_not_taken_for_credit() {
    Account account =
        Account.of(
            0,
            List.of(new Invoice("i", ISSUED, DUE, 5)),
            List.of(new Payment("credit", ISSUED, 5, 0)));
    assertThat(account.allocations().getFirst().source()).isEqualTo(new Allocation.Paid("credit"));
  }

  @Test
  void payments_of_a_day_go_by_the_bytes_of_their_ids() {
    String afterSurrogates = "\uFF01";
    String highPlane = "\uD83D\uDE00";
    Account account =
        Account.of(
            0,
            List.of(new Invoice("i", ISSUED, DUE, 5)),
            List.of(
                new Payment(highPlane, ISSUED, 4, 0), new Payment(afterSurrogates, ISSUED, 4, 0)));
    assertThat(account.allocations())
        .extracting(it -> it.source().written())
        .containsExactly(afterSurrogates, highPlane);
  }

  @Test
  void the_largest_amounts_can_be_paid_in_cash_and_tax_at_once() {
    long most = Long.MAX_VALUE;
    Account account =
        Account.of(
            0,
            List.of(new Invoice("a", ISSUED, DUE, most), new Invoice("b", ISSUED, DUE, most)),
            List.of(new Payment("p", DUE, most, most)));
    assertThat(account.credit()).isZero();
    assertThat(account.invoices()).allMatch(it -> it.isSettled(DUE));
  }

  @Test
  void credit_beyond_64_bits_refuses_the_calculation() {
    List<Payment> payments =
        List.of(new Payment("p", DUE, Long.MAX_VALUE, 0), new Payment("q", DUE, 1, 0));
    assertThatThrownBy(() -> Account.of(0, List.of(), payments))
        .isInstanceOf(Amount.OutOfRange.class);
    assertThat(Account.of(0, List.of(new Invoice("i", ISSUED, DUE, 1)), payments).credit())
        .isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void credit_may_pass_64_bits_until_an_invoice_takes_it() {
    Account account =
        Account.of(
            0,
            List.of(new Invoice("i", DUE.plusDays(1), DUE.plusDays(30), 1)),
            List.of(new Payment("p", DUE, Long.MAX_VALUE, 1)));
    assertThat(account.credit()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void interest_that_adds_up_beyond_64_bits_refuses_the_calculation() {
    List<Invoice> invoices = List.of(new Invoice("i", ISSUED, DUE, Long.MAX_VALUE));
    Payment first = new Payment("p", DUE.plusDays(365), 1, 0);
    Payment second = new Payment("q", DUE.plusDays(366), 1, 0);
    assertThat(Account.of(10_000, invoices, List.of(first)).invoices().getFirst().interest())
        .isEqualTo(Long.MAX_VALUE);
    assertThatThrownBy(() -> Account.of(10_000, invoices, List.of(first, second)))
        .isInstanceOf(Amount.OutOfRange.class);
  }

  @Test
  void an_id_that_stands_twice_and_negative_money_are_refused() {
    Invoice invoice = new Invoice("i", ISSUED, DUE, 5);
    Payment payment = new Payment("p", DUE, 5, 0);
    assertThatThrownBy(() -> Account.of(0, List.of(invoice, invoice), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Account.of(0, List.of(), List.of(payment, payment)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Invoice("i", ISSUED, DUE, -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Payment("p", DUE, -1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Payment("p", DUE, 0, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
