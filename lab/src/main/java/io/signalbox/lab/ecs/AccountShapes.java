package io.signalbox.lab.ecs;

import io.signalbox.lab.ecs.definition.TaskDefinition;
import io.signalbox.lab.endpoint.Members;
import io.signalbox.lab.scaling.AutoScalingGroup;
import java.util.List;

/// What belongs to the account and to no cluster, capacity providers and task definitions, in the structures of the ECS
/// API.
final class AccountShapes {
    private final Ecs ecs;

    AccountShapes(Ecs ecs) {
        this.ecs = ecs;
    }

    Members provider(CapacityProvider provider) {
        Members group =
                Members.of()
                        .put(
                                "autoScalingGroupArn",
                                AutoScalingGroup.arn(provider.groupName(), ecs.account()))
                        .with(Members.ofTree(provider.settings()));
        return named(provider.name())
                .put("autoScalingGroupProvider", group)
                .put("tags", ClusterShapes.keyValues(provider.tags(), "key"));
    }

    Members fargate(String name) {
        return named(name).put("tags", List.of());
    }

    private Members named(String name) {
        return Members.of()
                .put("capacityProviderArn", ecs.providerArn(name))
                .put("name", name)
                .put("status", "ACTIVE");
    }

    Members definition(TaskDefinition definition) {
        boolean fargate =
                definition.document().get("requiresCompatibilities") instanceof List<?> list
                        && list.contains("FARGATE");
        return Members.ofTree(definition.document())
                .put("taskDefinitionArn", ecs.definitions().arn(definition))
                .put("networkMode", definition.networkMode())
                .put("revision", definition.revision())
                .put("status", definition.active() ? "ACTIVE" : "INACTIVE")
                .put("compatibilities", fargate ? List.of("EC2", "FARGATE") : List.of("EC2"))
                .put("cpu", String.valueOf(definition.cpu()))
                .put("memory", String.valueOf(definition.memory()))
                .put("registeredAt", definition.registered())
                .put("registeredBy", "arn:aws:iam::%s:user/operator".formatted(ecs.account().id()));
    }
}
