package org.patentpool.network.fabric.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the replay is worth: it notices when the embedded network checks less than a real one. */
class PlantedFaultIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # a stale read passes
          StateReads | checkRead | real MVCC_READ_CONFLICT, embedded VALID
          # a row that appeared in a range that was read passes
          StateReads | checkRange | real PHANTOM_READ_CONFLICT, embedded VALID
          # a stale read of a hash passes
          StateReads | checkHashedRead | real MVCC_READ_CONFLICT, embedded VALID
          # whoever endorses is enough
          EndorsementPolicies | check | real ENDORSEMENT_POLICY_FAILURE, embedded VALID
          """)
  void a_check_that_is_left_out_is_noticed(String type, String method, String difference)
      throws Exception {
    Fault fault = new Fault("org.patentpool.network.validation." + type, method);
    List<String> noticed = fault.replay(Recordings.folder(), folder);
    System.out.printf("Left out %s.%s; the replay noticed: %s%n", type, method, noticed);
    assertThat(noticed).singleElement().asString().contains(difference);
  }
}
