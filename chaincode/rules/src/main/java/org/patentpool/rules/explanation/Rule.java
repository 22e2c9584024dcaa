package org.patentpool.rules.explanation;

/** The rules by which figures come about, each with its paragraph of the rulebook. */
public enum Rule {
  ALLOTTED("§2", "total x weight / sum, the units left over to the largest remainders"),

  LINE_PER_UNIT("§4.2", "sum of units x rate, x minor units x factor x covered days / days"),
  LINE_OF_SALES("§4.2", "net sales x rate x factor x covered days / days"),
  LINE_NOT_COVERED("§4.1", "nothing, because no family covered any of its days"),
  DUE(
      "§4.3",
      "sum of the lines x (1 - discount), half-even; at most the cap, at least the minimum"),
  LINE_FREE("§4.5", "nothing, because no line costs anything"),
  MINIMUM_TOP_UP("§4.5", "what is due although no line costs anything"),

  INTEREST("§5", "principal x annual bps x days / (10000 x 365), half-even"),

  GROSS("§6.1", "receipts by source and the deficit carried in, added up"),
  DEFICIT("§6.1", "a gross that is not positive is carried on"),
  NOTHING_TO_SHARE("§6.1", "of a gross that is not positive nothing is distributed"),
  ADMIN_FEE("§6.2", "gross x bps / 10000, half-even, at most the cap"),
  RESERVE("§6.2", "(gross - admin fee) x bps / 10000, half-even"),
  TO_SHARE("§6.2", "gross - admin fee - reserve"),
  EQUAL_WEIGHT("§6.3", "the multiplier"),
  FIXED_WEIGHT("§6.3", "the agreed share"),
  DAYS_WEIGHT("§6.3", "sum of active days, x the multiplier"),
  SCORE_WEIGHT("§6.3", "sum of active days x score, x the multiplier"),
  UNALLOCATED("§6.3", "the pots in which nobody has weight, added up"),
  PARTS("§6.3", "the parts of the pots, added up"),
  LIMIT("§6.4", "money to share x bps / 10000, rounded down"),
  SHARE("§6.4", "the parts, and what the limit took or gave"),
  RESERVE_AT_LAST("§6.5", "the reserve and all that is unallocated"),
  DISTRIBUTABLE("§6.5", "money to share - all that is unallocated"),
  HELD("§6.6", "share - share without the disputed families, at least 0"),
  BALANCE("§6.6", "share + carried in + adjustment - held"),
  WITHHELD("§6.6", "balance x bps / 10000, half-even; nothing of a balance below max(1, minimum)"),
  PAYABLE("§6.6", "balance - withheld; nothing of a balance below max(1, minimum)"),
  CARRIED_OUT("§6.6", "the balance when it is below max(1, minimum)"),

  DIMENSION("§8", "sum of weight x score / sum of weights"),
  VALUE("§8", "sum of coefficient bps x dimension / 100, half-even");

  private final String paragraph;
  private final String text;

  Rule(String paragraph, String text) {
    this.paragraph = paragraph;
    this.text = text;
  }

  /** Where the rulebook says it. */
  public String paragraph() {
    return paragraph;
  }

  /** What is computed, in the words of the inputs. */
  public String text() {
    return text;
  }
}
