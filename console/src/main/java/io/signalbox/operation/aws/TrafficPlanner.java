package io.signalbox.operation.aws;

import io.signalbox.cloud.GroupStickiness;
import io.signalbox.cloud.Service;
import io.signalbox.cloud.Target;
import io.signalbox.cloud.aws.AwsGateways;
import io.signalbox.environment.AwsTarget;
import io.signalbox.environment.Colour;
import io.signalbox.journal.WeightMove;
import io.signalbox.operation.ColourTotals;
import io.signalbox.operation.Finding;
import io.signalbox.operation.FleetMap;
import io.signalbox.operation.Intent;
import io.signalbox.operation.PlanDraft;
import io.signalbox.operation.TrafficSplit;
import io.signalbox.operation.Write;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Plans the weights of the listener rule.
final class TrafficPlanner {

    private final AwsTarget target;
    private final AwsGateways gateways;

    TrafficPlanner(AwsTarget target, AwsGateways gateways) {
        this.target = target;
        this.gateways = gateways;
    }

    PlanDraft shift(Intent.ShiftTraffic intent, FleetMap map, Optional<RollBack> before) {
        int percent = intent.greenPercent();
        var draft = new PlanDraft(intent, "Shift " + percent + " % to green", "Start shift");
        if (percent < 0 || percent > 100) {
            return draft.find(Finding.block(percent + " % cannot be sent to green: 0 to 100 can."));
        }
        return move(draft, new TrafficSplit(100 - percent, percent), map, before);
    }

    PlanDraft switchTo(Intent.SwitchTraffic intent, FleetMap map, Optional<RollBack> before) {
        Colour to = intent.to();
        var draft =
                new PlanDraft(
                        intent, "Switch all traffic to " + to.word(), "Switch to " + to.word());
        TrafficSplit all = to == Colour.BLUE ? new TrafficSplit(100, 0) : new TrafficSplit(0, 100);
        return move(draft, all, map, before);
    }

    PlanDraft rollBack(Intent.RollBackTraffic intent, FleetMap map, Optional<RollBack> before) {
        if (before.isEmpty()) {
            return new PlanDraft(intent, "Roll back traffic", "Roll back")
                    .find(
                            Finding.block(
                                    "There is nothing to go back to: no shift is recorded since"
                                            + " the last roll back."));
        }
        TrafficSplit split = before.get().split();
        var draft = new PlanDraft(intent, "Roll back to " + split.text(), "Roll back");
        return move(draft, split, map, before);
    }

    private PlanDraft move(
            PlanDraft draft, TrafficSplit wanted, FleetMap map, Optional<RollBack> before) {
        String ruleArn = target.ruleArn();
        if (ruleArn == null) {
            return draft.find(
                    Finding.block("This environment names no listener rule, so no weights."));
        }
        TrafficReading reading = TrafficReading.read(target, gateways, ruleArn);
        String unfit = unfit(reading);
        if (unfit != null) {
            return draft.find(Finding.block(unfit));
        }
        TrafficSplit present = reading.split();
        if (present.equals(wanted)) {
            return draft.find(Finding.block("The weights are " + wanted.text() + " already."));
        }
        for (Colour colour : Colour.values()) {
            draft.change(colour.word() + " weight", present.of(colour), wanted.of(colour), colour);
        }
        checkServices(draft, reading);
        checkTargets(draft, reading, present, wanted);
        checkHistory(draft, present, before);
        GroupStickiness stickiness = reading.rule().stickiness();
        return draft.consequences(consequences(present, wanted, stickiness, map))
                .step(
                        "Set the weights to " + wanted.text(),
                        new Write.RuleWeights(
                                ruleArn, reading.rule().weights(), reading.weightsWith(wanted)))
                .command(
                        new Commands(target)
                                .weights(
                                        ruleArn,
                                        reading.weightsWith(wanted),
                                        stickiness.enabled(),
                                        stickiness.seconds()))
                .move(recorded(ruleArn, reading, present, wanted));
    }

    private static WeightMove recorded(
            String ruleArn, TrafficReading reading, TrafficSplit present, TrafficSplit wanted) {
        return new WeightMove(
                ruleArn,
                new WeightMove.Side(reading.groupArn(Colour.BLUE), present.blue(), wanted.blue()),
                new WeightMove.Side(
                        reading.groupArn(Colour.GREEN), present.green(), wanted.green()));
    }

    private static @Nullable String unfit(TrafficReading reading) {
        if (reading.rule().priority().equals("default")) {
            return "The rule is its listener's default, which has no weights to move here; name a"
                    + " rule with a priority.";
        }
        if (!reading.complete()) {
            return "The rule does not forward to the target groups of both services.";
        }
        for (Colour colour : Colour.values()) {
            Service service = reading.service(colour);
            if (service.rollout().movesWeights()) {
                return service.name()
                        + " is deployed by ECS's own "
                        + service.rollout().strategy()
                        + " strategy; ECS moves its weights, the console must not.";
            }
        }
        return null;
    }

    private static void checkServices(PlanDraft draft, TrafficReading reading) {
        boolean deploying = false;
        for (Colour colour : Colour.values()) {
            Service service = reading.service(colour);
            if (service.deploying()) {
                deploying = true;
                draft.find(Finding.warn("A deployment of " + service.name() + " is running."));
            }
        }
        if (!deploying) {
            draft.find(Finding.ok("no deployment is running"));
        }
    }

    /// The side that gets more than before must be able to take it.
    private static void checkTargets(
            PlanDraft draft, TrafficReading reading, TrafficSplit present, TrafficSplit wanted) {
        for (Colour colour : Colour.values()) {
            if (wanted.of(colour) <= present.of(colour)) {
                continue;
            }
            List<Target> targets = reading.targets(colour);
            long usable = targets.stream().filter(t -> !t.state().equals("draining")).count();
            long healthy = targets.stream().filter(Target::healthy).count();
            if (healthy == 0) {
                draft.find(
                        Finding.block(
                                colour.word()
                                        + " has no healthy target ("
                                        + usable
                                        + " registered); its clients would get errors."));
            } else if (healthy < usable) {
                draft.find(
                        Finding.warn(
                                colour.word()
                                        + " has only "
                                        + healthy
                                        + " of "
                                        + usable
                                        + " targets healthy"));
            } else {
                draft.find(
                        Finding.ok(
                                colour.word()
                                        + " has "
                                        + healthy
                                        + " of "
                                        + usable
                                        + " healthy targets"));
            }
        }
    }

    private static void checkHistory(
            PlanDraft draft, TrafficSplit present, Optional<RollBack> before) {
        if (before.isPresent()) {
            WeightMove last = before.get().last();
            var left = new TrafficSplit(last.blue().after(), last.green().after());
            if (!left.equals(present)) {
                draft.find(
                        Finding.warn(
                                "The console last set "
                                        + left.text()
                                        + "; someone else moved the weights to "
                                        + present.text()
                                        + "."));
                return;
            }
        }
        draft.find(Finding.ok("weights are " + present.text() + ", just read"));
    }

    private static String consequences(
            TrafficSplit present, TrafficSplit wanted, GroupStickiness stickiness, FleetMap map) {
        ColourTotals blue = map.colour(Colour.BLUE);
        ColourTotals green = map.colour(Colour.GREEN);
        var text = new StringBuilder("New clients");
        double perSecond = blue.newPerSecond() + green.newPerSecond();
        if (perSecond >= 0.05) {
            text.append(String.format(Locale.ROOT, " (%.1f per second)", perSecond));
        }
        text.append(" go ").append(wanted.text()).append(" from then on. ");
        Colour loses = wanted.green() > present.green() ? Colour.BLUE : Colour.GREEN;
        int staying = map.colour(loses).sockets();
        text.append(staying)
                .append(staying == 1 ? " open socket stays on " : " open sockets stay on ")
                .append(loses.word())
                .append(" until they reconnect or are drained.");
        if (stickiness.enabled()) {
            text.append(" A client that was here within ")
                    .append(stickiness.seconds())
                    .append(" s comes back to its side by cookie.");
        }
        return text.toString();
    }
}
