package io.signalbox.socketio.testing;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import redis.embedded.RedisServer;

/// A real Redis Cluster of three masters on loopback, without replicas.
public final class TestingRedisCluster implements AutoCloseable {

    private static final int MASTERS = 3;
    private static final int SLOTS = 16_384;

    private record Node(int port, int busPort, RedisServer server, Path folder) {
        RedisURI uri() {
            return RedisURI.create("127.0.0.1", port);
        }
    }

    private final List<Node> nodes = new ArrayList<>();
    private final RedisClient client = RedisClient.create();

    /// Blocks until every node sees a cluster that works.
    public TestingRedisCluster() throws IOException {
        for (int i = 0; i < MASTERS; i++) {
            nodes.add(start());
        }
        for (int i = 0; i < MASTERS; i++) {
            int first = i * SLOTS / MASTERS;
            int last = (i + 1) * SLOTS / MASTERS - 1;
            try (StatefulRedisConnection<String, String> node =
                    client.connect(nodes.get(i).uri())) {
                node.sync().clusterAddSlots(IntStream.rangeClosed(first, last).toArray());
                meet(node);
            }
        }
        nodes.forEach(this::awaitOk);
    }

    private static Node start() throws IOException {
        int port = TestingRedis.freePort(65_000);
        int busPort = TestingRedis.freePort(65_000);
        Path folder = Files.createTempDirectory("redis-cluster");
        RedisServer server =
                TestingRedis.start(
                        port,
                        List.of(
                                "cluster-enabled yes",
                                "cluster-port " + busPort,
                                "cluster-node-timeout 2000",
                                "dir " + folder));
        return new Node(port, busPort, server, folder);
    }

    private void meet(StatefulRedisConnection<String, String> from) {
        for (Node node : nodes) {
            from.sync()
                    .dispatch(
                            CommandType.CLUSTER,
                            new StatusOutput<>(StringCodec.UTF8),
                            new CommandArgs<>(StringCodec.UTF8)
                                    .add("MEET")
                                    .add("127.0.0.1")
                                    .add(node.port())
                                    .add(node.busPort()));
        }
    }

    private void awaitOk(Node node) {
        try (StatefulRedisConnection<String, String> connection = client.connect(node.uri())) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(
                            () -> {
                                String info = connection.sync().clusterInfo();
                                return info.contains("cluster_state:ok")
                                        && info.contains("cluster_known_nodes:" + MASTERS);
                            });
        }
    }

    /// Address of one of the nodes.
    public String uri() {
        return "redis://127.0.0.1:" + nodes.getFirst().port();
    }

    /// Gives a slot to another master than the one that has it.
    public void moveSlot(int slot) {
        int owner = Math.min(slot * MASTERS / SLOTS, MASTERS - 1);
        Node from = nodes.get(owner);
        Node to = nodes.get((owner + 1) % MASTERS);
        String target = id(to);
        for (Node node : List.of(to, from, nodes.get((owner + 2) % MASTERS))) {
            try (StatefulRedisConnection<String, String> c = client.connect(node.uri())) {
                c.sync().clusterSetSlotNode(slot, target);
            }
        }
    }

    private String id(Node node) {
        try (StatefulRedisConnection<String, String> c = client.connect(node.uri())) {
            return c.sync().clusterMyId();
        }
    }

    @Override
    public void close() throws IOException {
        client.shutdown();
        for (Node node : nodes) {
            node.server().stop();
            try (Stream<Path> files = Files.walk(node.folder())) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
