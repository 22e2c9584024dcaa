package org.patentpool.rules.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A second account, kept day after day without any cleverness, checks the first. */
class AuditedAccountTest {
  private static final LocalDate START = LocalDate.parse("2028-01-01");
  private static final int DAYS = 400;

  private static final class Line {
    private final Invoice invoice;
    private long open;
    private long interest;
    private long paidInterest;
    private @Nullable LocalDate lastAccrual;

    Line(Invoice invoice) {
      this.invoice = invoice;
      this.open = invoice.amount();
    }
  }

  private static final class Auditor {
    private final long annualBps;
    private final List<Line> lines = new ArrayList<>();
    private final List<String> allocations = new ArrayList<>();
    private long credit;

    Auditor(long annualBps) {
      this.annualBps = annualBps;
    }

    void pass(LocalDate day, List<Invoice> invoices, List<Payment> payments) {
      for (Invoice invoice : invoices) {
        if (invoice.issuedOn().equals(day)) {
          lines.add(new Line(invoice));
        }
      }
      lines.sort(
          Comparator.comparing((Line it) -> it.invoice.dueOn())
              .thenComparing(it -> it.invoice.id()));
      credit = spend("credit", credit, day);
      payments.stream()
          .filter(it -> it.paidOn().equals(day))
          .sorted(Comparator.comparing(Payment::id))
          .forEach(it -> credit += spend(it.id(), it.cash() + it.taxWithheld(), day));
    }

    private long spend(String name, long money, LocalDate day) {
      long left = money;
      for (Line line : lines) {
        if (left == 0 || line.open == 0) {
          continue;
        }
        LocalDate from = line.invoice.dueOn();
        if (line.lastAccrual != null && line.lastAccrual.isAfter(from)) {
          from = line.lastAccrual;
        }
        line.interest += interest(line.open, Math.max(0, day.toEpochDay() - from.toEpochDay()));
        line.lastAccrual = day;
        long first = Math.min(left, line.interest - line.paidInterest);
        long then = Math.min(left - first, line.open);
        line.paidInterest += first;
        line.open -= then;
        left -= first + then;
        allocations.add(name + " " + line.invoice.id() + " " + first + " " + then);
      }
      return left;
    }

    private long interest(long principal, long days) {
      return BigDecimal.valueOf(principal)
          .multiply(BigDecimal.valueOf(annualBps))
          .multiply(BigDecimal.valueOf(days))
          .divide(BigDecimal.valueOf(3_650_000), 0, RoundingMode.HALF_EVEN)
          .longValueExact();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void both_accounts_agree_on_every_allocation_and_every_invoice(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      long annualBps = random.nextInt(4) == 0 ? 3650 : random.nextInt(3000);
      List<Invoice> invoices = new ArrayList<>();
      List<Payment> payments = new ArrayList<>();
      for (int i = random.nextInt(8); i > 0; i--) {
        LocalDate issued = START.plusDays(random.nextInt(DAYS));
        LocalDate due = issued.plusDays(random.nextInt(60) - 10);
        invoices.add(new Invoice("i" + i, issued, due, 1 + random.nextInt(1_000_000)));
      }
      for (int i = random.nextInt(12); i > 0; i--) {
        LocalDate paid = START.plusDays(random.nextInt(DAYS));
        long cash = random.nextInt(3) == 0 ? random.nextInt(50) : random.nextInt(900_000);
        payments.add(new Payment("p" + i, paid, cash, random.nextInt(9)));
      }
      Auditor auditor = new Auditor(annualBps);
      for (int day = 0; day < DAYS; day++) {
        auditor.pass(START.plusDays(day), invoices, payments);
      }
      Account account = Account.of(annualBps, invoices, payments);
      assertThat(account.allocations().stream().map(AuditedAccountTest::written))
          .isEqualTo(auditor.allocations);
      assertThat(account.credit()).isEqualTo(auditor.credit);
      assertThat(account.invoices().stream().map(AuditedAccountTest::written))
          .isEqualTo(auditor.lines.stream().map(AuditedAccountTest::written).toList());
    }
  }

  private static String written(Allocation it) {
    return it.source().written() + " " + it.invoice() + " " + it.interest() + " " + it.principal();
  }

  private static String written(InvoiceState it) {
    return it.id() + " " + it.open() + " " + it.interest() + " " + it.unpaidInterest();
  }

  private static String written(Line it) {
    long unpaid = it.interest - it.paidInterest;
    return it.invoice.id() + " " + it.open + " " + it.interest + " " + unpaid;
  }
}
