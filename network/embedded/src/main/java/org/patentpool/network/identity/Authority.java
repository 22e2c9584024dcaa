package org.patentpool.network.identity;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;

/**
 * A certificate authority that an organisation trusts, with its path up to a root and what it has
 * revoked.
 *
 * @param path the authority itself first, the root last
 * @param certifiersId SHA-256 over the path, by which configurations and principals name it
 * @param issuesAuthorities whether it stands above another authority; then it vouches for no
 *     identity of its own, as in Fabric
 */
record Authority(
    List<Certificate> path,
    ByteString certifiersId,
    boolean issuesAuthorities,
    Set<BigInteger> revoked) {

  Certificate certificate() {
    return path.getFirst();
  }
}
