package io.signalbox.lab.architecture.breach.lab.balancer;

import io.signalbox.lab.identity.Account;
import software.amazon.awssdk.services.ecs.EcsClient;

/// Breaks, on purpose, what the balancer must not know.
final class KnowsAws {
    private final Account account;
    private final EcsClient client;

    KnowsAws(Account account, EcsClient client) {
        this.account = account;
        this.client = client;
    }

    @Override
    public String toString() {
        return account + " " + client;
    }
}
