package io.signalbox.operation.stack;

import io.signalbox.cloud.Service;
import io.signalbox.cloud.WeightedGroup;
import io.signalbox.cloud.aws.AwsGateways;
import io.signalbox.cloud.stack.ChangeSet;
import io.signalbox.cloud.stack.ResourceChange;
import io.signalbox.cloud.stack.Stack;
import io.signalbox.operation.Finding;
import io.signalbox.operation.PlanDraft;
import io.signalbox.templates.Filling;
import io.signalbox.templates.FleetFileException;
import io.signalbox.templates.Template;
import io.signalbox.templates.TemplateParameter;
import io.signalbox.templates.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps an update of a stack from moving traffic that nobody meant to move: CloudFormation writes the
/// weights of its template over those of the last shift as soon as anything of the rule changes.
final class TrafficGuard {

    private static final String BLUE = "BlueWeight";
    private static final String GREEN = "GreenWeight";

    private final AwsGateways gateways;

    TrafficGuard(AwsGateways gateways) {
        this.gateways = gateways;
    }

    void check(PlanDraft draft, Deployed deployed, Stack stack, ChangeSet set, Filling filling)
            throws FleetFileException {
        List<String> routing =
                set.changes().stream()
                        .filter(ResourceChange::routesTraffic)
                        .map(ResourceChange::logicalId)
                        .toList();
        if (routing.isEmpty()) {
            return;
        }
        String what = stack.name() + " changes " + String.join(", ", routing);
        deploying(deployed)
                .ifPresent(
                        service ->
                                draft.find(
                                        Finding.block(
                                                what
                                                        + ", and a deployment of "
                                                        + service
                                                        + " is running; wait until it is over.")));
        weights(draft, what, stack, filling);
    }

    /// The first service of the fleet that ECS deploys now.
    private Optional<String> deploying(Deployed deployed) {
        String cluster = null;
        List<String> names = new ArrayList<>();
        for (Stack stack : deployed.stacks().values()) {
            cluster = stack.outputs().getOrDefault("ClusterName", cluster);
            String service = stack.outputs().get("ServiceName");
            if (service != null) {
                names.add(service);
            }
        }
        if (cluster == null || names.isEmpty()) {
            return Optional.empty();
        }
        return gateways.services().services(cluster, names).stream()
                .filter(Service::deploying)
                .map(Service::name)
                .findFirst();
    }

    private void weights(PlanDraft draft, String what, Stack stack, Filling filling)
            throws FleetFileException {
        String rule = stack.outputs().get("RuleArn");
        String blue = stack.outputs().get("BlueTargetGroupArn");
        String green = stack.outputs().get("GreenTargetGroupArn");
        Optional<Template> template =
                stack.template().isPresent()
                        ? Optional.of(Templates.read(stack.template().get()))
                        : Optional.empty();
        if (rule == null || blue == null || green == null || template.isEmpty()) {
            return;
        }
        List<WeightedGroup> live = gateways.traffic().rule(rule).weights();
        Split now = new Split(weight(live, blue), weight(live, green));
        Split declared = Split.of(stack.parameters());
        Split wanted =
                new Split(
                        wanted(filling, template.get(), BLUE),
                        wanted(filling, template.get(), GREEN));
        if (now.equals(wanted)) {
            draft.find(Finding.ok("The rule's live split " + now + " stays."));
        } else if (now.equals(declared)) {
            draft.find(Finding.warn("This moves traffic from " + now + " to " + wanted + "."));
        } else {
            draft.find(
                    Finding.block(
                            "%s, and would write the weights %s over the live ones %s. Give %s: %s and %s: %s in the file, then plan again."
                                    .formatted(
                                            what,
                                            wanted,
                                            now,
                                            BLUE,
                                            now.blue(),
                                            GREEN,
                                            now.green())));
        }
    }

    private static String weight(List<WeightedGroup> live, String arn) {
        return live.stream()
                .filter(group -> group.targetGroupArn().equals(arn))
                .map(group -> Integer.toString(group.weight()))
                .findFirst()
                .orElse("0");
    }

    private static String wanted(Filling filling, Template template, String parameter) {
        return Optional.ofNullable(filling.values().get(parameter))
                .or(() -> template.parameter(parameter).flatMap(TemplateParameter::standard))
                .orElse("?");
    }

    private record Split(String blue, String green) {
        static Split of(Map<String, String> parameters) {
            return new Split(
                    parameters.getOrDefault(BLUE, "?"), parameters.getOrDefault(GREEN, "?"));
        }

        @Override
        public String toString() {
            return blue + " | " + green;
        }
    }
}
