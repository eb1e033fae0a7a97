package io.signalbox.operation.stack;

import io.signalbox.cloud.aws.AwsGateways;
import io.signalbox.cloud.stack.ChangeSet;
import io.signalbox.cloud.stack.ResourceChange;
import io.signalbox.cloud.stack.Stack;
import io.signalbox.cloud.stack.StackStatus;
import io.signalbox.operation.Await;
import io.signalbox.operation.Finding;
import io.signalbox.operation.Intent;
import io.signalbox.operation.IntentWords;
import io.signalbox.operation.PlanDraft;
import io.signalbox.operation.PlannedOperation;
import io.signalbox.operation.Write;
import io.signalbox.templates.Filling;
import io.signalbox.templates.Fleet;
import io.signalbox.templates.FleetFileException;
import io.signalbox.templates.FleetStack;
import io.signalbox.templates.Template;
import io.signalbox.templates.Templates;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Plans what brings a fleet to what its file says. For a stack that stands that is a change set; for
/// one that does not, the list of what its template makes: the values that come from stacks before it
/// are not known yet.
final class DeployPlanner {

    /// Types whose loss cannot be made good by deploying again.
    private static final Set<String> STATEFUL =
            Set.of(
                    "AWS::EC2::VPC",
                    "AWS::ECR::Repository",
                    "AWS::ElastiCache::ReplicationGroup",
                    "AWS::ElastiCache::ServerlessCache",
                    "AWS::S3::Bucket");

    private final AwsGateways gateways;
    private final ChangeSets changeSets;
    private final StackCommands commands;
    private final InstantSource clock;
    private final TrafficGuard traffic;

    DeployPlanner(
            AwsGateways gateways,
            ChangeSets changeSets,
            StackCommands commands,
            InstantSource clock) {
        this.gateways = gateways;
        this.changeSets = changeSets;
        this.commands = commands;
        this.clock = clock;
        this.traffic = new TrafficGuard(gateways);
    }

    /// A plan in the making.
    private record Making(
            String id, Fleet fleet, Deployed deployed, PlanDraft draft, Tally tally) {}

    private record Tally(
            List<String> made,
            List<String> updated,
            List<String> same,
            List<String> guarded,
            List<String> exposed) {}

    PlannedOperation plan(Intent.DeployStacks intent, String id) {
        String title = IntentWords.title(intent);
        try {
            Making making =
                    new Making(
                            id,
                            intent.fleet(),
                            Deployed.read(intent.fleet(), gateways.stacks()),
                            new PlanDraft(intent, title, "Deploy"),
                            new Tally(
                                    new ArrayList<>(),
                                    new ArrayList<>(),
                                    new ArrayList<>(),
                                    new ArrayList<>(),
                                    new ArrayList<>()));
            for (FleetStack stack : intent.fleet().stacks()) {
                if (intent.only().isEmpty() || intent.only().contains(stack.name())) {
                    add(making, stack);
                }
            }
            return finished(making);
        } catch (FleetFileException wrong) {
            return PlanDraft.refused(
                    intent, title, String.valueOf(wrong.getMessage()), id, clock.instant());
        }
    }

    private void add(Making making, FleetStack stack) throws FleetFileException {
        String name = making.fleet().stackName(stack);
        if (changeSets.executed(ChangeSets.name(making.id(), stack.name()))) {
            // The plan is looked at once more on its way; this stack is behind it.
            making.tally().same().add(stack.name());
            making.deployed().stack(stack).ifPresent(s -> guard(making, name, s.guarded()));
            return;
        }
        Filling filling = making.deployed().filling(stack);
        Stack there = making.deployed().stack(stack).orElse(null);
        if (there == null) {
            create(making, stack, filling);
            return;
        }
        StackStatus status = there.status();
        if (!status.updatable()) {
            making.draft().find(Finding.block(name + hindrance(status)));
            return;
        }
        if (!filling.awaited().isEmpty()) {
            updateLater(making, stack, filling);
        } else {
            update(making, stack, filling, there);
        }
        guard(making, name, there.guarded());
    }

    private static String hindrance(StackStatus status) {
        if (status.moving()) {
            return " is " + status + "; wait until CloudFormation is done with it.";
        }
        if (status.onlyDeletable()) {
            return " is " + status + ": all that CloudFormation allows is to delete it first.";
        }
        return " is "
                + status
                + ": its rollback has to be finished first (aws cloudformation"
                + " continue-update-rollback).";
    }

    private void create(Making making, FleetStack stack, Filling filling)
            throws FleetFileException {
        String name = making.fleet().stackName(stack);
        Template template = Templates.read(stack.template());
        making.draft()
                .change(
                        name,
                        "\u2013",
                        "new: up to %d resources of %s %s"
                                .formatted(
                                        template.resources().size(),
                                        template.id(),
                                        template.version()),
                        null);
        making.tally().made().add(stack.name());
        // What is new carries nobody's traffic yet.
        steps(making, stack, filling, "Create ", "", false);
        if (making.fleet().protection()) {
            guard(making, name, false);
        } else if (template.resources().values().stream().anyMatch(STATEFUL::contains)) {
            making.tally().exposed().add(stack.name());
        }
    }

    private void updateLater(Making making, FleetStack stack, Filling filling)
            throws FleetFileException {
        String name = making.fleet().stackName(stack);
        String awaited =
                filling.awaited().values().stream()
                        .map(Object::toString)
                        .sorted()
                        .collect(Collectors.joining(", "));
        making.draft()
                .change(name, "as it is", "with " + awaited, null)
                .find(
                        Finding.warn(
                                "What changes in "
                                        + name
                                        + " is known only when "
                                        + awaited
                                        + " is there."));
        making.tally().updated().add(stack.name());
        // What it will touch is not known yet.
        steps(making, stack, filling, "Update ", "", true);
    }

    private void update(Making making, FleetStack stack, Filling filling, Stack there)
            throws FleetFileException {
        String changeSet = ChangeSets.name(making.id(), stack.name());
        ChangeSet set = changeSets.of(making.deployed().order(stack, filling, changeSet));
        if (set.empty()) {
            making.tally().same().add(stack.name());
            return;
        }
        ChangeWords.write(making.draft(), there.name(), set.changes());
        traffic.check(making.draft(), making.deployed(), there, set, filling);
        making.tally().updated().add(stack.name());
        boolean routes = set.changes().stream().anyMatch(ResourceChange::routesTraffic);
        steps(making, stack, filling, "Update ", ChangeSets.content(set), routes);
    }

    private void steps(
            Making making,
            FleetStack stack,
            Filling filling,
            String verb,
            String content,
            boolean routes)
            throws FleetFileException {
        String name = making.fleet().stackName(stack);
        making.draft()
                .step(
                        verb + name,
                        new Write.StackDeployed(
                                making.fleet(),
                                stack,
                                ChangeSets.name(making.id(), stack.name()),
                                content,
                                routes))
                .step("Wait for " + name, new Await.StackSettled(name))
                .command(commands.deploy(making.fleet(), stack, filling));
    }

    private void guard(Making making, String name, boolean on) {
        boolean wanted = making.fleet().protection();
        if (on != wanted) {
            making.tally().guarded().add(name);
            making.draft()
                    .change(
                            name + " \u00b7 termination protection",
                            on ? "on" : "off",
                            wanted ? "on" : "off",
                            null)
                    .step(
                            "Turn termination protection of %s %s"
                                    .formatted(name, wanted ? "on" : "off"),
                            new Write.StackGuarded(name, wanted))
                    .command(commands.guard(name, wanted));
        }
    }

    private PlannedOperation finished(Making making) {
        Tally tally = making.tally();
        Map<String, List<String>> told = new LinkedHashMap<>();
        told.put("to be made", tally.made());
        told.put("to be updated", tally.updated());
        told.put("as the file says", tally.same());
        String sentence =
                told.entrySet().stream()
                        .filter(entry -> !entry.getValue().isEmpty())
                        .map(entry -> entry.getKey() + ": " + String.join(", ", entry.getValue()))
                        .collect(Collectors.joining("; "));
        if (!tally.exposed().isEmpty()) {
            making.draft()
                    .find(
                            Finding.warn(
                                    "These would hold state and could be deleted by one command: "
                                            + String.join(", ", tally.exposed())
                                            + ". For anything but a test: `protection: true` in the"
                                            + " fleet file, or Protect on the Stacks screen."));
        }
        making.draft().consequences(capital(sentence) + ".");
        if (tally.made().isEmpty() && tally.updated().isEmpty() && tally.guarded().isEmpty()) {
            making.draft().find(Finding.ok("Nothing to deploy: everything is as the file says."));
        }
        return making.draft().finish(making.id(), clock.instant());
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
