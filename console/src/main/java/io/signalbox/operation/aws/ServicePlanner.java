package io.signalbox.operation.aws;

import io.signalbox.cloud.Instance;
import io.signalbox.cloud.Rule;
import io.signalbox.cloud.Service;
import io.signalbox.cloud.aws.AwsGateways;
import io.signalbox.environment.AwsTarget;
import io.signalbox.environment.Colour;
import io.signalbox.environment.Environment;
import io.signalbox.operation.Await;
import io.signalbox.operation.Finding;
import io.signalbox.operation.FleetMap;
import io.signalbox.operation.Intent;
import io.signalbox.operation.PlanDraft;
import io.signalbox.operation.Write;
import java.util.List;
import java.util.OptionalInt;

/// Plans the number of tasks of a service.
final class ServicePlanner {

    /// What ECS allows for one service.
    private static final int MOST_TASKS = 5000;

    private final Environment environment;
    private final AwsTarget target;
    private final AwsGateways gateways;

    ServicePlanner(Environment environment, AwsTarget target, AwsGateways gateways) {
        this.environment = environment;
        this.target = target;
        this.gateways = gateways;
    }

    PlanDraft plan(Intent.ScaleService intent, FleetMap map) {
        int wanted = intent.desired();
        var draft =
                new PlanDraft(
                        intent,
                        "Scale " + intent.service() + " to " + wanted,
                        "Scale to " + wanted);
        if (wanted < 0 || wanted > MOST_TASKS) {
            return draft.find(
                    Finding.block(
                            wanted
                                    + " tasks cannot be asked for: ECS takes 0 to "
                                    + MOST_TASKS
                                    + "."));
        }
        Service service =
                gateways.services()
                        .services(target.cluster(), List.of(intent.service()))
                        .getFirst();
        if (service.desired() == wanted) {
            return draft.find(
                    Finding.block(service.name() + " already asks for " + wanted + " tasks."));
        }
        Colour colour = environment.colourOf(service.name());
        draft.change(service.name() + " desired tasks", service.desired(), wanted, colour);
        checkState(draft, service);
        if (wanted > service.desired()) {
            checkCapacity(draft, service, wanted);
        } else {
            checkTraffic(draft, service, wanted, map);
        }
        return draft.step(
                        "Ask for " + tasks(wanted),
                        new Write.ServiceDesired(service.name(), service.desired(), wanted))
                .step(
                        "Wait until " + wanted + (wanted == 1 ? " runs" : " run"),
                        new Await.ServiceRunning(service.name(), wanted))
                .command(new Commands(target).scaleService(service.name(), wanted));
    }

    private static void checkState(PlanDraft draft, Service service) {
        if (!service.status().equals("ACTIVE")) {
            draft.find(Finding.block(service.name() + " is " + service.status() + ", not ACTIVE."));
        }
        draft.find(
                service.deploying()
                        ? Finding.warn("A deployment of " + service.name() + " is running.")
                        : Finding.ok("no deployment is running"));
    }

    /// How many more tasks of this size the instances take, judged by what a task takes now.
    private void checkCapacity(PlanDraft draft, Service service, int wanted) {
        int more = wanted - service.running();
        String follows = "ECS starts " + tasks(more) + "; clients come as they connect.";
        OptionalInt fits = fits(gateways.services().instances(target.cluster()));
        if (fits.isPresent() && fits.getAsInt() < more) {
            draft.find(
                    Finding.warn(
                            "The instances have room for about "
                                    + fits.getAsInt()
                                    + " more; the rest waits for instances."));
            follows += " Scale the group first, or let its managed scaling follow.";
        } else if (fits.isPresent()) {
            draft.find(Finding.ok("the instances have room for " + fits.getAsInt() + " more"));
        }
        draft.consequences(follows);
    }

    private static OptionalInt fits(List<Instance> instances) {
        int running = 0;
        int cpuUsed = 0;
        int memoryUsed = 0;
        for (Instance instance : instances) {
            running += instance.runningTasks() + instance.pendingTasks();
            cpuUsed += instance.cpuTotal() - instance.cpuFree();
            memoryUsed += instance.memoryTotalMiB() - instance.memoryFreeMiB();
        }
        if (running == 0 || (cpuUsed <= 0 && memoryUsed <= 0)) {
            return OptionalInt.empty();
        }
        double cpu = cpuUsed / (double) running;
        double memory = memoryUsed / (double) running;
        return OptionalInt.of(
                instances.stream()
                        .filter(instance -> instance.status().equals("ACTIVE"))
                        .mapToInt(
                                instance ->
                                        Math.min(
                                                room(instance.cpuFree(), cpu),
                                                room(instance.memoryFreeMiB(), memory)))
                        .sum());
    }

    private static int room(int free, double each) {
        return each <= 0 ? MOST_TASKS : (int) Math.floor(free / each);
    }

    private void checkTraffic(PlanDraft draft, Service service, int wanted, FleetMap map) {
        int leaving = service.desired() - wanted;
        Colour colour = environment.colourOf(service.name());
        int sockets = colour == null ? 0 : map.colour(colour).sockets();
        if (wanted == 0) {
            checkLast(draft, service, sockets);
        }
        int moving =
                service.desired() == 0
                        ? 0
                        : (int) Math.round(sockets * (double) leaving / service.desired());
        draft.consequences(
                "ECS stops "
                        + tasks(leaving)
                        + "; about "
                        + moving
                        + " of "
                        + sockets
                        + " open sockets are told to go and reconnect elsewhere.");
    }

    private void checkLast(PlanDraft draft, Service service, int sockets) {
        if (target.ruleArn() != null) {
            Rule rule = gateways.traffic().rule(target.ruleArn());
            int weight =
                    service.targetGroupArns().stream()
                            .mapToInt(arn -> rule.weightOf(arn).orElse(0))
                            .sum();
            draft.find(
                    weight > 0
                            ? Finding.block(
                                    service.name()
                                            + " still has weight "
                                            + weight
                                            + "; shift the traffic away first.")
                            : Finding.ok("it gets no new clients"));
        }
        if (sockets > 0) {
            draft.find(
                    Finding.warn(sockets + " sockets are still open on " + service.name() + "."));
        }
    }

    private static String tasks(int count) {
        return count == 1 ? "1 task" : count + " tasks";
    }
}
