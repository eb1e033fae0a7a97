package io.signalbox.lab.ecs.shape;

import io.signalbox.lab.ecs.cluster.CapacityProvider;
import io.signalbox.lab.ecs.definition.TaskDefinition;
import io.signalbox.lab.endpoint.Members;
import io.signalbox.lab.identity.Account;
import io.signalbox.lab.scaling.AutoScalingGroup;
import java.util.List;

/// What belongs to the account and to no cluster, capacity providers and task definitions, in the structures of the ECS
/// API.
public final class AccountShapes {
    private final Account account;

    public AccountShapes(Account account) {
        this.account = account;
    }

    public Members provider(CapacityProvider provider) {
        Members group =
                Members.of()
                        .put(
                                "autoScalingGroupArn",
                                AutoScalingGroup.arn(provider.groupName(), account))
                        .with(Members.ofTree(provider.settings()));
        return named(provider.name())
                .put("autoScalingGroupProvider", group)
                .put("tags", ClusterShapes.keyValues(provider.tags(), "key"));
    }

    public Members fargate(String name) {
        return named(name).put("tags", List.of());
    }

    private Members named(String name) {
        return Members.of()
                .put("capacityProviderArn", account.arn("ecs", "capacity-provider/" + name))
                .put("name", name)
                .put("status", "ACTIVE");
    }

    public Members definition(TaskDefinition definition) {
        boolean fargate =
                definition.document().get("requiresCompatibilities") instanceof List<?> list
                        && list.contains("FARGATE");
        return Members.ofTree(definition.document())
                .put("taskDefinitionArn", definition.arn(account))
                .put("networkMode", definition.networkMode())
                .put("revision", definition.revision())
                .put("status", definition.active() ? "ACTIVE" : "INACTIVE")
                .put("compatibilities", fargate ? List.of("EC2", "FARGATE") : List.of("EC2"))
                .put("cpu", String.valueOf(definition.cpu()))
                .put("memory", String.valueOf(definition.memory()))
                .put("registeredAt", definition.registered())
                .put("registeredBy", "arn:aws:iam::%s:user/operator".formatted(account.id()));
    }
}
