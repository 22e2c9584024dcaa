package org.patentpool.rules.score;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.patentpool.rules.score.Score.Code;
import org.patentpool.rules.score.Score.Fault;

/**
 * Finds what is wrong before anything is computed. A range holds for whatever is given; only what
 * is looked at has to be there.
 */
final class Faults {
  private static final long ALL = 10_000;

  private final Profile profile;
  private final Assessment assessment;
  private final List<Fault> found = new ArrayList<>();

  private Faults(Profile profile, Assessment assessment) {
    this.profile = profile;
    this.assessment = assessment;
  }

  static List<Fault> of(Profile profile, Assessment assessment) {
    Faults faults = new Faults(profile, assessment);
    faults.findInCoefficients();
    faults.findInWeights();
    faults.findInScores();
    faults.findInFeatures();
    return faults.found;
  }

  private void findInCoefficients() {
    BigInteger sum = BigInteger.ZERO;
    boolean inRange = true;
    for (Dimension dimension : Dimension.values()) {
      long coefficient = profile.coefficient(dimension);
      sum = sum.add(BigInteger.valueOf(coefficient));
      if (coefficient < 0 || coefficient > ALL) {
        inRange = false;
        add(Code.RANGE, "/profile/" + dimension.coefficient());
      }
    }
    if (inRange && !sum.equals(BigInteger.valueOf(ALL))) {
      add(Code.SUM, "/profile");
    }
  }

  private void findInWeights() {
    for (Dimension dimension : Dimension.values()) {
      String place = "/profile/weights/" + dimension.key();
      List<Indicator> indicators = Indicator.of(dimension);
      boolean none = indicators.stream().allMatch(each -> profile.weight(each) == 0);
      if (none && profile.coefficient(dimension) > 0) {
        add(Code.MISSING, place);
      }
      for (Indicator indicator : indicators) {
        if (profile.weight(indicator) < 0) {
          add(Code.RANGE, place + "/" + indicator.key());
        }
      }
    }
  }

  private void findInScores() {
    for (Indicator indicator : Indicator.values()) {
      Integer score = assessment.scores().get(indicator);
      if (score != null && isNoScore(score)) {
        add(Code.RANGE, "/scores/" + indicator.key());
      }
      if (profile.weight(indicator) > 0
          && profile.coefficient(indicator.dimension()) > 0
          && assessment.score(indicator) == null) {
        add(Code.MISSING, "/scores/" + indicator.key());
      }
    }
  }

  private void findInFeatures() {
    for (int i = 0; i < assessment.features().size(); i++) {
      Assessment.Feature feature = assessment.features().get(i);
      if (isNoScore(feature.designAround())) {
        add(Code.RANGE, "/features/" + i + "/designAround");
      }
      if (isNoScore(feature.detectability())) {
        add(Code.RANGE, "/features/" + i + "/detectability");
      }
    }
  }

  private static boolean isNoScore(int score) {
    return score < 0 || score > Indicator.BEST;
  }

  private void add(Code code, String pointer) {
    found.add(new Fault(code, pointer));
  }
}
