package org.patentpool.network.policy;

import com.google.protobuf.ByteString;
import java.util.List;

/** Who puts the channel's transactions in order, and how they agree on it. */
public sealed interface Ordering {

  /** Where the organisation's orderers take transactions and hand out blocks. */
  List<Endpoint> endpoints(String mspId);

  /** The orderer of an embedded network: it is in one process with everything else. */
  record Embedded(Endpoint endpoint) implements Ordering {
    @Override
    public List<Endpoint> endpoints(String mspId) {
      return List.of(endpoint);
    }
  }

  /** Fabric's orderers by raft: more than half of them must be up, and each of them honest. */
  record Raft(List<Consenter> consenters) implements Ordering {
    public Raft {
      consenters = List.copyOf(consenters);
    }

    @Override
    public List<Endpoint> endpoints(String mspId) {
      return of(consenters, mspId);
    }
  }

  /** Fabric's orderers by SmartBFT: of every three and one more, one may fail or lie. */
  record Bft(List<Consenter> consenters) implements Ordering {
    public Bft {
      consenters = List.copyOf(consenters);
      if (consenters.size() < 4) {
        throw new IllegalArgumentException(
            "%d orderers can bear no liar; it takes four".formatted(consenters.size()));
      }
    }

    @Override
    public List<Endpoint> endpoints(String mspId) {
      return of(consenters, mspId);
    }
  }

  /**
   * An orderer that has a say.
   *
   * @param identity the certificate it signs blocks with, in PEM
   * @param tls the certificate it shows to the others, in PEM
   */
  record Consenter(String mspId, Endpoint endpoint, ByteString identity, ByteString tls) {}

  private static List<Endpoint> of(List<Consenter> consenters, String mspId) {
    return consenters.stream()
        .filter(consenter -> consenter.mspId().equals(mspId))
        .map(Consenter::endpoint)
        .toList();
  }
}
