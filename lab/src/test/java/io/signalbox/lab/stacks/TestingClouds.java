package io.signalbox.lab.stacks;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.endpoint.Endpoint;
import io.signalbox.lab.identity.Account;
import io.signalbox.lab.resource.ResourceType;
import io.signalbox.lab.resource.Wanted;
import io.signalbox.lab.resource.Work;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/// CloudFormation of the lab on its wire, with log groups that a test can hold up, break and change behind its back.
final class TestingClouds implements AutoCloseable {
    final Groups groups = new Groups();
    final CloudFormationClient client;
    private final ScheduledExecutorService control = Executors.newSingleThreadScheduledExecutor();
    private final Endpoint endpoint;

    TestingClouds() {
        Account account = Account.lab();
        StackEngine engine =
                new StackEngine(account, account.region(), InstantSource.system(), List.of(groups));
        endpoint =
                Endpoint.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        List.of(StacksApi.service(engine)),
                        _ -> Optional.empty(),
                        control);
        control.scheduleWithFixedDelay(engine::tick, 0, 10, TimeUnit.MILLISECONDS);
        client =
                CloudFormationClient.builder()
                        .endpointOverride(endpoint.url())
                        .region(Region.EU_WEST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("key", "secret")))
                        .httpClient(UrlConnectionHttpClient.create())
                        .build();
    }

    @Override
    public void close() {
        client.close();
        endpoint.close();
        control.shutdownNow();
    }

    /// Log groups with a behaviour. The name is the id; a name with `broken` in it cannot be made, one with `slow` is
    /// being made until [#finish], one with `stuck` cannot be deleted, and a retention of 13 is refused.
    static final class Groups implements ResourceType {
        final Map<String, Map<String, Object>> made = new ConcurrentHashMap<>();
        final List<String> deleted = new ArrayList<>();
        private volatile boolean finished;

        void finish() {
            finished = true;
        }

        @Override
        public String name() {
            return "AWS::Logs::LogGroup";
        }

        @Override
        public Set<String> createOnly() {
            return Set.of("LogGroupName");
        }

        @Override
        public Work create(Wanted wanted) {
            String name =
                    wanted.properties()
                            .text("LogGroupName")
                            .orElseGet(() -> wanted.generatedName(64));
            if (name.contains("broken")) {
                return new Work.Failed("", "no room for " + name);
            }
            if (made.containsKey(name)) {
                throw ApiError.of("ResourceAlreadyExistsException", name + " already exists");
            }
            made.put(name, new LinkedHashMap<>(wanted.tree()));
            return name.contains("slow") ? waiting(name) : new Work.Done(name);
        }

        private Work waiting(String name) {
            return finished ? new Work.Done(name) : new Work.Busy(name, () -> waiting(name));
        }

        @Override
        public Work update(String physicalId, Wanted before, Wanted wanted) {
            if (wanted.properties().text("RetentionInDays").filter("13"::equals).isPresent()) {
                return new Work.Failed(physicalId, "13 days are unlucky");
            }
            made.put(physicalId, new LinkedHashMap<>(wanted.tree()));
            return new Work.Done(physicalId);
        }

        @Override
        public Work delete(String physicalId, Wanted last) {
            if (physicalId.contains("stuck")) {
                return new Work.Failed(physicalId, "somebody still writes to " + physicalId);
            }
            made.remove(physicalId);
            deleted.add(physicalId);
            return new Work.Done(physicalId);
        }

        @Override
        public Map<String, Object> attributes(String physicalId) {
            return Map.of("Arn", "arn:aws:logs:eu-west-1:000000000000:log-group:" + physicalId);
        }

        @Override
        public Optional<Map<String, Object>> actual(String physicalId) {
            return Optional.ofNullable(made.get(physicalId));
        }
    }
}
