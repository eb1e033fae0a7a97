package io.signalbox.operation.aws;

import io.signalbox.cloud.Task;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Plans the stop of one task.
final class TaskPlanner {

    private final Environment environment;
    private final AwsTarget target;
    private final AwsGateways gateways;

    TaskPlanner(Environment environment, AwsTarget target, AwsGateways gateways) {
        this.environment = environment;
        this.target = target;
        this.gateways = gateways;
    }

    PlanDraft plan(Intent.StopTask intent, FleetMap map) {
        var draft = new PlanDraft(intent, "Stop task " + intent.taskId(), "Stop task");
        List<Task> tasks =
                gateways.services()
                        .tasks(
                                target.cluster(),
                                List.of(target.blueService(), target.greenService()));
        @Nullable Task task =
                tasks.stream().filter(t -> t.id().equals(intent.taskId())).findFirst().orElse(null);
        if (task == null) {
            return draft.find(
                    Finding.block(
                            "No task "
                                    + intent.taskId()
                                    + " of the blue or the green service is there."));
        }
        if (!task.running() || task.desiredStatus().equals("STOPPED")) {
            return draft.find(Finding.block("The task is stopping already."));
        }
        String service = Objects.requireNonNullElse(task.service(), "");
        Colour colour = environment.colourOf(service);
        long alike = tasks.stream().filter(t -> t.running() && service.equals(t.service())).count();
        draft.change("Task " + task.id(), "RUNNING", "STOPPED", colour);
        draft.find(
                alike > 1
                        ? Finding.ok(
                                (alike - 1)
                                        + (alike == 2 ? " other task of " : " other tasks of ")
                                        + service
                                        + " goes on")
                        : Finding.warn("It is the only task of " + service + " that runs."));
        return draft.consequences(consequences(service, map, task))
                .step("Stop the task", new Write.TaskStopped(task.id()))
                .step(
                        "Wait until " + service + " runs what it asks for",
                        new Await.ServiceRunning(service, desired(service)))
                .command(new Commands(target).stopTask(task.id()));
    }

    private int desired(String service) {
        return gateways.services()
                .services(target.cluster(), List.of(service))
                .getFirst()
                .desired();
    }

    private static String consequences(String service, FleetMap map, Task task) {
        boolean known =
                map.servers().values().stream()
                        .anyMatch(
                                place -> {
                                    Task there = place.task();
                                    return there != null && there.id().equals(task.id());
                                });
        return (known ? "Its clients lose their connection and come back to other servers. " : "")
                + "ECS starts another task in its place, because "
                + service
                + " still asks for as many.";
    }
}
