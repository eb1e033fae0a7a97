package io.signalbox.cloud.aws;

import io.signalbox.cloud.LogPlace;
import io.signalbox.cloud.Task;
import io.signalbox.cloud.TaskLogs;
import io.signalbox.environment.AwsTarget;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/// Finds a task's log by its task definition, which never changes and so is asked for once. Any thread.
public final class AwsTaskLogs implements TaskLogs {
    private static final String NO_PAGE = "A lab has no CloudWatch console; take the command";

    private final AwsTarget target;
    private final AwsGateways gateways;
    private final Executor background;
    private final Map<String, LogDriver> drivers = new ConcurrentHashMap<>();

    /// @param background for calls, which block
    public AwsTaskLogs(AwsTarget target, AwsGateways gateways, Executor background) {
        this.target = target;
        this.gateways = gateways;
        this.background = background;
    }

    @Override
    public CompletableFuture<Place> place(Task task) {
        LogDriver known = drivers.get(task.taskDefinition());
        return known == null
                ? CompletableFuture.supplyAsync(() -> read(task), background)
                : CompletableFuture.completedFuture(place(task, known));
    }

    private Place read(Task task) {
        try {
            LogDriver driver = gateways.services().logDriver(task.taskDefinition());
            drivers.put(task.taskDefinition(), driver);
            return place(task, driver);
        } catch (AwsException e) {
            return new Unknown(e.failure().sentence() + " " + e.failure().whatToDo());
        }
    }

    private Place place(Task task, LogDriver driver) {
        if (!driver.driver().equals("awslogs")) {
            return new Unknown(
                    driver.driver().isEmpty()
                            ? "Task definition %s names no log driver"
                                    .formatted(task.taskDefinition())
                            : "Task definition %s logs by %s, not to CloudWatch Logs"
                                    .formatted(task.taskDefinition(), driver.driver()));
        }
        if (driver.group().isEmpty() || driver.prefix().isEmpty()) {
            return new Unknown(
                    "Task definition %s has no awslogs-group and awslogs-stream-prefix"
                            .formatted(task.taskDefinition()));
        }
        LogPlace place =
                new LogPlace(
                        driver.region().isEmpty() ? target.region() : driver.region(),
                        driver.group(),
                        driver.prefix() + "/" + driver.container() + "/" + task.id());
        return new Known(place, command(place), target.endpointOverride() == null ? "" : NO_PAGE);
    }

    private String command(LogPlace place) {
        StringBuilder command =
                new StringBuilder(
                        "aws logs tail %s --log-stream-names %s --follow --region %s"
                                .formatted(place.group(), place.stream(), place.region()));
        if (target.profile() != null) {
            command.append(" --profile ").append(target.profile());
        }
        URI override = target.endpointOverride();
        if (override != null) {
            command.append(" --endpoint-url ").append(override);
        }
        return command.toString();
    }

    @Override
    public CompletableFuture<Lines> last(LogPlace place, int lines) {
        return CompletableFuture.supplyAsync(() -> read(place, lines), background);
    }

    private Lines read(LogPlace place, int lines) {
        try {
            return new Lines(gateways.logs().last(place, lines), "");
        } catch (AwsException e) {
            return new Lines(List.of(), e.failure().sentence() + " " + e.failure().whatToDo());
        }
    }
}
