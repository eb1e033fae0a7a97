package io.signalbox.lab;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.signalbox.lab.ecs.cluster.Cluster;
import io.signalbox.lab.identity.Account;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The file that says that the lab is up and where its parts are: one JSON object, no secrets.
final class ReadyFile {
    private ReadyFile() {}

    /// Writes it so that a reader finds all of it or nothing.
    static void write(Path file, Lab lab) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null) {
            throw new IOException(file + " is not a file name");
        }
        Files.createDirectories(folder);
        Path half = Files.createTempFile(folder, ".ready", ".json");
        try {
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValue(half.toFile(), content(lab));
            move(half, absolute);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException oldFileSystem) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Map<String, Object> content(Lab lab) {
        Account account = Account.lab();
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("awsEndpoint", lab.awsEndpoint().toString());
        content.put("adminUsername", Lab.ADMIN);
        content.put("redisUrl", lab.redisUrl().toString());
        content.put("region", account.region());
        content.put("accountId", account.id());
        if (lab.hasFleet()) {
            fleet(content, lab);
        }
        return content;
    }

    private static void fleet(Map<String, Object> content, Lab lab) {
        LabFleet fleet = lab.fleet();
        String blue = fleet.required(LabFleet.BLUE, "ServiceName");
        String green = fleet.required(LabFleet.GREEN, "ServiceName");
        content.put("balancerUrl", lab.balancerUrl().toString());
        content.put("adminUrl", lab.balancerUrl().toString());
        content.put("cluster", fleet.required("ClusterName"));
        content.put("services", List.of(blue, green));
        content.put("blueService", blue);
        content.put("greenService", green);
        content.put("loadBalancerArn", lab.loadBalancerArn());
        content.put("listenerArn", lab.listenerArn());
        content.put("ruleArn", lab.ruleArn());
        content.put("group", fleet.required("AutoScalingGroupName"));
        content.put("servers", lab.running().stream().map(ReadyFile::server).toList());
    }

    private static Map<String, Object> server(Cluster.RunningTask task) {
        Map<String, Object> server = new LinkedHashMap<>();
        server.put("id", task.id());
        server.put("pid", task.pid());
        server.put("url", "http://127.0.0.1:" + task.port());
        server.put("service", task.service());
        return server;
    }
}
