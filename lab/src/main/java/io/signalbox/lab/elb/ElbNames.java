package io.signalbox.lab.elb;

import io.signalbox.lab.identity.Account;

/// The ARNs of one load balancer and of what belongs to it.
record ElbNames(Account account, String balancer) {
    String loadBalancer() {
        return arn("loadbalancer/" + path());
    }

    String listener() {
        return arn("listener/" + path() + "/" + Account.serial(balancer + " listener"));
    }

    /// @param priority as in `DescribeRules`: a number, or `default`
    String rule(String priority) {
        return arn(
                "listener-rule/%s/%s/%s"
                        .formatted(
                                path(),
                                Account.serial(balancer + " listener"),
                                Account.serial(balancer + " rule " + priority)));
    }

    String targetGroup(String name) {
        return arn("targetgroup/%s/%s".formatted(name, Account.serial(name)));
    }

    private String path() {
        return "app/%s/%s".formatted(balancer, Account.serial(balancer));
    }

    private String arn(String resource) {
        return account.arn("elasticloadbalancing", resource);
    }
}
