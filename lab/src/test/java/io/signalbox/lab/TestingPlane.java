package io.signalbox.lab;

import io.signalbox.lab.balancer.Balancer;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/// The AWS side of the lab without processes, and SDK clients for it.
final class TestingPlane implements AutoCloseable {
    private final TestingRunner runner = new TestingRunner();
    private final Balancer balancer = Balancer.start();
    private final ControlPlane plane;

    TestingPlane() {
        plane = ControlPlane.start(LabOptions.standard(), balancer, runner, "127.0.0.1:6379");
    }

    TestingRunner runner() {
        return runner;
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
