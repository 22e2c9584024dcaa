package org.patentpool.rules.settlement;

import java.util.SortedMap;
import java.util.TreeMap;
import org.patentpool.rules.explanation.Pointer;
import org.patentpool.rules.number.Ids;

/** The figures of a settlement, each where its explanation is expected. */
public final class Figures {
  private Figures() {}

  public static SortedMap<String, Long> of(Settlement settlement) {
    SortedMap<String, Long> figures = new TreeMap<>(Ids.ORDER);
    figures.put("/gross", settlement.gross());
    figures.put("/adminFee", settlement.adminFee());
    figures.put("/reserve", settlement.reserve());
    figures.put("/distributable", settlement.distributable());
    figures.put("/deficitCarriedOut", settlement.deficitCarriedOut());
    for (int i = 0; i < settlement.components().size(); i++) {
      Settlement.Pot pot = settlement.components().get(i);
      String at = Pointer.to("components", i);
      figures.put(at + "/pot", pot.pot());
      figures.put(at + "/unallocated", pot.unallocated());
      pot.members().forEach((id, part) -> figures.put(at + "/members" + Pointer.to(id), part));
    }
    for (Settlement.Member member : settlement.members()) {
      String at = Pointer.to("members", member.id());
      figures.put(at + "/share", member.share());
      figures.put(at + "/held", member.held());
      figures.put(at + "/withheld", member.withheld());
      figures.put(at + "/payable", member.payable());
      figures.put(at + "/carriedOut", member.carriedOut());
    }
    return figures;
  }
}
