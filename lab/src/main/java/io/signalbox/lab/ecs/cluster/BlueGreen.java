package io.signalbox.lab.ecs.cluster;

import io.signalbox.lab.ecs.task.TargetGroupUse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Takes native deployments (BLUE_GREEN, LINEAR, CANARY) from stage to stage, at most one stage a tick: the new revision
/// starts in the other target group, is given the test traffic, then the production traffic in steps, then both run for
/// the bake time, then the old one ends. Alarms, the circuit breaker, a stage that takes a day and
/// `StopServiceDeployment` turn it; then the old revision has all the traffic again at once, and the new one ends.
///
/// The first deployment of a service has nothing to go back to and so waits for nothing but its tasks.
final class BlueGreen {
    /// What ECS gives a stage.
    private static final int STAGE_MINUTES = 24 * 60;

    private final Staffing staffing;
    private final Surroundings around;

    BlueGreen(Staffing staffing, Surroundings around) {
        this.staffing = staffing;
        this.around = around;
    }

    /// Whether the service is amid a native deployment, or one has been stopped where it was.
    static boolean drives(Service service) {
        ServiceDeployment rollout = service.rollout();
        boolean amid = !rollout.status().isOver() || service.deployments().size() > 1;
        return rollout.strategy().isNative() && amid;
    }

    void advance(Service service) {
        ServiceDeployment rollout = service.rollout();
        Instant now = around.clock().instant();
        if (rollout.status() == DeploymentStatus.PENDING) {
            begin(service, rollout, now);
            return;
        }
        if (rollout.status() == DeploymentStatus.ROLLBACK_REQUESTED) {
            turn(service, rollout, rollout.reason(), now);
        }
        for (Deployment revision : service.deployments()) {
            staffing.keep(service, revision, wanted(service, rollout, revision));
        }
        if (rollout.status() == DeploymentStatus.ROLLBACK_IN_PROGRESS) {
            comeBack(service, rollout, now);
        } else if (rollout.status() == DeploymentStatus.IN_PROGRESS) {
            watch(service, rollout, now)
                    .ifPresentOrElse(
                            trouble -> trouble(service, rollout, trouble, now),
                            () -> step(service, rollout, now));
        }
    }

    private void begin(Service service, ServiceDeployment rollout, Instant now) {
        Set<String> inAlarm =
                rollout.spec().policy().alarms().names().stream()
                        .filter(around.alarms()::inAlarm)
                        .collect(Collectors.toSet());
        boolean others = service.deployments().size() > (service.source().isPresent() ? 2 : 1);
        rollout.begin(
                inAlarm,
                others ? LifecycleStage.RECONCILE_SERVICE : LifecycleStage.PRE_SCALE_UP,
                now);
        service.tell(
                now,
                "began (service deployment %s) of %s, %s."
                        .formatted(
                                rollout.target().number(),
                                rollout.target().definition().name(),
                                rollout.strategy().kind()));
    }

    /// How many tasks a revision is to have.
    private static int wanted(Service service, ServiceDeployment rollout, Deployment revision) {
        boolean isTarget = revision.id().equals(rollout.target().id());
        boolean isSource = service.source().map(revision::equals).orElse(false);
        boolean returning = rollout.status().isReturning();
        boolean present =
                isTarget
                        ? !returning && rollout.stage().compareTo(LifecycleStage.SCALE_UP) >= 0
                        : isSource && (returning || rollout.stage() != LifecycleStage.CLEAN_UP);
        return present ? service.desired() : 0;
    }

    /// Why the deployment cannot go on.
    private Optional<Trouble> watch(Service service, ServiceDeployment rollout, Instant now) {
        ServiceSpec.Policy policy = rollout.spec().policy();
        if (policy.alarms().enabled()) {
            for (String name : policy.alarms().names()) {
                if (rollout.looksAt(name) && around.alarms().inAlarm(name)) {
                    rollout.trigger(name);
                    return Optional.of(
                            new Trouble(
                                    "Alarm %s is in ALARM.".formatted(name),
                                    policy.alarms().rollback()));
                }
            }
        }
        int failed = service.failedTasks(rollout.target());
        if (policy.breaker() && failed >= policy.failuresAllowed(service.desired())) {
            return Optional.of(
                    new Trouble(
                            "ECS Deployment Circuit Breaker was triggered: %d tasks failed to start."
                                    .formatted(failed),
                            policy.rollback()));
        }
        if (rollout.inStage(now).compareTo(minutes(STAGE_MINUTES)) > 0) {
            return Optional.of(
                    new Trouble(
                            "Stage %s has taken longer than %d minutes."
                                    .formatted(rollout.stage(), STAGE_MINUTES),
                            true));
        }
        return Optional.empty();
    }

    private record Trouble(String what, boolean rollback) {}

    private Duration minutes(int count) {
        return around.minute().multipliedBy(count);
    }

    private void trouble(Service service, ServiceDeployment rollout, Trouble trouble, Instant now) {
        if (trouble.rollback() && service.source().isPresent()) {
            turn(service, rollout, trouble.what(), now);
            return;
        }
        rollout.end(DeploymentStatus.STOPPED, trouble.what(), now);
        service.fail();
        service.tell(
                now,
                "(service deployment %s) deployment failed: %s"
                        .formatted(rollout.target().number(), trouble.what()));
    }

    private void turn(Service service, ServiceDeployment rollout, String why, Instant now) {
        Optional<Deployment> source = service.source();
        if (source.isEmpty()) {
            trouble(service, rollout, new Trouble(why, false), now);
            return;
        }
        rollout.rollBack(why, source.get().number(), now);
        service.abandon();
        service.tell(
                now,
                "(service deployment %s) is rolling back to %s: %s"
                        .formatted(
                                rollout.target().number(), source.get().definition().name(), why));
        giveTest(service, rollout, 0);
        giveProduction(service, rollout, 0, now);
    }

    private void comeBack(Service service, ServiceDeployment rollout, Instant now) {
        Deployment source = service.source().orElseThrow();
        if (rollout.stage() != LifecycleStage.CLEAN_UP) {
            rollout.enter(LifecycleStage.CLEAN_UP, now);
        } else if (staffing.gone(service, rollout.target())
                && staffing.serves(service, source, service.desired())) {
            rollout.end(DeploymentStatus.ROLLBACK_SUCCESSFUL, "", now);
            service.returned();
            service.tell(
                    now,
                    "(service deployment %s) rollback completed."
                            .formatted(rollout.target().number()));
            service.tell(now, "reached a steady state.");
        }
    }

    private void step(Service service, ServiceDeployment rollout, Instant now) {
        switch (rollout.stage()) {
            case RECONCILE_SERVICE -> reconcile(service, rollout, now);
            case PRE_SCALE_UP -> {
                // the rule names both groups from here on, so that the new tasks' health is checked
                giveProduction(service, rollout, service.source().isPresent() ? 0 : 100, now);
                next(rollout, now);
            }
            case SCALE_UP -> {
                if (staffing.serves(service, rollout.target(), service.desired())) {
                    next(rollout, now);
                }
            }
            case POST_SCALE_UP, POST_TEST_TRAFFIC_SHIFT, POST_PRODUCTION_TRAFFIC_SHIFT ->
                    next(rollout, now);
            case TEST_TRAFFIC_SHIFT -> {
                giveTest(service, rollout, 100);
                next(rollout, now);
            }
            case PRODUCTION_TRAFFIC_SHIFT -> shift(service, rollout, now);
            case BAKE_TIME -> {
                Duration bake = minutes(rollout.strategy().bakeMinutes());
                if (service.source().isEmpty() || rollout.inStage(now).compareTo(bake) >= 0) {
                    next(rollout, now);
                }
            }
            case CLEAN_UP -> cleanUp(service, now);
        }
    }

    private static void next(ServiceDeployment rollout, Instant now) {
        if (rollout.status() == DeploymentStatus.IN_PROGRESS) {
            rollout.enter(rollout.stage().next(), now);
        }
    }

    /// Ends what a deployment before this one has left, so that the other target group is free.
    private void reconcile(Service service, ServiceDeployment rollout, Instant now) {
        Optional<Deployment> source = service.source();
        List<Deployment> leftovers =
                service.deployments().stream()
                        .filter(d -> !d.id().equals(rollout.target().id()))
                        .filter(d -> !source.map(d::equals).orElse(false))
                        .toList();
        if (source.isPresent()) {
            giveTest(service, rollout, 0);
            giveProduction(service, rollout, 0, now);
        }
        leftovers.stream().filter(d -> staffing.gone(service, d)).forEach(service::drop);
        if (leftovers.stream().allMatch(d -> staffing.gone(service, d))) {
            next(rollout, now);
        }
    }

    private void shift(Service service, ServiceDeployment rollout, Instant now) {
        List<Double> steps = rollout.strategy().steps();
        boolean first = service.source().isEmpty();
        int step = first ? steps.size() - 1 : rollout.step() + 1;
        boolean watched =
                rollout.step() < 0
                        || rollout.inStep(now)
                                        .compareTo(minutes(rollout.strategy().stepBakeMinutes()))
                                >= 0;
        if (!first && !watched) {
            return;
        }
        giveProduction(service, rollout, steps.get(step), now);
        rollout.enterStep(step, now);
        if (step == steps.size() - 1) {
            next(rollout, now);
        }
    }

    private void cleanUp(Service service, Instant now) {
        boolean alone = service.source().map(source -> staffing.gone(service, source)).orElse(true);
        if (alone && staffing.serves(service, service.primary(), service.desired())) {
            service.complete(now);
            service.settle();
            service.tell(
                    now,
                    "(service deployment %s) completed.".formatted(service.primary().number()));
            service.tell(now, "reached a steady state.");
        }
    }

    private void giveTest(Service service, ServiceDeployment rollout, double percent) {
        traffic(rollout)
                .flatMap(ServiceSpec.Traffic::testRule)
                .ifPresent(rule -> weigh(service, rollout, rule, percent));
        rollout.test(percent);
    }

    private void giveProduction(
            Service service, ServiceDeployment rollout, double percent, Instant now) {
        Optional<ServiceSpec.Traffic> traffic = traffic(rollout);
        boolean there =
                traffic.map(t -> weigh(service, rollout, t.productionRule(), percent)).orElse(true);
        if (!there && !rollout.status().isReturning()) {
            String rule = traffic.map(ServiceSpec.Traffic::productionRule).orElse("");
            turn(
                    service,
                    rollout,
                    "The listener rule %s has gone, or does not forward.".formatted(rule),
                    now);
            return;
        }
        if (rollout.production() != percent) {
            service.tell(
                    now,
                    "gave %s %% of the production traffic to (deployment %s)."
                            .formatted(number(percent), rollout.target().id()));
        }
        rollout.production(percent);
    }

    private static String number(double percent) {
        return percent == Math.rint(percent)
                ? String.valueOf((long) percent)
                : String.valueOf(percent);
    }

    private static Optional<ServiceSpec.Traffic> traffic(ServiceDeployment rollout) {
        return rollout.spec().traffic();
    }

    private boolean weigh(Service service, ServiceDeployment rollout, String rule, double percent) {
        String to = rollout.target().targets().getFirst().groupArn();
        String from =
                service.source()
                        .map(source -> source.targets().getFirst().groupArn())
                        .orElseGet(() -> other(rollout, to));
        return around.rules().weigh(rule, weights(from, to, percent));
    }

    private static String other(ServiceDeployment rollout, String group) {
        TargetGroupUse first = rollout.spec().targets().getFirst();
        return first.groupArn().equals(group)
                ? traffic(rollout).orElseThrow().alternate()
                : first.groupArn();
    }

    /// Of 100, or as fine as the weights of a rule can be where the percentage is no whole number.
    private static Map<String, Integer> weights(String from, String to, double percent) {
        if (from.equals(to)) {
            return Map.of(to, 100);
        }
        int whole = percent == Math.rint(percent) ? 100 : 999;
        int share = (int) Math.round(percent * whole / 100);
        return Map.of(to, share, from, whole - share);
    }
}
