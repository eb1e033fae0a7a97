package io.signalbox.lab.elb;

import io.signalbox.lab.identity.Account;

/// The ARNs of load balancers and of what belongs to them.
record ElbNames(Account account) {
    String loadBalancer(String name) {
        return arn("loadbalancer/app/%s/%s".formatted(name, Account.serial(name)));
    }

    /// @param port as the caller wanted it
    String listener(String loadBalancerArn, int port) {
        return loadBalancerArn.replace(":loadbalancer/", ":listener/")
                + "/"
                + Account.serial(loadBalancerArn + " listener " + port);
    }

    /// @param key that no other rule of the listener has: the first priority, or `default`
    String rule(String listenerArn, String key) {
        return listenerArn.replace(":listener/", ":listener-rule/")
                + "/"
                + Account.serial(listenerArn + " rule " + key);
    }

    String targetGroup(String name) {
        return arn("targetgroup/%s/%s".formatted(name, Account.serial(name)));
    }

    private String arn(String resource) {
        return account.arn("elasticloadbalancing", resource);
    }
}
