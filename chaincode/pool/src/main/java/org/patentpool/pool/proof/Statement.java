package org.patentpool.pool.proof;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.patentpool.pool.canonical.Canonical;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.canonical.MalformedException;
import org.patentpool.pool.canonical.Secret;
import org.patentpool.pool.rejection.Code;

/**
 * What a settlement says to one founder. Outsiders see only a hash of it; they could find the
 * amounts behind the hash by trying them all, so a salt that only the founders know stands inside.
 *
 * @param components what each component of the policy gave the founder, in the policy's order
 * @param salt see {@link #salt}
 */
public record Statement(
    String pool,
    String currency,
    String quarter,
    String founder,
    Amounts amounts,
    List<Component> components,
    Hash salt)
    implements Json.Source {
  private static final String TYPE = "statement";
  private static final int VERSION = 1;

  /** Reads a statement of any version there ever was; so far there is one. */
  public static final Form<Statement> FORM =
      Form.object(f -> {
        f.get("type", only(TYPE));
        f.get("v", only(String.valueOf(VERSION)));
        return new Statement(
            f.get("pool", Form.TEXT),
            f.get("currency", Form.TEXT),
            f.get("quarter", Form.TEXT),
            f.get("founder", Form.TEXT),
            new Amounts(
                f.get("share", Form.amount(Long.MIN_VALUE)),
                f.get("carriedIn", Form.amount(Long.MIN_VALUE)),
                f.get("adjustment", Form.amount(Long.MIN_VALUE)),
                f.get("held", Form.amount(Long.MIN_VALUE)),
                f.get("withheld", Form.amount(Long.MIN_VALUE)),
                f.get("payable", Form.amount(0)),
                f.get("carriedOut", Form.amount(Long.MIN_VALUE))),
            f.get("components", Form.list(Component.FORM, 0, Integer.MAX_VALUE)),
            f.get("salt", Hash.FORM));
      });

  /**
   * The founder's amounts as the settlement computed them, in minor units. Whether they add up is
   * the rulebook's business; a proof only needs that nobody is paid less than nothing, because a
   * negative payable could hide a positive one in the total.
   */
  public record Amounts(
      long share,
      long carriedIn,
      long adjustment,
      long held,
      long withheld,
      long payable,
      long carriedOut) {
    public Amounts {
      if (payable < 0) {
        throw new IllegalArgumentException("a payable is never negative");
      }
    }
  }

  /** What one component of the policy gave the founder. */
  public record Component(String kind, long amount) implements Json.Source {
    static final Form<Component> FORM =
        Form.object(f ->
            new Component(f.get("kind", Form.TEXT), f.get("amount", Form.amount(Long.MIN_VALUE))));

    @Override
    public Json.Obj json() {
      return Json.Obj.EMPTY.with("kind", kind).with("amount", amount);
    }
  }

  public Statement {
    components = List.copyOf(components);
  }

  /** The salt of one founder's statement: nobody without the settlement's seed can compute it. */
  public static Hash salt(Secret seed, String founder) {
    return Hash.of(seed.hmac(founder.getBytes(StandardCharsets.UTF_8)));
  }

  /** The leaf of this statement in the tree of payables. */
  public Leaf leaf() {
    return new Leaf(amounts.payable(), Canonical.sha256(json()));
  }

  @Override
  public Json.Obj json() {
    return Json.Obj.EMPTY
        .with("type", TYPE)
        .with("v", VERSION)
        .with("pool", pool)
        .with("currency", currency)
        .with("quarter", quarter)
        .with("founder", founder)
        .with("share", amounts.share())
        .with("carriedIn", amounts.carriedIn())
        .with("adjustment", amounts.adjustment())
        .with("held", amounts.held())
        .with("withheld", amounts.withheld())
        .with("payable", amounts.payable())
        .with("carriedOut", amounts.carriedOut())
        .with("components", components)
        .with("salt", salt);
  }

  /** Asked for before all else, so that what is unknown is never read as something known. */
  private static Form<String> only(String expected) {
    return (json, at) -> {
      if (!Form.TEXT.read(json, at).equals(expected)) {
        throw new MalformedException(Code.FORMAT, at, expected + " is expected");
      }
      return expected;
    };
  }
}
