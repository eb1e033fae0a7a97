package io.signalbox.lab.stacks.template;

import io.signalbox.lab.identity.Account;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The parameters that every stack has without declaring them.
public record Pseudo(
        Account account,
        String region,
        String stackName,
        String stackId,
        List<String> notificationArns) {
    static final String NO_VALUE = "AWS::NoValue";
    private static final Set<String> NAMES =
            Set.of(
                    "AWS::AccountId",
                    NO_VALUE,
                    "AWS::NotificationARNs",
                    "AWS::Partition",
                    "AWS::Region",
                    "AWS::StackId",
                    "AWS::StackName",
                    "AWS::URLSuffix");

    public Pseudo {
        notificationArns = List.copyOf(notificationArns);
    }

    static boolean named(String name) {
        return NAMES.contains(name);
    }

    Optional<Object> value(String name) {
        return switch (name) {
            case "AWS::AccountId" -> Optional.of(account.id());
            case "AWS::NotificationARNs" -> Optional.of(notificationArns);
            case "AWS::Partition" -> Optional.of("aws");
            case "AWS::Region" -> Optional.of(region);
            case "AWS::StackId" -> Optional.of(stackId);
            case "AWS::StackName" -> Optional.of(stackName);
            case "AWS::URLSuffix" -> Optional.of("amazonaws.com");
            default -> Optional.empty();
        };
    }
}
