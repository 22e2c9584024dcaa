package org.patentpool.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patentpool.network.RunningNetwork.FOUNDER1;
import static org.patentpool.network.RunningNetwork.MEMBERS;
import static org.patentpool.network.RunningNetwork.OPERATOR;

import io.grpc.ManagedChannel;
import io.grpc.Status.Code;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.protos.common.Block;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patentpool.network.delivery.BlockTransaction;
import org.patentpool.network.recount.Recount;

/** A network process that is killed at random moments under load. */
class KillIT {
  private static final int KILLS = Boolean.getBoolean("pool.full") ? 100 : 8;
  private static final int CLIENTS = 8;
  private static final int LONGEST_MILLIS = 700;

  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicLong next = new AtomicLong();

  @TempDir Path folder;

  @Test
  void nothing_acknowledged_is_lost_or_doubled() throws Exception {
    Path data = folder.resolve("network");
    Path jar = ProbeJar.in(folder);
    Random random = new Random(20261121);
    long before = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = ChildNetwork.serve(folder, data, jar);
      loadUntilKilled(process, data, random);
      if (kill % 10 == 0 || kill == KILLS - 1) {
        before = checkChain(data, jar, before);
      }
    }
    assertThat(acknowledged).isNotEmpty();
  }

  /** Mostly in the midst of committing, sometimes before the first commit. */
  private void loadUntilKilled(Process process, Path data, Random random) throws Exception {
    CountDownLatch committing = new CountDownLatch(random.nextInt(4) == 0 ? 0 : 1);
    Connection connection = new Connection(data.resolve(ConnectionFile.NAME));
    ManagedChannel channel = connection.channel(OPERATOR);
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
        Gateway gateway = connection.gateway(channel, MEMBERS, "member1")) {
      Contract contract = gateway.getNetwork("pool").getContract("pool");
      List<Future<?>> submitting = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        submitting.add(clients.submit(() -> submitWhileAlive(process, contract, committing)));
      }
      assertThat(committing.await(2, TimeUnit.MINUTES)).isTrue();
      assertThat(process.waitFor(random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS)).isFalse();
      process.destroyForcibly();
      process.waitFor();
      channel.shutdownNow();
      for (Future<?> client : submitting) {
        client.get();
      }
    }
  }

  private void submitWhileAlive(Process process, Contract contract, CountDownLatch committing) {
    while (process.isAlive()) {
      String key = "k" + next.getAndIncrement();
      try {
        SubmittedTransaction submitted =
            RunningNetwork.proposal(contract, "put", key, key).endorse().submitAsync();
        if (submitted.getStatus().isSuccessful()) {
          acknowledged.add(submitted.getTransactionId());
          committing.countDown();
        }
      } catch (GatewayException e) {
        // Killed in between: what was not acknowledged may be there or not.
        if (e.getStatus().getCode() != Code.UNAVAILABLE) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  /** Reads the whole chain from a new process, and returns its height. */
  private long checkChain(Path data, Path jar, long before) throws Exception {
    Process process = ChildNetwork.serve(folder, data, jar);
    Connection connection = new Connection(data.resolve(ConnectionFile.NAME));
    ManagedChannel channel = connection.channel(FOUNDER1);
    List<byte[]> bytes = new ArrayList<>();
    Map<String, Integer> valid = new HashMap<>();
    try (Gateway gateway = connection.gateway(channel, FOUNDER1, "founder")) {
      Contract contract = gateway.getNetwork("pool").getContract("pool");
      SubmittedTransaction last =
          RunningNetwork.proposal(contract, "put", "last", "last").endorse().submitAsync();
      long height = last.getStatus().getBlockNumber() + 1;
      assertThat(height).isGreaterThan(before);
      try (CloseableIterator<Block> blocks =
          gateway.getNetwork("pool").newBlockEventsRequest().startBlock(0).build().getEvents()) {
        while (bytes.size() < height) {
          Block block = blocks.next();
          bytes.add(block.toByteArray());
          BlockTransaction.of(block).stream()
              .filter(BlockTransaction::valid)
              .forEach(t -> valid.merge(t.header().getTxId(), 1, Integer::sum));
        }
      }
      assertThat(valid.keySet()).containsAll(acknowledged);
      assertThat(valid.values()).allMatch(times -> times == 1);
      assertThat(Recount.of(bytes).findings()).isEmpty();
      return height;
    } finally {
      channel.shutdownNow();
      process.destroyForcibly();
      process.waitFor();
    }
  }
}
