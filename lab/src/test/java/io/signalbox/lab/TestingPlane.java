package io.signalbox.lab;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.signalbox.lab.balancer.Balancer;
import io.signalbox.lab.cache.CacheHosts;
import io.signalbox.lab.logs.LogIntake;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/// The AWS side of the lab without processes, and SDK clients for it.
final class TestingPlane implements AutoCloseable {
    private final TestingRunner runner = TestingRunner.serving();
    private final Balancer balancer = Balancer.start();
    private final LogIntake output = new LogIntake(InstantSource.system());
    private final ControlPlane plane;

    private final LabFleet fleet;
    private final AtomicInteger cachesMade = new AtomicInteger();
    private final AtomicInteger openCaches = new AtomicInteger();

    /// With the stacks of the lab's fleet standing.
    TestingPlane() {
        this(LabOptions.standard());
    }

    TestingPlane(LabOptions options) {
        plane = ControlPlane.start(options, balancer, runner, this::openCache, output);
        try {
            fleet = plane.booted().orTimeout(60, TimeUnit.SECONDS).join();
        } catch (CompletionException failed) {
            close();
            throw failed;
        }
    }

    /// Nothing connects to it.
    private CompletableFuture<CacheHosts.CacheHost> openCache() {
        int port = 6_379 + cachesMade.getAndIncrement();
        openCaches.incrementAndGet();
        return completedFuture(
                new CacheHosts.CacheHost() {
                    @Override
                    public String address() {
                        return "127.0.0.1";
                    }

                    @Override
                    public int port() {
                        return port;
                    }

                    @Override
                    public void close() {
                        openCaches.decrementAndGet();
                    }
                });
    }

    int openCaches() {
        return openCaches.get();
    }

    LabFleet fleet() {
        return fleet;
    }

    TestingRunner runner() {
        return runner;
    }

    /// Where tasks "print".
    LogIntake output() {
        return output;
    }

    ControlPlane plane() {
        return plane;
    }

    URI url() {
        return plane.url();
    }

    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return client(builder, url());
    }

    /// A client as a console makes it, with the lab's fake credentials.
    static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.EU_WEST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(
                                        "AKIASIGNALBOXLAB0000", "signalbox-lab-not-a-secret")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @Override
    public void close() {
        plane.close();
        balancer.close();
    }
}
